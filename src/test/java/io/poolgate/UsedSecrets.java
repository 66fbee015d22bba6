package io.poolgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Every value of this run that must never stand in a log, kept in a file for [SuiteLogTest].
final class UsedSecrets {
  static final Path FILE = Path.of("target", "used-secrets.txt");

  /// Shorter ones (codes) turn up in timestamps and ids by chance.
  private static final int SHORTEST = 8;

  private static final Pattern SECRET_FIELDS =
      Pattern.compile(
          "\"(?:username|password|newPassword|accessToken|idToken|refreshToken|session|marker|email|srpA|signature|secret|currentPassword|passwordVerifier|otpauthUri)\""
              + "\\s*:\\s*\"([^\"]+)\"");
  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  private UsedSecrets() {}

  /// Notes the secrets in a JSON body.
  static void noteIn(@Nullable String json) {
    if (json != null) {
      SECRET_FIELDS.matcher(json).results().forEach(match -> note(match.group(1)));
    }
  }

  static void note(String secret) {
    if (secret.length() < SHORTEST || !NOTED.add(secret)) {
      return;
    }
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, secret + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

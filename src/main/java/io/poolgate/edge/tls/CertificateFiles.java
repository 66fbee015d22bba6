package io.poolgate.edge.tls;

import io.micronaut.http.ssl.CertificateProvider;
import io.poolgate.problem.StartupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Sinks;

/// The certificate that the server shows, from its files. They may be replaced while it runs:
/// written over, renamed or linked anew. New connections then see the new certificate. Files that
/// cannot be used change nothing, and are reported.
///
/// The files are read, not watched: where a folder is linked anew, as Kubernetes does it, nothing
/// happens to the files in it.
final class CertificateFiles implements CertificateProvider {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateFiles.class);

  /// What the files hold, or why they could not be read.
  private record Content(String certificate, String key, String failure) {
    @Override
    public String toString() {
      return "Content[]";
    }
  }

  private final TlsConfiguration configuration;
  private final InstantSource clock;
  private final Sinks.Many<KeyStore> shown = Sinks.many().replay().latest();
  private volatile CertificateAndKey current;
  private volatile @Nullable String problem;
  private Content lastSeen; // the scheduler's alone, as the next one
  private Content lastJudged;

  /// @throws StartupException where the files hold no certificate with its key
  CertificateFiles(TlsConfiguration configuration, InstantSource clock) {
    this.configuration = configuration;
    this.clock = clock;
    lastSeen = read();
    lastJudged = lastSeen;
    try {
      current = judge(lastSeen);
      show(current);
    } catch (GeneralSecurityException e) {
      throw new StartupException(
          TlsConfiguration.CERTIFICATE
              + " and "
              + TlsConfiguration.KEY
              + " cannot be used: "
              + e.getMessage()
              + ". Both must be PEM files. Example: "
              + TlsConfiguration.CERTIFICATE
              + "=/etc/poolgate/tls.crt "
              + TlsConfiguration.KEY
              + "=/etc/poolgate/tls.key");
    }
  }

  CertificateAndKey current() {
    return current;
  }

  /// Why the files as they are now are not used.
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /// Takes up new files once they have been seen twice without a change: files that are being
  /// written, or are only half replaced, still change.
  void look() {
    var now = read();
    boolean settled = now.equals(lastSeen);
    lastSeen = now;
    if (!settled || now.equals(lastJudged)) {
      return;
    }
    lastJudged = now;
    try {
      var next = judge(now);
      show(next);
      current = next;
      problem = null;
      LOG.info("Shows the new certificate of {}, until {}", next.subject(), next.expires());
    } catch (GeneralSecurityException e) {
      problem = e.getMessage();
      LOG.warn(
          "{} and {} cannot be used: {}. The certificate until {} is shown as before",
          TlsConfiguration.CERTIFICATE,
          TlsConfiguration.KEY,
          problem,
          current.expires());
    }
  }

  private Content read() {
    try {
      return new Content(text(configuration.certificate()), text(configuration.key()), "");
    } catch (IOException | InvalidPathException e) {
      return new Content("", "", "a file cannot be read (" + e.getMessage() + ")");
    }
  }

  /// A file that is not text is refused for what it lacks, not for its encoding.
  private static String text(@Nullable String file) throws IOException {
    return new String(
        Files.readAllBytes(Path.of(String.valueOf(file))), StandardCharsets.ISO_8859_1);
  }

  private CertificateAndKey judge(Content content) throws GeneralSecurityException {
    if (!content.failure().isEmpty()) {
      throw new GeneralSecurityException(content.failure());
    }
    var pair = CertificateAndKey.read(content.certificate(), content.key());
    if (pair.expires().isBefore(clock.instant())) {
      LOG.warn("The certificate of {} expired at {}", pair.subject(), pair.expires());
    }
    return pair;
  }

  private void show(CertificateAndKey pair) throws GeneralSecurityException {
    shown.tryEmitNext(pair.keyStore()).orThrow();
  }

  @Override
  public String getName() {
    return TlsConfiguration.NAME;
  }

  @Override
  public Publisher<KeyStore> getKeyStore() {
    return shown.asFlux();
  }
}

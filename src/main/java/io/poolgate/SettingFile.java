package io.poolgate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.poolgate.problem.StartupException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads the file that a setting stands in, such as a mounted secret. Errors name the file and
/// never what it holds.
final class SettingFile {
  static final String EXAMPLE = "/run/secrets/poolgate";

  private static final int MOST_BYTES = 64 * 1024;

  private SettingFile() {}

  /// What the file holds. Links are followed, as Kubernetes mounts secrets through some; but a pipe
  /// would keep the start waiting, and a device has no end.
  ///
  /// @throws StartupException naming the variable and the file
  static String read(String variable, String path) {
    try {
      var file = Path.of(path);
      if (!Files.isRegularFile(file)) {
        throw refused(variable, path, Files.exists(file) ? "is no regular file" : "is not there");
      }
      try (var content = Files.newInputStream(file)) {
        var bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw refused(variable, path, "is larger than 64 KiB");
        }
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      }
    } catch (CharacterCodingException e) {
      throw refused(variable, path, "is not in UTF-8");
    } catch (IOException | InvalidPathException e) {
      throw refused(variable, path, "cannot be read");
    }
  }

  private static StartupException refused(String variable, String path, String why) {
    return new StartupException(variable, "names a file that " + why + ": " + path + ".", EXAMPLE);
  }
}

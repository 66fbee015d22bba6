package io.poolgate.setting;

import io.poolgate.problem.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads a file that a setting names, such as a mounted secret. Links are followed, as Kubernetes
/// mounts secrets through some; but a pipe would keep the start waiting, and a device has no end.
/// Errors name the variable and the file, and never what it holds.
///
/// @param example of what the variable is set to
public record RegularFile(String variable, String path, String example) {

  /// What it holds.
  ///
  /// @throws StartupException where it is no such file, or larger than that
  public byte[] bytes(int most) {
    try {
      var file = Path.of(path);
      if (!Files.isRegularFile(file)) {
        throw refused(Files.exists(file) ? "is no regular file" : "is not there");
      }
      try (var content = Files.newInputStream(file)) {
        var bytes = content.readNBytes(most + 1);
        if (bytes.length > most) {
          throw refused("is larger than " + most / 1024 + " KiB");
        }
        return bytes;
      }
    } catch (IOException | InvalidPathException e) {
      throw refused("cannot be read");
    }
  }

  /// The start ends because of it.
  ///
  /// @param why it is of no use
  public StartupException refused(String why) {
    return new StartupException(variable, "names a file that " + why + ": " + path + ".", example);
  }
}

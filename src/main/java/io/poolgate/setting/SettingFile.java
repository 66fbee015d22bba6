package io.poolgate.setting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.poolgate.problem.StartupException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// The file that a setting stands in: UTF-8, of 64 KiB at most.
final class SettingFile {
  static final String EXAMPLE = "/run/secrets/poolgate";

  private static final int MOST_BYTES = 64 * 1024;

  private SettingFile() {}

  /// What the file holds.
  ///
  /// @throws StartupException naming the variable and the file
  static String read(String variable, String path) {
    var file = new RegularFile(variable, path, EXAMPLE);
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(file.bytes(MOST_BYTES))).toString();
    } catch (CharacterCodingException e) {
      throw file.refused("is not in UTF-8");
    }
  }
}

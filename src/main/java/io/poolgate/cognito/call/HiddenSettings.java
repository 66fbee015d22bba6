package io.poolgate.cognito.call;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/// What the SDK reads while a client is made, whatever the code says: two files, and variables that
/// must be well-formed though nothing follows from them. Meanwhile system properties hide them.
final class HiddenSettings {
  private static final String NO_FILE = "/dev/null";

  private static final Map<String, String> IN_THEIR_PLACE =
      Map.of(
          ProfileFileSystemSetting.AWS_CONFIG_FILE.property(),
          NO_FILE,
          ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(),
          NO_FILE,
          SdkSystemSetting.AWS_RETRY_MODE.property(),
          "standard",
          SdkSystemSetting.AWS_MAX_ATTEMPTS.property(),
          "1",
          "aws.newRetries2026",
          "false",
          "aws.enableDefaultSocketTimeout2026",
          "false",
          SdkSystemSetting.AWS_DISABLE_REQUEST_COMPRESSION.property(),
          "true",
          SdkSystemSetting.AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES.property(),
          "0");

  private HiddenSettings() {}

  /// Makes something of the SDK's that takes its settings from the code alone.
  static <T> T from(Supplier<T> code) {
    var before = new HashMap<String, @Nullable String>();
    IN_THEIR_PLACE.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    try {
      return code.get();
    } finally {
      before.forEach(HiddenSettings::restore);
    }
  }

  private static void restore(String name, @Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}

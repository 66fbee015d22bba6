package io.poolgate.localpool.wire;

import java.util.regex.Pattern;

/// The limits that Cognito's service model sets on texts: length and alphabet.
public enum Shape {
  CLIENT_ID("[\\w+]+", 1, 128),
  POOL_ID("[\\w-]+_[0-9a-zA-Z]+", 1, 55),
  USERNAME("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", 1, 128),
  PASSWORD("[\\S]+", 1, 256),
  SECRET_HASH("[\\w+=/]+", 1, 128),
  CLIENT_SECRET("[\\w+]+", 1, 64),
  CODE("[\\S]+", 1, 2048),
  SESSION("[\\S]+", 20, 2048),
  TOKEN("[A-Za-z0-9-_=.]+", 1, 131_072),
  GROUP("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", 1, 128),
  ATTRIBUTE_NAME("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", 1, 32),
  ATTRIBUTE_VALUE("(?s).*", 0, 2048),
  USER_CODE("[0-9]+", 6, 6),
  DEVICE_NAME("(?s).+", 1, 1024),
  DEVICE_KEY("[\\w-]+_[0-9a-f-]+", 1, 55),
  VERIFIER("[\\S]+", 1, 2048),
  ANY("(?s).*", 0, 131_072),
  PAGE_TOKEN("[\\S]+", 1, 131_072),
  WORD("[A-Za-z_]+", 1, 64);

  private final Pattern pattern;
  private final int minimum;
  private final int maximum;

  Shape(String pattern, int minimum, int maximum) {
    this.pattern = Pattern.compile(pattern);
    this.minimum = minimum;
    this.maximum = maximum;
  }

  /// Returns the value, or refuses it in Cognito's words, which never repeat the value.
  public String check(String name, String value) {
    if (value.length() < minimum) {
      throw violated(name, "Member must have length greater than or equal to " + minimum);
    }
    if (value.length() > maximum) {
      throw violated(name, "Member must have length less than or equal to " + maximum);
    }
    if (!pattern.matcher(value).matches()) {
      throw violated(name, "Member must satisfy regular expression pattern: " + pattern);
    }
    return value;
  }

  public static PoolException violated(String name, String constraint) {
    String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return PoolException.invalidParameter(
        "1 validation error detected: Value at '%s' failed to satisfy constraint: %s"
            .formatted(member, constraint));
  }
}

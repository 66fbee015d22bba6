package io.poolgate.token.keys;

/// A verifier cannot be made with this setting. Whoever read the settings knows where it came from,
/// and can say so.
public final class InvalidSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String component;

  private InvalidSetting(String component, String wrong) {
    super(wrong);
    this.component = component;
  }

  /// Refuses a setting.
  ///
  /// @param component the settings record's component
  /// @param wrong what is wrong with it, to follow its name: "must be …"
  /// @throws InvalidSetting unless the condition holds
  public static void unless(boolean condition, String component, String wrong) {
    if (!condition) {
      throw new InvalidSetting(component, wrong);
    }
  }

  /// The component of the settings record that is wrong, such as `skew`.
  public String component() {
    return component;
  }
}

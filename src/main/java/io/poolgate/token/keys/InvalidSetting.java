package io.poolgate.token.keys;

/// A setting that no verifier can be made with. It names the settings record's component; the code
/// that read the settings knows where that came from.
public final class InvalidSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String component;

  private InvalidSetting(String component, String wrong) {
    super(wrong);
    this.component = component;
  }

  /// Refuses a setting that does not meet a condition.
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

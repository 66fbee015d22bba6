package io.poolgate.problem;

/// What keeps the server from starting: one line that names the variable and shows an example.
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String line) {
    super(line);
  }

  public StartupException(String variable, String wrong, String example) {
    super(variable + " " + wrong + " Example: " + variable + "=" + example);
  }
}

package io.poolgate.localpool.settings;

/// The ways to begin a sign-in that a pool may allow its app clients (Cognito's ExplicitAuthFlows).
public enum AuthFlow {
  USER_PASSWORD_AUTH,
  USER_SRP_AUTH,
  USER_AUTH,
  CUSTOM_AUTH
}

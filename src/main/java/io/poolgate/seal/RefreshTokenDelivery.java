package io.poolgate.seal;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a front end wants the refresh token: where its scripts can read it, or where they cannot.
public enum RefreshTokenDelivery {
  @JsonProperty("body")
  BODY,
  @JsonProperty("cookie")
  COOKIE
}

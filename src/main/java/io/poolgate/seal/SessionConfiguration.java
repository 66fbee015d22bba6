package io.poolgate.seal;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.poolgate.setting.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `POOLGATE_SESSION_…` variables.
///
/// @param keys `kid:base64(32 bytes)`; the first seals, all open; none: a random one at start
/// @param validity how long a session lives: the app client's AuthSessionValidity
@ConfigurationProperties("poolgate.session")
public record SessionConfiguration(
    @Nullable @Secret List<String> keys, @Bindable(defaultValue = "3m") Duration validity) {

  @Override
  public String toString() {
    return "SessionConfiguration[validity=" + validity + "]";
  }
}

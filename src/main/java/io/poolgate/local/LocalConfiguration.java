package io.poolgate.local;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.poolgate.localpool.settings.MfaMode;
import jakarta.validation.constraints.Max;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `POOLGATE_LOCAL_…` variables.
///
/// @param host the address that the API and the local pool listen on
/// @param poolPort the local pool's port, 0 for any free one
/// @param mfa whether the local pool asks for a second factor
/// @param names names that a `Host` header may have besides the loopback ones
@ConfigurationProperties("poolgate.local")
record LocalConfiguration(
    @Bindable(defaultValue = "127.0.0.1") String host,
    @Bindable(defaultValue = "9229") @Max(65_535) int poolPort,
    @Bindable(defaultValue = "optional") MfaMode mfa,
    @Nullable List<String> names) {

  List<String> hostNames() {
    return names == null ? List.of() : names;
  }
}

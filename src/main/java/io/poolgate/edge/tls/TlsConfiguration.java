package io.poolgate.edge.tls;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.poolgate.problem.StartupException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `POOLGATE_TLS_…` variables.
///
/// @param certificate the PEM file of the certificate and those that vouch for it
/// @param key the PEM file of its private key
/// @param reloadInterval between two looks at the files
@Context
@ConfigurationProperties("poolgate.tls")
public record TlsConfiguration(
    @Nullable String certificate,
    @Nullable String key,
    @Bindable(defaultValue = "10s") Duration reloadInterval) {

  /// The name under which the server's listener finds the certificate.
  public static final String NAME = "tls";

  static final String CERTIFICATE = "POOLGATE_TLS_CERTIFICATE";
  static final String KEY = "POOLGATE_TLS_KEY";

  public TlsConfiguration {
    if ((certificate == null) != (key == null)) {
      throw new StartupException(
          certificate == null ? CERTIFICATE : KEY,
          "is not set, and the other one of the two is.",
          certificate == null ? "/etc/poolgate/tls.crt" : "/etc/poolgate/tls.key");
    }
  }

  /// Where the certificate is shown under that name; empty without TLS.
  public Optional<String> listener() {
    return certificate == null ? Optional.empty() : Optional.of(NAME);
  }
}

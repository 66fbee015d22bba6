package io.poolgate.cognito.call;

import io.poolgate.token.keys.PoolIssuers;
import java.net.URI;

/// Where Cognito is called in a region. The SDK's own rules for endpoints are left alone: they read
/// `AWS_PARTITIONS_FILE`.
final class RegionalEndpoint {
  private RegionalEndpoint() {}

  /// Where calls go.
  ///
  /// @param fips to the host with validated cryptography (FIPS 140)
  static URI of(String region, boolean fips) {
    return URI.create("https://cognito-idp" + (fips ? "-fips." : ".") + PoolIssuers.domain(region));
  }
}

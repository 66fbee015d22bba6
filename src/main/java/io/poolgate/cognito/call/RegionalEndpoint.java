package io.poolgate.cognito.call;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// Where Cognito is in a region. The SDK's table says which partition a region belongs to, one that
/// is newer than the table, too, and so how its hosts end: `amazonaws.com`, `amazonaws.com.cn`,
/// `amazonaws.eu` … Its rules for endpoints are left alone: they read `AWS_PARTITIONS_FILE`.
final class RegionalEndpoint {
  private RegionalEndpoint() {}

  /// Where calls go.
  ///
  /// @param fips to the host with validated cryptography (FIPS 140)
  static URI of(String region, boolean fips) {
    return URI.create("https://cognito-idp" + (fips ? "-fips." : ".") + domain(region));
  }

  /// The `iss` values of a pool's tokens, the older one first. The region is the pool's own,
  /// wherever it is called.
  static List<String> issuers(String poolId, String region) {
    var host = "cognito-idp." + domain(region);
    return List.of("https://" + host + "/" + poolId, "https://issuer-" + host + "/" + poolId);
  }

  private static String domain(String region) {
    return region + "." + PartitionMetadata.of(Region.of(region)).dnsSuffix();
  }
}

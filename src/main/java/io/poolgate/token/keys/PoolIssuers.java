package io.poolgate.token.keys;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/// What follows from a user pool's id: its region, the issuers of its tokens, and where its keys
/// are.
public final class PoolIssuers {
  /// A region, `_`, and the pool's name. Nothing else may get into a host's name.
  private static final Pattern POOL_ID = Pattern.compile("[A-Za-z0-9-]{1,40}_[0-9A-Za-z]{1,40}");

  private PoolIssuers() {}

  /// Whether it has the form of a pool's id, such as `eu-central-1_Ab12Cd34E`.
  public static boolean isPoolId(String text) {
    return POOL_ID.matcher(text).matches();
  }

  /// The pool's own region.
  public static String region(String poolId) {
    return poolId.substring(0, poolId.indexOf('_'));
  }

  /// The `iss` values of a pool's tokens, the older one first.
  public static List<String> of(String poolId) {
    var host = "cognito-idp." + domain(region(poolId));
    return List.of("https://" + host + "/" + poolId, "https://issuer-" + host + "/" + poolId);
  }

  /// Where an issuer publishes its keys.
  public static URI jwksUrl(String issuer) {
    return URI.create(issuer + "/.well-known/jwks.json");
  }

  /// What the hosts of a region end with, the region included.
  public static String domain(String region) {
    return region + "." + Partition.of(region).domain();
  }
}

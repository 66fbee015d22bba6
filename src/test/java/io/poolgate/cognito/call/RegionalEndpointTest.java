package io.poolgate.cognito.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.token.keys.PoolIssuers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.endpoints.CognitoIdentityProviderEndpointProvider;

/// Beside the rules by which the SDK would find a host by itself.
class RegionalEndpointTest {
  private static final CognitoIdentityProviderEndpointProvider RULES =
      CognitoIdentityProviderEndpointProvider.defaultProvider();

  static Stream<Region> regions() {
    return Region.regions().stream().filter(region -> !region.isGlobalRegion());
  }

  @ParameterizedTest
  @MethodSource("regions")
  void aPoolIsWhereTheSdkWouldLookForIt(Region region) {
    var plain = byRules(region, false);
    assertThat(RegionalEndpoint.of(region.id(), false)).hasToString(plain);
    assertThat(RegionalEndpoint.of(region.id(), true)).hasToString(byRules(region, true));
    var poolId = region.id() + "_Ab1";
    assertThat(PoolIssuers.of(poolId))
        .containsExactly(plain + "/" + poolId, plain.replace("//", "//issuer-") + "/" + poolId);
  }

  @Test
  void noPartitionIsLeftOut() {
    assertThat(regions().map(Region::id))
        .contains("eu-central-1", "cn-north-1", "eusc-de-east-1", "us-gov-west-1", "us-iso-east-1");
  }

  /// A region that is newer than the SDK belongs to the partition that its name says.
  @ParameterizedTest
  @CsvSource({
    "eu-central-9, cognito-idp.eu-central-9.amazonaws.com",
    "cn-west-7, cognito-idp.cn-west-7.amazonaws.com.cn",
    "eusc-de-west-3, cognito-idp.eusc-de-west-3.amazonaws.eu",
    "us-gov-south-1, cognito-idp.us-gov-south-1.amazonaws.com",
    "us-isob-south-1, cognito-idp.us-isob-south-1.sc2s.sgov.gov"
  })
  void aRegionToComeIsFoundByItsName(String region, String host) {
    assertThat(RegionalEndpoint.of(region, false)).hasToString("https://" + host);
  }

  private static String byRules(Region region, boolean fips) {
    return RULES
        .resolveEndpoint(asked -> asked.region(region).useFips(fips).useDualStack(false))
        .join()
        .endpointUrl()
        .toUri()
        .toString();
  }
}

package io.poolgate.localpool.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.user.Users;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Arrays;

/// Checks the access tokens of the calls that users make for their own account.
public final class AccessTokens {
  private final SigningKeys keys;
  private final InstantSource clock;
  private final String issuer;
  private final Grants grants;
  private final Users users;

  public AccessTokens(
      SigningKeys keys, InstantSource clock, String issuer, Grants grants, Users users) {
    this.keys = keys;
    this.clock = clock;
    this.issuer = issuer;
    this.grants = grants;
    this.users = users;
  }

  /// What its access token says of a call: the user, the client and the sign-in that it comes from.
  public record Bearer(User user, String clientId, String originJti) {}

  public Bearer bearerOf(Parameters parameters) {
    String token = parameters.required("AccessToken", Shape.TOKEN);
    try {
      return bearerOf(parse(token));
    } catch (ParseException malformed) {
      throw PoolException.notAuthorized("Invalid Access Token");
    }
  }

  /// Nimbus raises an unchecked exception where the header is JSON's `null`.
  private static SignedJWT parse(String token) throws ParseException {
    try {
      return SignedJWT.parse(token);
    } catch (RuntimeException malformed) {
      throw new ParseException(malformed.getClass().getName(), 0);
    }
  }

  private Bearer bearerOf(SignedJWT token) throws ParseException {
    if (!keys.verifies(token)) {
      throw PoolException.notAuthorized("Could not verify signature for Access Token");
    }
    var claims = token.getJWTClaimsSet();
    if (!issuer.equals(claims.getIssuer())
        || !"access".equals(claims.getClaimAsString("token_use"))
        || claims.getExpirationTime() == null) {
      throw PoolException.notAuthorized("Invalid Access Token");
    }
    if (!clock.instant().isBefore(claims.getExpirationTime().toInstant())) {
      throw PoolException.notAuthorized("Access Token has expired");
    }
    String originJti = text(claims, "origin_jti");
    if (grants.isRevoked(originJti)) {
      throw PoolException.notAuthorized("Access Token has been revoked");
    }
    if (!Arrays.asList(text(claims, "scope").split(" ", -1))
        .contains(TokenIssuer.SELF_SERVICE_SCOPE)) {
      throw PoolException.notAuthorized("Access Token does not have required scopes");
    }
    var user = users.require(text(claims, "sub"));
    user.requireReady();
    return new Bearer(user, text(claims, "client_id"), originJti);
  }

  private static String text(JWTClaimsSet claims, String name) throws ParseException {
    String value = claims.getClaimAsString(name);
    return value == null ? "" : value;
  }
}

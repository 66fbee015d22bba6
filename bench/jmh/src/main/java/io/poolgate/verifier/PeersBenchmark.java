package io.poolgate.verifier;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.RSAKeyProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.poolgate.token.keys.SignatureProvider;
import io.poolgate.token.verdict.Verification;
import io.poolgate.token.verdict.Verification.Verified;
import java.security.Security;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The library beside others for the JVM: each has the pool's keys, and checks the signature, the
/// issuer, the client, the use and the expiry. The tokens differ, as those of many users do. The
/// signatures are verified by one provider for all, the fastest: what differs is the libraries.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgs = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PeersBenchmark {
  private List<String> tokens;
  private int next;
  private CognitoVerifier forgetful;
  private CognitoVerifier remembering;
  private DefaultJWTProcessor<SecurityContext> nimbus;
  private JwtConsumer jose4j;
  private JWTVerifier javaJwt;

  @Setup
  public void start() throws Exception {
    Security.insertProviderAt(SignatureProvider.choose(), 1);
    var bench = BenchTokens.read();
    tokens = bench.tokens();
    forgetful = ours(bench).cacheBytes(0).build();
    remembering = ours(bench).build();
    nimbus = nimbus(bench);
    jose4j = jose4j(bench);
    javaJwt = javaJwt(bench);
    for (var token : tokens) {
      if (!(remembering.verify(token) instanceof Verified)) {
        throw new IllegalStateException("the token should be valid");
      }
    }
  }

  /// A string that was not hashed before, as each request brings one.
  private String token() {
    next = (next + 1) % tokens.size();
    return new String(tokens.get(next).toCharArray());
  }

  @Benchmark
  public Verification poolgateFirstSight() {
    return forgetful.verify(token());
  }

  @Benchmark
  public Verification poolgateRemembered() {
    return remembering.verify(token());
  }

  @Benchmark
  public JWTClaimsSet nimbus() throws Exception {
    return nimbus.process(token(), null);
  }

  @Benchmark
  public JwtClaims jose4j() throws Exception {
    return jose4j.processToClaims(token());
  }

  @Benchmark
  public DecodedJWT javaJwt() {
    return javaJwt.verify(token());
  }

  private static VerifierBuilder ours(BenchTokens bench) {
    return CognitoVerifier.forPool(bench.poolId())
        .clients(bench.clientId())
        .keys(keys -> keys.preloaded(bench.jwks()).neverFetched());
  }

  private static DefaultJWTProcessor<SecurityContext> nimbus(BenchTokens bench) throws Exception {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    var keys = new ImmutableJWKSet<SecurityContext>(JWKSet.parse(bench.jwks()));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    var exact =
        new JWTClaimsSet.Builder()
            .issuer(bench.issuer())
            .claim("token_use", "access")
            .claim("client_id", bench.clientId())
            .build();
    processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(exact, Set.of("exp", "sub")));
    return processor;
  }

  private static JwtConsumer jose4j(BenchTokens bench) throws Exception {
    var keys = new JsonWebKeySet(bench.jwks()).getJsonWebKeys();
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
        .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
        .setExpectedIssuer(bench.issuer())
        .setSkipDefaultAudienceValidation()
        .setRequireExpirationTime()
        .setRequireSubject()
        .registerValidator(
            (Validator) context -> complaint(context.getJwtClaims(), bench.clientId()))
        .build();
  }

  private static String complaint(JwtClaims claims, String client) throws MalformedClaimException {
    return "access".equals(claims.getStringClaimValue("token_use"))
            && client.equals(claims.getStringClaimValue("client_id"))
        ? null
        : "another use or client";
  }

  private static JWTVerifier javaJwt(BenchTokens bench) throws Exception {
    return JWT.require(Algorithm.RSA256(new PublicKeys(JWKSet.parse(bench.jwks()))))
        .withIssuer(bench.issuer())
        .withClaim("token_use", "access")
        .withClaim("client_id", bench.clientId())
        .withClaimPresence("sub")
        .withClaimPresence("exp")
        .build();
  }

  private record PublicKeys(JWKSet set) implements RSAKeyProvider {
    @Override
    public RSAPublicKey getPublicKeyById(String keyId) {
      try {
        return set.getKeyByKeyId(keyId).toRSAKey().toRSAPublicKey();
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public RSAPrivateKey getPrivateKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getPrivateKeyId() {
      throw new UnsupportedOperationException();
    }
  }
}

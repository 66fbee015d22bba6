package io.poolgate.verifier;

import io.poolgate.token.AcceptedClients;
import io.poolgate.token.AccessTokenVerifier;
import io.poolgate.token.TokenSettings;
import io.poolgate.token.VerificationObserver;
import io.poolgate.token.keys.InvalidSetting;
import io.poolgate.token.keys.KeySource;
import io.poolgate.token.keys.PoolIssuers;
import io.poolgate.token.keys.SignatureProvider;
import io.poolgate.token.verdict.TokenUse;
import io.poolgate.token.verdict.VerifiedToken;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a [CognitoVerifier] of one pool's tokens. It takes access tokens, without any skew, unless
/// told otherwise; of which app clients it has to be told.
public final class VerifierBuilder {
  private static final long CACHE_BYTES = 32 << 20;

  private final PoolKeys keys = new PoolKeys();
  private List<String> issuers;
  private @Nullable AcceptedClients clients;
  private Set<TokenUse> uses = Set.of(TokenUse.ACCESS);
  private Duration skew = Duration.ZERO;
  private long cacheBytes = CACHE_BYTES;
  private Predicate<VerifiedToken> revoked = _ -> false;
  private InstantSource clock = InstantSource.system();

  VerifierBuilder(String poolId) {
    if (!PoolIssuers.isPoolId(poolId)) {
      throw new IllegalArgumentException("No user pool's id: eu-central-1_Ab12Cd34E is one.");
    }
    issuers = PoolIssuers.of(poolId);
  }

  /// Takes tokens of these app clients: `client_id` in an access token, `aud` in an ID token.
  public VerifierBuilder clients(String... ids) {
    clients = settingOf(() -> new AcceptedClients.These(Set.of(ids)));
    return this;
  }

  /// Takes tokens of every app client of the pool, those too that others will add to it.
  public VerifierBuilder anyClient() {
    clients = AcceptedClients.Any.CLIENT;
    return this;
  }

  /// Takes tokens of these kinds. An ID token tells who somebody is, to the client that asked; it
  /// is no leave to do anything.
  public VerifierBuilder uses(TokenUse... accepted) {
    uses = Set.of(accepted);
    return this;
  }

  /// Takes these values of `iss`, in place of those that follow from the pool's id: for a local
  /// pool or an emulator. Keys are then fetched below the first of them.
  public VerifierBuilder issuers(String... accepted) {
    issuers = List.of(accepted);
    return this;
  }

  /// Changes where the keys come from, and how long they serve.
  public VerifierBuilder keys(Consumer<PoolKeys> change) {
    change.accept(keys);
    return this;
  }

  /// Takes tokens for so long after their expiry.
  ///
  /// @param tolerance 60 s at most
  public VerifierBuilder skew(Duration tolerance) {
    skew = tolerance;
    return this;
  }

  /// Remembers verified tokens in so many bytes, so that their signatures are verified once; 0
  /// remembers none. Their expiry and their key are looked at each time.
  public VerifierBuilder cacheBytes(long bytes) {
    cacheBytes = bytes;
    return this;
  }

  /// Rejects tokens of which this is true, remembered ones too. It is asked about each token that
  /// is valid otherwise, so it must not block.
  public VerifierBuilder revokedIf(Predicate<VerifiedToken> condition) {
    revoked = condition;
    return this;
  }

  /// Takes the time from there, for tests.
  public VerifierBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /// The verifier. Fetching its keys begins, unless it was put off; nothing waits for them here.
  ///
  /// @throws IllegalArgumentException naming what is missing or out of bounds
  public CognitoVerifier build() {
    if (clients == null) {
      throw new IllegalArgumentException("clients are not named: name them, or say anyClient().");
    }
    var accepted = clients;
    var pool = settingOf(() -> pool(accepted));
    if (keys.areFetchedAtOnce()) {
      pool.start();
    }
    return new CognitoVerifier(pool);
  }

  private TrustedPool pool(AcceptedClients accepted) {
    var settings = new TokenSettings(accepted, Set.copyOf(issuers), uses, skew, cacheBytes, true);
    try {
      var provider = SignatureProvider.choose();
      var source =
          new KeySource(keys.settings(issuers.getFirst()), keys.route(), provider, clock, _ -> {});
      var verifier =
          new AccessTokenVerifier(
              settings, source, revoked::test, clock, VerificationObserver.NOBODY);
      return new TrustedPool(settings.issuers(), verifier, source, new AtomicBoolean());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JVM verifies no RS256", e);
    }
  }

  private static <T> T settingOf(Supplier<T> made) {
    try {
      return made.get();
    } catch (InvalidSetting e) {
      throw new IllegalArgumentException(e.component() + " " + e.getMessage(), e);
    }
  }
}

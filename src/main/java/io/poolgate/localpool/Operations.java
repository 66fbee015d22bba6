package io.poolgate.localpool;

import io.poolgate.localpool.account.AdminOperations;
import io.poolgate.localpool.account.AttributeOperations;
import io.poolgate.localpool.account.PasswordOperations;
import io.poolgate.localpool.account.SelfServiceOperations;
import io.poolgate.localpool.account.SignUpOperations;
import io.poolgate.localpool.device.DeviceOperations;
import io.poolgate.localpool.passkey.PasskeyOperations;
import io.poolgate.localpool.signin.FactorOperations;
import io.poolgate.localpool.signin.PendingChallenge;
import io.poolgate.localpool.signin.SignInOperations;
import io.poolgate.localpool.signin.SoftwareTokenOperations;
import io.poolgate.localpool.signin.TokenOperations;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.wire.OperationHandler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Every operation that a local pool knows, by Cognito's name for it.
final class Operations {
  private Operations() {}

  /// The operations of one pool.
  ///
  /// @param sessionValidity how long a challenge waits for its answer
  static Map<String, OperationHandler> of(PoolState pool, Duration sessionValidity) {
    var sessions = new SessionStore<PendingChallenge>(pool.clock(), sessionValidity);
    Map<String, OperationHandler> handlers = new HashMap<>();
    Stream.of(
            new SignUpOperations(pool).handlers(),
            new SignInOperations(pool, sessions).handlers(),
            new FactorOperations(pool).handlers(),
            new SoftwareTokenOperations(pool, sessions).handlers(),
            new TokenOperations(pool).handlers(),
            new PasswordOperations(pool).handlers(),
            new SelfServiceOperations(pool).handlers(),
            new AttributeOperations(pool).handlers(),
            new AdminOperations(pool).handlers(),
            new DeviceOperations(pool.tokens().accessTokens(), pool.credentials().devices())
                .handlers(),
            new PasskeyOperations(
                    pool.tokens().accessTokens(),
                    pool.credentials().passkeys(),
                    pool.credentials().passkeyCeremony(),
                    pool.signInOptions())
                .handlers())
        .forEach(handlers::putAll);
    return handlers;
  }
}

package io.poolgate.cognito.call;

import io.poolgate.cognito.failure.Operation;
import io.poolgate.cognito.wire.LastingConnections;
import io.poolgate.cognito.wire.PooledConnections;
import io.poolgate.cognito.wire.Transmission;
import io.poolgate.cognito.wire.UnsignedClient;
import io.poolgate.cognito.wire.UnsignedClient.Patience;
import io.poolgate.egress.Egress;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// The clients of Cognito: one that never retries, one that retries once, over shared connections.
///
/// Most operations send a message or change something: a retry that the user did not ask for would
/// cost an SMS or a second code. Only reads are retried.
final class CognitoClients implements AutoCloseable {
  private final Transmission transmission;
  private final CognitoIdentityProviderClient neverRetrying;
  private final CognitoIdentityProviderClient retryingOnce;

  CognitoClients(UserPoolSettings settings, UpstreamConfiguration upstream, Egress egress) {
    var proxy = egress.proxyTo(settings.endpoint());
    var bounds =
        new PooledConnections.Bounds(
            upstream.connectTimeout(),
            upstream.callTimeout(),
            upstream.attemptTimeout(),
            upstream.maxInFlight());
    transmission =
        new Transmission(
            settings.endpoint(),
            new LastingConnections(() -> PooledConnections.open(bounds, proxy)));
    neverRetrying = client(upstream, 1);
    retryingOnce = client(upstream, 2);
  }

  private CognitoIdentityProviderClient client(UpstreamConfiguration upstream, int attempts) {
    var patience = new Patience(upstream.attemptTimeout(), upstream.callTimeout(), attempts);
    return new UnsignedClient(transmission, patience);
  }

  CognitoIdentityProviderClient of(Operation operation) {
    return operation.isRead() ? retryingOnce : neverRetrying;
  }

  @Override
  public void close() {
    transmission.close();
  }
}

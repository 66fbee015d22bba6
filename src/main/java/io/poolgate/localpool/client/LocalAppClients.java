package io.poolgate.localpool.client;

import io.poolgate.localpool.secret.Sha256;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The pool's app clients. It checks the proof that a call comes from one of them.
public final class LocalAppClients {
  private final Map<String, LocalAppClient> clients;

  public LocalAppClients(LocalAppClient... clients) {
    this.clients =
        List.of(clients).stream()
            .collect(Collectors.toMap(LocalAppClient::id, Function.identity()));
  }

  /// The client that a call names.
  public LocalAppClient of(Parameters parameters) {
    String id = parameters.required("ClientId", Shape.CLIENT_ID);
    return Optional.ofNullable(clients.get(id))
        .orElseThrow(() -> PoolException.notFound("User pool client " + id + " does not exist."));
  }

  /// The client that a call names, once its `SecretHash` is checked for that user name.
  public LocalAppClient of(Parameters parameters, String username) {
    var client = of(parameters);
    verifyHash(client, List.of(username), parameters.optional("SecretHash", Shape.SECRET_HASH));
    return client;
  }

  /// Checks a SECRET_HASH: Base64(HMAC-SHA256(secret, user name + client id)), made with any live
  /// secret and any of the names.
  public void verifyHash(
      LocalAppClient client, Collection<String> usernames, Optional<String> hash) {
    if (client.hasSecret() && hash.isEmpty()) {
      throw PoolException.notAuthorized(
          "Client " + client.id() + " is configured with secret but SECRET_HASH was not received");
    }
    if (hash.isPresent() && !matches(client, usernames, hash.get())) {
      throw PoolException.notAuthorized("Unable to verify secret hash for client " + client.id());
    }
  }

  /// Checks a plain client secret, as the two refresh token operations take it.
  public boolean verifySecret(LocalAppClient client, Optional<String> secret) {
    return client.hasSecret()
        ? client.secrets().stream().anyMatch(live -> Sha256.same(live, secret.orElse("")))
        : secret.isEmpty();
  }

  private static boolean matches(LocalAppClient client, Collection<String> usernames, String hash) {
    return client.secrets().stream()
        .anyMatch(secret ->
            usernames.stream()
                .anyMatch(name -> Sha256.same(hash(secret, name + client.id()), hash)));
  }

  private static String hash(String secret, String message) {
    return Base64.getEncoder()
        .encodeToString(Sha256.hmac(Sha256.utf8(secret), Sha256.utf8(message)));
  }
}

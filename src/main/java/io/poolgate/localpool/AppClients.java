package io.poolgate.localpool;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The pool's app clients, and the proof of theirs that a call carries.
final class AppClients {
  private final Map<String, AppClient> clients;

  AppClients(AppClient... clients) {
    this.clients =
        List.of(clients).stream().collect(Collectors.toMap(AppClient::id, Function.identity()));
  }

  /// The client that a call names.
  AppClient of(Parameters parameters) {
    String id = parameters.required("ClientId", Shape.CLIENT_ID);
    return Optional.ofNullable(clients.get(id))
        .orElseThrow(() -> PoolException.notFound("User pool client " + id + " does not exist."));
  }

  /// The client that a call names, its `SecretHash` checked for that user name.
  AppClient of(Parameters parameters, String username) {
    var client = of(parameters);
    verifyHash(client, List.of(username), parameters.optional("SecretHash", Shape.SECRET_HASH));
    return client;
  }

  /// Checks a SECRET_HASH: Base64(HMAC-SHA256(secret, user name + client id)), made with any live
  /// secret and any of the names.
  void verifyHash(AppClient client, Collection<String> usernames, Optional<String> hash) {
    if (client.hasSecret() && hash.isEmpty()) {
      throw PoolException.notAuthorized(
          "Client " + client.id() + " is configured with secret but SECRET_HASH was not received");
    }
    if (hash.isPresent() && !matches(client, usernames, hash.get())) {
      throw PoolException.notAuthorized("Unable to verify secret hash for client " + client.id());
    }
  }

  /// Checks a plain client secret, as the two refresh token operations take it.
  boolean verifySecret(AppClient client, Optional<String> secret) {
    return client.hasSecret()
        ? client.secrets().stream().anyMatch(live -> same(live, secret.orElse("")))
        : secret.isEmpty();
  }

  private static boolean matches(AppClient client, Collection<String> usernames, String hash) {
    return client.secrets().stream()
        .anyMatch(secret ->
            usernames.stream().anyMatch(name -> same(hash(secret, name + client.id()), hash)));
  }

  private static String hash(String secret, String message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JVM has HmacSHA256", impossible);
    }
  }

  /// Takes the same time wherever the texts differ.
  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}

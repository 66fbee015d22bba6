package io.poolgate.localpool.client;

import java.util.List;

/// An app client of the local pool: its id and its live secrets. A public client has none; a client
/// whose secret is being changed has two.
public record LocalAppClient(String id, List<String> secrets) {
  public LocalAppClient {
    secrets = List.copyOf(secrets);
  }

  /// Whether calls by this client must carry a SECRET_HASH.
  public boolean hasSecret() {
    return !secrets.isEmpty();
  }

  /// Leaves the secrets out.
  @Override
  public String toString() {
    return "LocalAppClient[id=" + id + ", secrets=" + secrets.size() + "]";
  }
}

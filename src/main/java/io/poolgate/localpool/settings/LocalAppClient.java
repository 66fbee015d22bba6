package io.poolgate.localpool.settings;

import java.util.List;

/// An app client of the local pool: its id and its live secrets. None makes it a public client; two
/// are what a client has while its secret is being changed.
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

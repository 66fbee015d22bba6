package io.poolgate.localpool.settings;

import io.poolgate.localpool.wire.LoopbackOrigin;
import java.util.Set;

/// Whom a pool's passkeys are for (WebAuthn's relying party).
///
/// @param id a domain name; passkeys work on it and on its subdomains
/// @param origins the origins that may use them; with none, every origin of this machine
public record RelyingParty(String id, Set<String> origins) {

  /// What a developer's machine has.
  public static final RelyingParty LOCALHOST = new RelyingParty("localhost", Set.of());

  public RelyingParty {
    origins = Set.copyOf(origins);
  }

  public boolean accepts(String origin) {
    return origins.isEmpty() ? LoopbackOrigin.matches(origin) : origins.contains(origin);
  }
}

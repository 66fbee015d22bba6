package io.poolgate.token;

import io.poolgate.token.keys.InvalidSetting;
import java.util.Set;

/// The app clients whose tokens are accepted. That any client will do has to be said: nothing that
/// was left out or is empty means it.
public sealed interface AcceptedClients {

  /// Every client of the pool.
  enum Any implements AcceptedClients {
    CLIENT
  }

  /// Those with one of these ids.
  record These(Set<String> ids) implements AcceptedClients {

    /// Checks that there is one.
    ///
    /// @throws InvalidSetting naming `clientIds`
    public These {
      ids = Set.copyOf(ids);
      InvalidSetting.unless(!ids.isEmpty(), "clientIds", "is empty.");
    }
  }

  /// Whether a token that was issued to this client is accepted.
  default boolean accept(String id) {
    return switch (this) {
      case Any _ -> !id.isEmpty() && ClaimsCheck.hasNoControl(id);
      case These these -> these.ids().contains(id);
    };
  }
}

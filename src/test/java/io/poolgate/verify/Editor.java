package io.poolgate.verify;

import io.poolgate.Bearer;
import io.poolgate.PoolgateServer;
import java.util.List;

/// A caller in the groups `editors` and `x,admins`, with the scopes `openid` and `files/read`.
final class Editor {
  private Editor() {}

  static Bearer at(PoolgateServer poolgate) {
    var token =
        poolgate
            .pool()
            .token()
            .with("cognito:groups", List.of("editors", "x,admins"))
            .with("scope", "openid files/read")
            .sign();
    return new Bearer(poolgate.api(), token);
  }
}

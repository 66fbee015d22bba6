package io.poolgate.contract;

import java.util.Map;

/// A page whose shell blocks are pasted as they stand, each time with a server of their own.
abstract class PastedPage {
  private final String page;

  PastedPage(String page) {
    this.page = page;
  }

  /// How blocks of a page reach a server; returns what the shell printed.
  interface Pasting {
    String paste(String server, String page, String... blocks) throws Exception;
  }

  /// Straight to the server.
  Pasting pasting() {
    return Journey::paste;
  }

  final String paste(Map<String, Object> properties, String... blocks) throws Exception {
    try (var server = LocalServer.start(properties)) {
      return pasting().paste(server.address(), page, blocks);
    }
  }
}

package io.poolgate.token;

import java.net.URI;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A way in which a key server can fail to serve keys.
record Outage(String what, Consumer<JwksServer> begin) {

  static Stream<Outage> all() {
    return Stream.of(
        new Outage("connection refused", JwksServer::refuses),
        new Outage("no answer", jwks -> jwks.hangs()),
        new Outage("an answer that never ends", JwksServer::trickles),
        new Outage("status 500", jwks -> jwks.answers(500, "{\"keys\":[]}")),
        new Outage("status 404", jwks -> jwks.answers(404, "")),
        new Outage("garbage", jwks -> jwks.serves("<html>")),
        new Outage("no keys", jwks -> jwks.serves("{\"keys\":[]}")),
        new Outage("an empty body", jwks -> jwks.serves("")),
        new Outage("a redirect", jwks -> jwks.redirectsTo(URI.create("http://127.0.0.1:1/"))),
        new Outage("1 MB", jwks -> jwks.servesPaddedTo(1 << 20)));
  }

  @Override
  public String toString() {
    return what;
  }
}

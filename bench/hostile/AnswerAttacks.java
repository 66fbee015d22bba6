import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Attacks with answers that nobody takes: the contract, the largest that there is, asked for by
/// clients that let the server send nothing, or a byte at a time.
final class AnswerAttacks {
  static final List<Attack> ALL =
      List.of(
          new Attack("h2-zero-window", Wire.Protocol.HTTP_2, 40, AnswerAttacks::zeroWindow),
          new Attack("h2-window-trickle", Wire.Protocol.HTTP_2, 40, AnswerAttacks::windowTrickle),
          new Attack("h2-reads-nothing", Wire.Protocol.HTTP_2, 40, AnswerAttacks::http2ReadsNothing)
              .narrow(),
          new Attack("h1-reads-nothing", Wire.Protocol.PLAIN, 500, AnswerAttacks::readsNothing)
              .narrow(),
          new Attack("h1s-reads-nothing", Wire.Protocol.HTTP_1_1, 300, AnswerAttacks::readsNothing)
              .narrow(),
          new Attack("h1-slow-read", Wire.Protocol.PLAIN, 500, AnswerAttacks::slowRead).narrow());

  private static final int STREAMS = 100;
  private static final int MOST_AHEAD = 16;
  private static final byte[] GET_CONTRACT = Hpack.get("/openapi.yml").bytes();
  private static final Duration PING = Duration.ofSeconds(20);

  private AnswerAttacks() {}

  private static Http2 asking(Wire wire, int windowSize) throws IOException {
    var http2 = new Http2(wire, windowSize);
    for (int stream = 0; stream < STREAMS; stream++) {
      http2.begin(Http2.END_HEADERS | Http2.END_STREAM, GET_CONTRACT);
    }
    http2.flush();
    return http2;
  }

  private static void zeroWindow(Wire wire) throws IOException, InterruptedException {
    var http2 = asking(wire, 0).reading();
    while (true) {
      http2.pause(PING);
      http2.frame(Http2.PING, 0, 0, new byte[8]);
      http2.flush();
    }
  }

  /// A byte more on every stream, once a second.
  private static void windowTrickle(Wire wire) throws IOException, InterruptedException {
    var http2 = asking(wire, 0).reading();
    while (true) {
      http2.pause(Duration.ofSeconds(1));
      for (int stream : http2.streams()) {
        http2.frame(Http2.WINDOW_UPDATE, 0, stream, Http2.number(1));
      }
      http2.flush();
    }
  }

  /// All windows are wide open, and TCP's is shut.
  private static void http2ReadsNothing(Wire wire) throws IOException, InterruptedException {
    var http2 = asking(wire, Integer.MAX_VALUE);
    http2.frame(Http2.WINDOW_UPDATE, 0, 0, Http2.number(Integer.MAX_VALUE - Http2.WINDOW));
    http2.flush();
    wire.starve(Duration.ofSeconds(10));
  }

  private static void readsNothing(Wire wire) throws IOException, InterruptedException {
    wire.write("GET /openapi.yml HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(MOST_AHEAD));
    wire.starve(Duration.ofSeconds(10));
  }

  /// Fast enough to be seen to go on, and never done.
  private static void slowRead(Wire wire) throws IOException, InterruptedException {
    wire.write("GET /openapi.yml HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(MOST_AHEAD));
    wire.starve(Duration.ofMillis(20));
  }
}

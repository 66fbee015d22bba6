package io.poolgate.edge.connection.http2;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import io.poolgate.edge.connection.memory.Share;
import java.time.Duration;
import java.util.ArrayList;

/// The answers of one HTTP/2 connection that wait for the client to open its window: counts what
/// they hold, and resets the streams of those that are not taken in time. A window that is opened
/// by a byte now and then, and pings, change nothing.
final class UntakenAnswers {
  private final Http2Exchanges exchanges;
  private final Share share;
  private final Duration timeout;
  private long held;
  private boolean watched;

  /// @param timeout for an answer to be taken
  UntakenAnswers(Http2Exchanges exchanges, Share share, Duration timeout) {
    this.exchanges = exchanges;
    this.share = share;
    this.timeout = timeout;
  }

  /// Counts a part of an answer, in bytes.
  void count(Http2Stream stream, int bytes) {
    var answered = exchanges.of(stream);
    if (answered != null && bytes > 0) {
      answered.answer(bytes);
      held += bytes;
      share.answers(held);
      watch();
    }
  }

  /// It is taken, or given up.
  void over(Http2Exchange answered) {
    held -= answered.answerWeight();
    share.answers(held);
  }

  /// One timer for all of a connection: an answer is given up after one to two of its periods.
  private void watch() {
    if (!watched) {
      watched = true;
      var _ = exchanges.expect(timeout, this::giveUpLate);
    }
  }

  private void giveUpLate() {
    watched = false;
    long now = System.nanoTime();
    var late = new ArrayList<Http2Stream>();
    exchanges.forEachStream(stream -> {
      var answered = exchanges.of(stream);
      if (answered != null && answered.isAnswered()) {
        watch();
        if (answered.answeredFor(now) >= timeout.toNanos()) {
          late.add(stream);
        }
      }
    });
    late.forEach(stream -> exchanges.reset(stream, Http2Error.CANCEL));
  }
}

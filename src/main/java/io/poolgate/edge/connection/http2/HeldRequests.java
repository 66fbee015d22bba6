package io.poolgate.edge.connection.http2;

import io.poolgate.edge.connection.memory.Share;

/// The requests of one HTTP/2 connection that are not answered: counts what they hold, and how many
/// await their bodies.
final class HeldRequests {
  /// What a full table of fields takes (RFC 7541 §2.3.2). None, or a smaller one, would be better,
  /// but HAProxy's requests are errors then: it keeps no table and does not say so.
  private static final int TABLE = 16 << 10;

  /// At once, with a head and no whole body.
  private static final int MOST_AWAITED = 16;

  private final Share share;
  private long held;
  private int awaited;

  HeldRequests(Share share) {
    this.share = share;
    count(TABLE);
  }

  /// Counts what they hold more, or less, in bytes.
  void count(long more) {
    held += more;
    share.requests(held);
  }

  /// Keeps a request until it is whole, unless there are too many already.
  boolean hold(Http2Exchange begun) {
    if (awaited == MOST_AWAITED) {
      return false;
    }
    awaited++;
    begun.hold();
    return true;
  }

  /// Keeps it no longer.
  void release(Http2Exchange begun) {
    awaited--;
    begun.release();
  }

  /// It is answered, or given up.
  void over(Http2Exchange exchange) {
    if (exchange.isHeld()) {
      release(exchange);
    }
    count(-exchange.weight());
  }
}

package io.poolgate.edge.connection.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What all connections together hold: themselves, requests that are not answered yet, answers that
/// are not taken. A few kilobytes from each of many connections are enough to fill a heap, so there
/// is a budget. Where it is exceeded, the address that holds most loses its connection that holds
/// most, as often as it takes. An address with less than an equal share never loses one.
public final class HeldMemory {
  private final long budget;
  private final AtomicLong held = new AtomicLong();
  private final Map<String, Holder> holders = new ConcurrentHashMap<>();
  private final LongAdder shed = new LongAdder();

  /// @param budget in bytes
  public HeldMemory(long budget) {
    this.budget = budget;
  }

  /// One address, or network of an IPv6 client, with its connections.
  private record Holder(AtomicLong held, Collection<Share> shares) {
    Holder() {
      this(new AtomicLong(), ConcurrentHashMap.newKeySet());
    }
  }

  /// Counts a connection that opens.
  ///
  /// @param address what its peer is counted as
  /// @param own bytes that it holds by being there
  /// @param end closes it; any thread may call it
  public Share open(String address, int own, Runnable end) {
    var share = new Share(this, address, end);
    enter(share);
    share.add(own);
    return share;
  }

  /// Counts a connection at another address, on its own event loop.
  public void move(Share share, String address) {
    var holder = holders.get(share.address());
    if (holder != null && holder.shares().contains(share)) { // else it was ended meanwhile
      long bytes = share.published();
      close(share);
      share.address(address);
      enter(share);
      share.add(bytes);
    }
  }

  private void enter(Share share) {
    holders.compute(
        share.address(),
        (_, known) -> {
          var holder = known == null ? new Holder() : known;
          holder.shares().add(share);
          return holder;
        });
  }

  /// Forgets a connection. Twice does no harm.
  public void close(Share share) {
    holders.computeIfPresent(
        share.address(),
        (_, holder) -> {
          if (holder.shares().remove(share)) {
            count(holder, share, -share.published());
          }
          return holder.shares().isEmpty() ? null : holder;
        });
  }

  /// In bytes.
  public long held() {
    return held.get();
  }

  /// Connections that were ended for what they held.
  public long shed() {
    return shed.sum();
  }

  /// Counts what a connection holds more, or less, than before.
  void add(Share share, long bytes) {
    holders.computeIfPresent(
        share.address(),
        (_, holder) -> {
          if (holder.shares().contains(share)) { // else it was ended meanwhile
            count(holder, share, bytes);
          }
          return holder;
        });
    if (bytes > 0 && held.get() > budget) {
      shedUntilWithin(share);
    }
  }

  /// Within the lock of the map's entry.
  private void count(Holder holder, Share share, long bytes) {
    share.publish(bytes);
    holder.held().addAndGet(bytes);
    held.addAndGet(bytes);
  }

  /// Ends a connection at once, whatever others hold.
  void end(Share share) {
    close(share);
    shed.increment();
    share.end();
  }

  private synchronized void shedUntilWithin(Share newest) {
    while (held.get() > budget) {
      var heaviest = heaviest(newest);
      if (heaviest == null) {
        return;
      }
      end(heaviest);
    }
  }

  /// Among equals, spares the one that has just asked: it is served, and there is room for the
  /// next.
  private @Nullable Share heaviest(Share newest) {
    return holders.values().stream()
        .max(
            Comparator.comparingLong((Holder holder) -> holder.held().get())
                .thenComparing(holder -> !holder.shares().contains(newest)))
        .flatMap(holder ->
            holder.shares().stream()
                .max(
                    Comparator.comparingLong(Share::published)
                        .thenComparing(share -> share != newest)))
        .orElse(null);
  }
}

package io.poolgate.edge.connection.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class HeldMemoryTest {
  private static final int BUDGET = 100_000;
  private static final int OWN = 1_000;
  private static final int MUCH = 10_000;

  private final HeldMemory memory = new HeldMemory(BUDGET);
  private final List<String> ended = new ArrayList<>();

  @Test
  void whatIsHeldIsTheSumOfAll() {
    open("a").requests(MUCH);
    open("b").answers(MUCH);
    open("b").unsent(MUCH);
    assertThat(memory.held()).isEqualTo(3 * (OWN + MUCH));
  }

  @Test
  void theAddressThatHoldsMostLosesTheConnectionThatHoldsMost() {
    open("modest").requests(45_000);
    open("greedy").requests(20_000);
    open("greedy", "the greediest").requests(30_000);
    open("newcomer").requests(3_000);
    assertThat(ended).containsExactly("the greediest");
    assertThat(memory.held()).isEqualTo(3 * OWN + 45_000 + 20_000 + 3_000);
    assertThat(memory.shed()).isOne();
  }

  @Test
  void asManyAreEndedAsItTakes() {
    for (int i = 0; i < 9; i++) {
      open("greedy").requests(MUCH);
    }
    open("other").requests(50_000);
    assertThat(ended).hasSize(5).containsOnly("greedy");
  }

  @Test
  void whoIsWithinAnEqualShareIsNeverEnded() {
    for (int i = 0; i < 1_000; i++) {
      open("flood-" + i, "flood");
      if (i % 10 == 0) {
        open("flood-" + i, "flood");
      }
    }
    open("newcomer", "newcomer");
    assertThat(ended).isNotEmpty().doesNotContain("newcomer");
    assertThat(memory.held()).isLessThanOrEqualTo(BUDGET);
  }

  @Test
  void oneConnectionHoldsNoMoreThanItMay() {
    var roomy = new HeldMemory(Long.MAX_VALUE);
    var share = roomy.open("a", OWN, () -> ended.add("a"));
    share.requests(Share.MOST);
    share.answers(Share.MOST);
    assertThat(ended).isEmpty();
    share.unsent(Share.SLACK + 1);
    assertThat(ended).containsExactly("a");
    assertThat(roomy.held()).isZero();
  }

  @Test
  void anOrdinaryRequestIsNotWorthCounting() {
    var share = open("a");
    share.requests(Share.SLACK);
    assertThat(memory.held()).isEqualTo(OWN);
    share.requests(Share.SLACK + 1);
    assertThat(memory.held()).isEqualTo(OWN + Share.SLACK + 1);
    share.requests(0);
    assertThat(memory.held()).isEqualTo(OWN);
  }

  @Test
  void aClosedConnectionHoldsNothingHoweverOftenItIsClosed() {
    var share = open("a");
    share.requests(MUCH);
    memory.close(share);
    memory.close(share);
    share.requests(3 * MUCH);
    assertThat(memory.held()).isZero();
  }

  @Test
  void nothingIsLostBetweenThreads() {
    var all = new HeldMemory(2 * MUCH);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 64; i++) {
        var address = "address-" + i % 4;
        var _ =
            threads.submit(() -> {
              for (int round = 0; round < 500; round++) {
                var share = all.open(address, OWN, () -> {});
                share.requests(ThreadLocalRandom.current().nextInt(2 * MUCH));
                share.answers(ThreadLocalRandom.current().nextInt(2 * MUCH));
                all.close(share);
              }
            });
      }
    }
    assertThat(all.held()).isZero();
    assertThat(all.shed()).isPositive();
  }

  private Share open(String address) {
    return open(address, address);
  }

  private Share open(String address, String name) {
    return memory.open(address, OWN, () -> ended.add(name));
  }
}

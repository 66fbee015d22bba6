package io.poolgate.me;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Device;
import io.poolgate.SignInRig;
import io.poolgate.localpool.settings.DeviceTracking;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many users at once, with remembered tokens and connections that they share.
class ManyUsersTest {
  private static final int USERS = 64;

  @Test
  @Timeout(120)
  void nobodySeesAnythingOfAnother() throws Exception {
    var options = Device.tracked(DeviceTracking.ALWAYS);
    try (var rig = SignInRig.start(options);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var walks = Stream.generate(() -> new AccountWalk(rig)).limit(USERS).toList();
      for (var walk : walks) {
        walk.others(walks);
      }
      for (var walk : threads.invokeAll(walks)) {
        assertThat(walk.get()).hasSizeGreaterThanOrEqualTo(20);
      }
    }
  }
}

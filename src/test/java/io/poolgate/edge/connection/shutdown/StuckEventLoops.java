package io.poolgate.edge.connection.shutdown;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.concurrent.locks.LockSupport;

/// A route that has every thread of the server that reads or writes wait for ever.
@Controller(StuckEventLoops.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "test.stuck-event-loops")
class StuckEventLoops {
  static final String PATH = "/test/stuck";

  private final EventLoopGroupRegistry groups;

  StuckEventLoops(EventLoopGroupRegistry groups) {
    this.groups = groups;
  }

  @Get
  void stick() {
    for (var group : new String[] {"parent", "default"}) {
      for (var loop : groups.getEventLoopGroup(group).orElseThrow()) {
        loop.execute(StuckEventLoops::waitForEver);
      }
    }
  }

  private static void waitForEver() {
    while (true) {
      LockSupport.park();
    }
  }
}

package io.poolgate.local;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.poolgate.edge.ContextPath;
import io.poolgate.localpool.LocalUserPool;
import jakarta.inject.Singleton;

/// Says what is running, once it runs: to standard output and not through the logger, because the
/// demo user's password is in it.
@Singleton
@Requires(env = "local")
final class StartBanner implements ApplicationEventListener<ServerStartupEvent> {
  private final LocalUserPool pool;
  private final ContextPath context;

  StartBanner(LocalUserPool pool, ContextPath context) {
    this.pool = pool;
    this.context = context;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    var server = event.getSource();
    var api = server.getScheme() + "://localhost:" + server.getPort() + context.path();
    System.out.print(
        """

        Poolgate runs on its own LOCAL user pool: for trying and testing, never for users.
        Accounts are in memory, and anyone on this machine can read every code.

          API        %1$s   (contract: %1$s/openapi.yml)
          user pool  %2$s at %3$s
          client     %4$s
          mailbox    %1$s/local/mailbox
          demo user  %5$s / %6$s

          curl -s %1$s/v1/sign-in -H 'Content-Type: application/json' \\
            -d '{"username":"%5$s","password":"%6$s"}'

        """
            .formatted(
                api,
                pool.id(),
                pool.endpoint(),
                pool.publicClient().id(),
                DemoUser.NAME,
                DemoUser.PASSWORD));
  }
}

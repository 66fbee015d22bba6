package io.poolgate.backend;

import com.github.dockerjava.api.exception.NotFoundException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import software.amazon.awssdk.regions.Region;

/// The suite against cognito-local, a server that others wrote, in a container.
@EnabledIf(
    value = "imageIsThere",
    disabledReason =
        "no Docker, or no image of cognito-local: src/test/npm/cognito-local/make-image makes it")
class CognitoLocalTest extends BackendSuite {
  private static final String IMAGE = "local/cognito-local:5.3.0";
  private static final int PORT = 9229;
  private static final String CODE = "123456";

  static boolean imageIsThere() {
    if (!EmulatedPool.dockerIsThere()) {
      return false;
    }
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  @Override
  Backend start() {
    var container =
        new GenericContainer<>(IMAGE)
            .withEnv("CODE", CODE)
            .withExposedPorts(PORT)
            .waitingFor(Wait.forHttp("/health"));
    container.start();
    return new EmulatedPool(
        container,
        URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT)),
        Region.of("local"),
        () -> CODE,
        Set.of(
            Ability.WRONG_PASSWORD, // it answers InvalidPasswordException
            Ability.RESEND,
            Ability.SRP,
            Ability.CHOICE,
            Ability.SIGN_OUT_EVERYWHERE));
  }
}

package io.poolgate.backend;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.regions.Region;

/// The suite against LocalStack, whose Cognito needs a licence.
@EnabledIfEnvironmentVariable(
    named = LocalStackTest.TOKEN,
    matches = ".+",
    disabledReason = "LOCALSTACK_AUTH_TOKEN is not set: LocalStack's Cognito needs a licence")
@EnabledIf(
    value = "io.poolgate.backend.EmulatedPool#dockerIsThere",
    disabledReason = "no Docker on this machine")
class LocalStackTest extends BackendSuite {
  static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

  /// Where LocalStack tells the codes, as its documentation shows.
  private static final Pattern CODE =
      Pattern.compile("Confirmation code for Cognito user \\S+: (\\d+)");

  @Override
  Backend start() {
    var container =
        new LocalStackContainer(DockerImageName.parse("localstack/localstack"))
            .withServices("cognito-idp")
            .withEnv(TOKEN, System.getenv(TOKEN));
    container.start();
    return new EmulatedPool(
        container,
        container.getEndpoint(),
        Region.of(container.getRegion()),
        () -> latestCode(container.getLogs()),
        Set.of());
  }

  private static String latestCode(String log) {
    return CODE.matcher(log)
        .results()
        .map(match -> match.group(1))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("LocalStack's log has no code"));
  }
}

package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/// What the README and docs/ show, once more, with Prism's proxy between the shell and the server:
/// neither side sends what openapi.yml does not say.
@Tag("long")
@Timeout(180)
class PrismTest {
  @Nested
  class OfTheReadme extends ReadmeTest {
    @Override
    Pasting pasting() {
      return PrismTest::paste;
    }
  }

  @Nested
  class OfTheSignInPage extends SignInPageTest {
    @Override
    Pasting pasting() {
      return PrismTest::paste;
    }
  }

  @Nested
  class OfTheAccountPage extends AccountPageTest {
    @Override
    Pasting pasting() {
      return PrismTest::paste;
    }
  }

  private static String paste(String server, String page, String... blocks) throws Exception {
    try (var prism = Prism.before(server)) {
      try {
        return Journey.paste(prism.address(), page, blocks);
      } finally {
        assertThat(prism.complaints()).isEmpty();
      }
    }
  }
}

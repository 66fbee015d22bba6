package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs what docs/sign-in.md shows, so that it cannot rot.
@Timeout(180)
class SignInPageTest extends PastedPage {
  SignInPageTest() {
    super("docs/sign-in.md");
  }

  @Test
  void aPasswordSignsIn() throws Exception {
    assertThat(paste(Map.of(), "begin", "password")).contains("\"status\":\"authenticated\"");
  }

  @Test
  void aMailedCodeSignsIn() throws Exception {
    assertThat(paste(Map.of(), "begin", "code")).contains("\"status\":\"authenticated\"");
  }

  @Test
  void anAuthenticatorAppIsSetUp() throws Exception {
    Journey.requires("oathtool");
    assertThat(paste(Map.of("poolgate.local.mfa", "required"), "begin", "mfa"))
        .contains("\"status\":\"authenticated\"");
  }

  @Test
  void aPasswordIsProvedBySrp() throws Exception {
    Journey.requires("python3");
    assertThat(paste(Map.of(), "begin", "srp")).contains("\"status\":\"authenticated\"");
  }
}

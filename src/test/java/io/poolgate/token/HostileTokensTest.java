package io.poolgate.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTokensTest {
  @AutoClose private static final VerifierRig rig = VerifierRig.warm();

  static List<HostileToken> hostileTokens() {
    return HostileTokens.all();
  }

  @ParameterizedTest
  @MethodSource("hostileTokens")
  void hostileTokenIsRejectedForItsOneFault(HostileToken hostile) {
    assertThat(rig.verdict(hostile.from(rig.pool))).isEqualTo(new Rejected(hostile.reason()));
  }

  @ParameterizedTest
  @MethodSource("hostileTokens")
  void hostileTokenIsRejectedTheSecondTimeToo(HostileToken hostile) {
    var token = hostile.from(rig.pool);
    rig.verdict(token);

    assertThat(rig.verdict(token)).isEqualTo(new Rejected(hostile.reason()));
  }

  @Test
  void theSameTokenUnchangedIsAccepted() {
    assertThat(rig.verdict(rig.pool.token().sign())).isInstanceOf(Verified.class);
  }
}

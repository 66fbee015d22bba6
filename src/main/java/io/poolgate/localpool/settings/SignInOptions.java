package io.poolgate.localpool.settings;

import java.util.EnumSet;
import java.util.Set;

/// What a pool asks of those who sign in.
///
/// @param flows how its app clients may begin
/// @param firstFactors what USER_AUTH lets users choose from
/// @param mfa whether it asks for a second factor
/// @param devices whether it remembers devices
/// @param relyingParty whom its passkeys are for
public record SignInOptions(
    Set<AuthFlow> flows,
    Set<FirstFactor> firstFactors,
    MfaMode mfa,
    DeviceTracking devices,
    RelyingParty relyingParty) {

  public static final SignInOptions DEFAULT =
      new SignInOptions(
          EnumSet.allOf(AuthFlow.class),
          EnumSet.allOf(FirstFactor.class),
          MfaMode.OPTIONAL,
          DeviceTracking.OFF,
          RelyingParty.LOCALHOST);

  public SignInOptions {
    flows = Set.copyOf(flows);
    firstFactors = Set.copyOf(firstFactors);
  }

  public SignInOptions withFlows(AuthFlow... values) {
    return new SignInOptions(Set.of(values), firstFactors, mfa, devices, relyingParty);
  }

  public SignInOptions withFirstFactors(FirstFactor... values) {
    return new SignInOptions(flows, Set.of(values), mfa, devices, relyingParty);
  }

  public SignInOptions withMfa(MfaMode value) {
    return new SignInOptions(flows, firstFactors, value, devices, relyingParty);
  }

  public SignInOptions withDevices(DeviceTracking value) {
    return new SignInOptions(flows, firstFactors, mfa, value, relyingParty);
  }

  public SignInOptions withRelyingParty(RelyingParty value) {
    return new SignInOptions(flows, firstFactors, mfa, devices, value);
  }
}

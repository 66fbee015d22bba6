package io.poolgate.localpool.passkey;

import io.poolgate.localpool.settings.FirstFactor;
import io.poolgate.localpool.settings.SignInOptions;
import io.poolgate.localpool.token.AccessTokens;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.Json;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Page;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// StartWebAuthnRegistration, CompleteWebAuthnRegistration, ListWebAuthnCredentials,
/// DeleteWebAuthnCredential.
public final class PasskeyOperations {
  private static final int PAGE = 20;

  private final AccessTokens accessTokens;
  private final PasskeyStore passkeys;
  private final PasskeyCeremony ceremony;
  private final SignInOptions settings;

  public PasskeyOperations(
      AccessTokens accessTokens,
      PasskeyStore passkeys,
      PasskeyCeremony ceremony,
      SignInOptions settings) {
    this.accessTokens = accessTokens;
    this.passkeys = passkeys;
    this.ceremony = ceremony;
    this.settings = settings;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "StartWebAuthnRegistration", this::start,
        "CompleteWebAuthnRegistration", this::complete,
        "ListWebAuthnCredentials", this::list,
        "DeleteWebAuthnCredential", this::delete);
  }

  private Map<String, Object> start(Parameters parameters) {
    var bearer = bearer(parameters);
    String challenge = passkeys.begin(bearer.user(), bearer.clientId());
    return Map.of("CredentialCreationOptions", options(bearer.user(), challenge));
  }

  /// WebAuthn's PublicKeyCredentialCreationOptionsJSON.
  private Map<String, Object> options(User user, String challenge) {
    var party = settings.relyingParty();
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("rp", Map.of("id", party.id(), "name", party.id()));
    options.put(
        "user",
        Map.of(
            "id",
            user.handle(),
            "name",
            user.names().signInName().text(),
            "displayName",
            user.names().signInName().text()));
    options.put("challenge", challenge);
    options.put(
        "pubKeyCredParams",
        PasskeyCeremony.algorithms().stream()
            .map(algorithm -> Map.of("type", "public-key", "alg", algorithm))
            .toList());
    options.put("timeout", PasskeyStore.TIMEOUT.toMillis());
    options.put("excludeCredentials", passkeys.of(user).stream().map(Passkey::descriptor).toList());
    options.put(
        "authenticatorSelection",
        Map.of(
            "requireResidentKey", true,
            "residentKey", "required",
            "userVerification", "preferred"));
    return options;
  }

  private Map<String, Object> complete(Parameters parameters) {
    var bearer = bearer(parameters);
    var credential =
        parameters
            .object("Credential")
            .orElseThrow(() -> Shape.violated("Credential", "Member must not be null"));
    String challenge = passkeys.end(bearer.user(), bearer.clientId());
    String attachment = credential.optional("authenticatorAttachment", Shape.ANY).orElse("");
    var passkey = ceremony.register(Json.write(credential.json()), challenge, attachment);
    passkeys.add(bearer.user(), passkey);
    return Map.of();
  }

  private Map<String, Object> list(Parameters parameters) {
    var page =
        Page.of(
            passkeys.of(bearer(parameters).user()),
            Passkey::id,
            parameters.pageSize("MaxResults", PAGE),
            parameters.optional("NextToken", Shape.PAGE_TOKEN));
    List<Map<String, Object>> credentials = page.items().stream().map(Passkey::toJson).toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Credentials", credentials);
    page.next().ifPresent(token -> answer.put("NextToken", token));
    return answer;
  }

  private Map<String, Object> delete(Parameters parameters) {
    var user = bearer(parameters).user();
    passkeys.delete(user, parameters.required("CredentialId", Shape.PAGE_TOKEN));
    return Map.of();
  }

  private AccessTokens.Bearer bearer(Parameters parameters) {
    var bearer = accessTokens.bearerOf(parameters);
    if (!settings.firstFactors().contains(FirstFactor.WEB_AUTHN)) {
      throw new PoolException(
          "WebAuthnNotEnabledException", "Passkeys are not enabled in this user pool.");
    }
    return bearer;
  }
}

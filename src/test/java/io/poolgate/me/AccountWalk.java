package io.poolgate.me;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.AuthenticatorApp;
import io.poolgate.Device;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.SignInRig;
import io.poolgate.localpool.LocalUser;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// A user who walks over every route of the account, and looks for other users in every answer.
final class AccountWalk implements Callable<Set<String>> {
  private final PasskeyAuthenticator passkey = new PasskeyAuthenticator();
  private final Set<String> routes = new HashSet<>();
  private final SignInRig rig;
  private final String email = newEmail();
  private String password = newPassword();
  private final String nickname = "nick-" + UUID.randomUUID();
  private final LocalUser user;

  private List<String> foreign = List.of();
  private String accessToken = "";

  AccountWalk(SignInRig rig) {
    this.rig = rig;
    user = rig.pool().createUser(email, password);
  }

  /// Tells whom this user must never hear of.
  void others(List<AccountWalk> all) {
    foreign =
        all.stream()
            .filter(walk -> walk != this)
            .flatMap(
                walk -> Stream.of(walk.email, walk.nickname, walk.user.sub(), walk.passkey.id()))
            .toList();
  }

  /// @return the routes that were walked over
  @Override
  public Set<String> call() {
    var signedIn = signIn();
    readWhoIAm();
    changeAttributes();
    useAnAuthenticatorApp();
    readWhoIAm();
    addAndDeleteThePasskey();
    rememberAndForget(Device.of(signedIn));
    refresh(signedIn.text("/tokens/refreshToken"));
    readWhoIAm();
    changePassword();
    ask("POST", "/v1/me/sign-out-everywhere", 204);
    ask("DELETE", "/v1/me", 401);
    return routes;
  }

  private void readWhoIAm() {
    assertThat(ask("GET", "/v1/me", 200).text("/sub")).isEqualTo(user.sub());
    assertThat(ask("GET", "/v1/verify", 204).header("X-Auth-Subject")).contains(user.sub());
    assertThat(ask("GET", "/v1/me/profile", 200).text("/attributes/email")).isEqualTo(email);
    assertThat(ask("GET", "/v1/me/factors", 200).texts("/factors")).contains("EMAIL_OTP");
  }

  private void changeAttributes() {
    var attributes = Map.of("nickname", nickname);
    ask("PATCH", "/v1/me/attributes", Map.of("attributes", attributes), 200);
    assertThat(ask("GET", "/v1/me/profile", 200).text("/attributes/nickname")).isEqualTo(nickname);
    ask("POST", "/v1/me/attributes/email/send-code", 202);
    var code = rig.pool().mailbox().latestCode(email);
    ask("POST", "/v1/me/attributes/email/verify", Map.of("code", code), 204);
  }

  private void useAnAuthenticatorApp() {
    var enrolment = ask("POST", "/v1/me/totp", 201);
    assertThat(enrolment.text("/otpauthUri")).contains(email.replace("@", "%40"));
    var code = new AuthenticatorApp(enrolment.text("/secret")).code(rig.now());
    ask("POST", "/v1/me/totp/verify", Map.of("code", code), 204);
    ask("PUT", "/v1/me/mfa", Map.of("enabled", List.of("SOFTWARE_TOKEN_MFA")), 204);
    assertThat(ask("GET", "/v1/me/profile", 200).texts("/mfa/enabled")).hasSize(1);
    ask("PUT", "/v1/me/mfa", Map.of("enabled", List.of()), 204);
  }

  private void addAndDeleteThePasskey() {
    var options = ask("POST", "/v1/me/passkeys/options", 200);
    assertThat(options.text("/user/name")).isEqualTo(email);
    var credential = passkey.create(options.map(""));
    ask("POST", "/v1/me/passkeys", Map.of("credential", credential), 201);
    var listed = ask("GET", "/v1/me/passkeys", 200);
    assertThat(listed.json().get("passkeys")).hasSize(1);
    assertThat(listed.text("/passkeys/0/credentialId")).isEqualTo(passkey.id());
    ask("DELETE", "/v1/me/passkeys/" + passkey.id(), 204);
  }

  private void rememberAndForget(Device device) {
    ask("POST", "/v1/me/devices", device.registration(), 201);
    var listed = ask("GET", "/v1/me/devices", 200);
    assertThat(listed.json().get("devices")).hasSize(1);
    assertThat(listed.text("/devices/0/deviceKey")).isEqualTo(device.key());
    ask("PATCH", "/v1/me/devices/" + device.key(), Map.of("remembered", false), 204);
    ask("DELETE", "/v1/me/devices/" + device.key(), 204);
  }

  private void refresh(String refreshToken) {
    var answer = ask("POST", "/v1/tokens/refresh", Map.of("refreshToken", refreshToken), 200);
    accessToken = answer.text("/tokens/accessToken");
  }

  private void changePassword() {
    var next = newPassword();
    var change = Map.of("currentPassword", password, "newPassword", next);
    ask("POST", "/v1/me/password", change, 204);
    password = next;
  }

  private Answer signIn() {
    var credentials = Map.of("username", email, "password", password);
    var signedIn = ask("POST", "/v1/sign-in", credentials, 200);
    accessToken = signedIn.text("/tokens/accessToken");
    return signedIn;
  }

  private Answer ask(String method, String path, int status) {
    return ask(method, path, Map.of(), status);
  }

  private Answer ask(String method, String path, Map<String, ?> fields, int status) {
    routes.add(method + " " + path);
    var requestId = UUID.randomUUID().toString();
    var call = rig.api.call(method, path).header("X-Request-Id", requestId);
    if (!accessToken.isEmpty()) {
      call.bearer(accessToken);
    }
    if (!fields.isEmpty()) {
      call.json(fields);
    }
    var answer = call.send();
    assertThat(answer.status()).as(method + " " + path + " " + answer.body()).isEqualTo(status);
    assertThat(answer.header("X-Request-Id")).contains(requestId);
    var said = answer.body() + answer.response().headers().map();
    assertThat(foreign.stream().filter(said::contains)).as(method + " " + path).isEmpty();
    return answer;
  }
}

package io.poolgate.backend;

import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.RunningPoolgate;
import java.time.InstantSource;
import java.util.Set;

/// A pool with the service in front of it, where users open accounts.
final class ServedPool implements AutoCloseable {
  private final Backend backend;
  private final RunningPoolgate poolgate;

  ServedPool(Backend backend) {
    this.backend = backend;
    poolgate = RunningPoolgate.start(backend.properties(), InstantSource.system());
  }

  Api api() {
    return poolgate.api();
  }

  Set<Ability> lacks() {
    return backend.lacks();
  }

  /// An account that nobody has opened yet.
  Account account() {
    return new Account(api(), backend.newEmail(), newPassword());
  }

  /// The account of a user whom an administrator created.
  Account invited() {
    var account = account();
    backend.administrator().createUser(account.email(), account.password());
    return account;
  }

  Account signedUp() {
    var account = account();
    var answer = account.signUp();
    assertThat(answer.outcome()).isEqualTo("201");
    assertThat(answer.json().get("confirmed").asBoolean()).isFalse();
    return account;
  }

  Account confirmed() {
    var account = signedUp();
    if (lacks().contains(Ability.READABLE_CODES)) {
      backend.administrator().confirm(account.email());
    } else {
      assertThat(account.confirm(latestCode(account)).outcome()).isEqualTo("200");
    }
    return account;
  }

  String latestCode(Account account) {
    return backend.latestCode(account.email());
  }

  /// What /v1/me tells the user who has these tokens.
  Answer me(Answer tokens) {
    return api().call("GET", "/v1/me").bearer(tokens.text("/tokens/accessToken")).send();
  }

  @Override
  public void close() {
    poolgate.close();
    backend.close();
  }
}

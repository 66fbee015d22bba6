package io.poolgate.me;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.poolgate.cognito.Account;
import io.poolgate.cognito.CodeDelivery;
import io.poolgate.cognito.InputBounds;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.guard.AccessTokenOnly;
import io.poolgate.guard.VerifiedAuthentication;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// PATCH /v1/me/attributes, and the codes that prove an address or a number.
@Controller("/v1/me/attributes")
@AccessTokenOnly
@Secured(SelfService.SCOPE)
@ExecuteOn(UpstreamThreads.NAME)
class AttributesController {
  /// Pools let users sign in with it, as with the attributes that codes go to.
  private static final String USERNAME = "preferred_username";

  private final Account account;
  private final InputBounds bounds;
  private final SelfService selfService;

  AttributesController(Account account, InputBounds bounds, SelfService selfService) {
    this.account = account;
    this.bounds = bounds;
    this.selfService = selfService;
  }

  /// Wants a recent sign-in for changes that could take the account over: a new password can be
  /// sent to where codes go, and another name keeps its user out. What is set goes first: where the
  /// pool refuses it, nothing has been deleted.
  @Patch
  Changed change(
      VerifiedAuthentication caller, @Valid @Body AttributeChanges change, HttpRequest<?> request) {
    bounds.attributes(change.attributes(), Set.of());
    var names = change.attributes().keySet();
    if (names.contains(USERNAME) || !Collections.disjoint(names, CodeDelivery.ATTRIBUTES)) {
      selfService.requireRecentSignIn(caller, request);
    }
    var token = caller.accessToken();
    var set = change.set();
    var contacts = // a code goes to each, even if it is a stranger's
        CodeDelivery.ATTRIBUTES.stream().flatMap(name -> Stream.ofNullable(set.get(name))).toList();
    selfService.admitMessages(caller, request, contacts.size(), contacts.toArray(String[]::new));
    var deliveries = set.isEmpty() ? List.<CodeDelivery>of() : account.changeAttributes(token, set);
    var deleted = change.deleted();
    if (!deleted.isEmpty()) {
      account.deleteAttributes(token, deleted);
    }
    return new Changed(deliveries);
  }

  /// Looks up where the code will go, to count it there: many users may have entered one mailbox.
  @Post("/{name}/send-code")
  @Status(HttpStatus.ACCEPTED)
  Sent sendCode(VerifiedAuthentication caller, String name, HttpRequest<?> request) {
    var attribute = provable(name);
    var token = caller.accessToken();
    selfService.admitMessages(caller, request, 1);
    var contact = account.profile(token).attributes().get(attribute);
    if (contact != null) {
      selfService.admitTo(request, contact);
    }
    return new Sent(account.sendCode(token, attribute));
  }

  @Post("/{name}/verify")
  @Status(HttpStatus.NO_CONTENT)
  void verify(
      VerifiedAuthentication caller,
      String name,
      @Valid @Body Proof proof,
      HttpRequest<?> request) {
    var attribute = provable(name);
    selfService.admit(caller, request);
    account.verifyAttribute(caller.accessToken(), attribute, proof.code());
  }

  private static String provable(String name) {
    if (!CodeDelivery.ATTRIBUTES.contains(name)) {
      throw ProblemException.invalidField("name", Reason.INVALID_VALUE)
          .withDetail("A code proves email or phone_number, and nothing else.");
    }
    return name;
  }

  /// The answer to a change.
  @Introspected
  record Changed(List<CodeDelivery> codeDeliveries) {}

  /// Where a code went.
  @Introspected
  record Sent(CodeDelivery codeDelivery) {}

  /// The body of a verification.
  @Introspected
  record Proof(@NotBlank @Size(max = 2048) @Pattern(regexp = "\\S+") String code) {
    @Override
    public String toString() {
      return "Proof[]";
    }
  }
}

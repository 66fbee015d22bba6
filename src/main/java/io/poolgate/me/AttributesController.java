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
import io.poolgate.guard.StepUp;
import io.poolgate.guard.VerifiedAuthentication;
import io.poolgate.limits.SpendGuard;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// PATCH /v1/me/attributes, and the codes that prove an address or a number.
@Controller("/v1/me/attributes")
@AccessTokenOnly
@Secured(SelfService.SCOPE)
@ExecuteOn(UpstreamThreads.NAME)
class AttributesController {
  /// Pools let users sign in by it, as by the attributes that codes go to.
  private static final String USERNAME = "preferred_username";

  private final Account account;
  private final InputBounds bounds;
  private final SpendGuard spend;
  private final StepUp stepUp;

  AttributesController(Account account, InputBounds bounds, SpendGuard spend, StepUp stepUp) {
    this.account = account;
    this.bounds = bounds;
    this.spend = spend;
    this.stepUp = stepUp;
  }

  /// Whoever changes where codes go can have a new password sent there; another name keeps its user
  /// out. What is set goes first: where the pool refuses it, nothing has been deleted.
  @Patch
  Changed change(
      VerifiedAuthentication caller, @Valid @Body Change change, HttpRequest<?> request) {
    bounds.attributes(change.attributes(), Set.of());
    var names = change.attributes().keySet();
    if (names.contains(USERNAME) || !Collections.disjoint(names, CodeDelivery.ATTRIBUTES)) {
      stepUp.require(caller, request);
    }
    var token = caller.accessToken();
    var set = change.set();
    var contacts = // a code goes to each, whoever's it is
        CodeDelivery.ATTRIBUTES.stream().flatMap(name -> Stream.ofNullable(set.get(name))).toList();
    spend.admit(
        request,
        SelfService.spend(caller).messages(contacts.size(), contacts.toArray(String[]::new)));
    var deliveries = set.isEmpty() ? List.<CodeDelivery>of() : account.changeAttributes(token, set);
    var deleted = change.deleted();
    if (!deleted.isEmpty()) {
      account.deleteAttributes(token, deleted);
    }
    return new Changed(deliveries);
  }

  /// Where the code goes the user's own data tell: many users may have written one mailbox there.
  @Post("/{name}/send-code")
  @Status(HttpStatus.ACCEPTED)
  Sent sendCode(VerifiedAuthentication caller, String name, HttpRequest<?> request) {
    var attribute = provable(name);
    var token = caller.accessToken();
    spend.admit(request, SelfService.spend(caller).message());
    var contact = account.profile(token).attributes().get(attribute);
    if (contact != null) {
      spend.admitTo(request, contact);
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
    spend.admit(request, SelfService.spend(caller));
    account.verifyAttribute(caller.accessToken(), attribute, proof.code());
  }

  private static String provable(String name) {
    if (!CodeDelivery.ATTRIBUTES.contains(name)) {
      throw ProblemException.invalidField("name", Reason.INVALID_VALUE)
          .withDetail("A code proves email or phone_number, and nothing else.");
    }
    return name;
  }

  /// The body of a change.
  ///
  /// @param attributes a name and its new value, or null to delete it
  @Introspected
  record Change(
      @NotEmpty
          Map<@Size(min = 1, max = 32) String, @Nullable @Size(max = 2048) String> attributes) {

    private Map<String, String> set() {
      var set = new HashMap<String, String>();
      attributes.forEach((name, value) -> {
        if (value != null) {
          set.put(name, value);
        }
      });
      return set;
    }

    private Set<String> deleted() {
      var deleted = new HashSet<>(attributes.keySet());
      deleted.removeAll(set().keySet());
      return deleted;
    }

    @Override
    public String toString() {
      return "Change[]";
    }
  }

  /// The answer to it.
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

package io.poolgate.localpool.server;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the pool go wrong on purpose: `faults().on("SignUp").times(2).drop()`.
///
/// A fault stays until it has happened as often as [Target#times(int)] says, or until [#clear()].
/// Where several fit a call, it meets all the delays and the first of the others.
public final class Faults {
  /// The name of the JWKS among the operations, here and in [RequestLog].
  public static final String JWKS = "JWKS";

  private static final String ANY = "*";
  private static final Fault THROTTLED =
      new Fault.Raise("TooManyRequestsException", "Rate exceeded");

  private final InstantSource clock;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Quota> quotas = new ArrayList<>();

  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /// Aims at one operation, or at the [#JWKS].
  public Target on(String operation) {
    return new Target(operation);
  }

  /// Aims at every operation, the JWKS included.
  public Target onAny() {
    return new Target(ANY);
  }

  /// Answers no more than so many calls of these operations in a second, taken together, and
  /// throttles the others, as Cognito does those of a category.
  public synchronized void quota(int perSecond, String... operations) {
    quotas.add(new Quota(perSecond, Set.of(operations), clock));
  }

  /// Ends all faults and quotas.
  public synchronized void clear() {
    rules.clear();
    quotas.clear();
  }

  synchronized Fault.Plan take(String operation) {
    var delay = Duration.ZERO;
    @Nullable Fault fault = null;
    for (Rule rule : rules) {
      if (!rule.fits(operation)) {
        continue;
      }
      if (rule.fault instanceof Fault.Delay(var time)) {
        delay = delay.plus(time);
      } else if (fault == null) {
        fault = rule.fault;
      } else {
        continue;
      }
      rule.left--;
    }
    rules.removeIf(rule -> rule.left <= 0);
    return new Fault.Plan(delay, fault == null && isOverQuota(operation) ? THROTTLED : fault);
  }

  private boolean isOverQuota(String operation) {
    return quotas.stream().anyMatch(quota -> !quota.admits(operation));
  }

  private synchronized void add(Rule rule) {
    rules.add(rule);
  }

  private static final class Rule {
    private final String operation;
    private final Fault fault;
    private long left;

    private Rule(String operation, Fault fault, long left) {
      this.operation = operation;
      this.fault = fault;
      this.left = left;
    }

    private boolean fits(String called) {
      return operation.equals(ANY) || operation.equals(called);
    }
  }

  /// What a fault aims at, and how often.
  public final class Target {
    private final String operation;
    private long times = Long.MAX_VALUE;

    private Target(String operation) {
      this.operation = operation;
    }

    /// Only the next calls; otherwise all, until cleared.
    public Target times(int calls) {
      times = calls;
      return this;
    }

    /// Fails with one of Cognito's exceptions.
    public void fail(String exception, String message) {
      add(new Fault.Raise(exception, message));
    }

    /// Fails like a pool whose account has used up its quota.
    public void throttle() {
      add(THROTTLED);
    }

    /// Answers late, but right.
    public void delay(Duration time) {
      add(new Fault.Delay(time));
    }

    /// Closes the connection with no answer.
    public void drop() {
      add(new Fault.Drop());
    }

    /// Carries the call out, and closes the connection in the middle of the answer.
    public void cutOff() {
      add(new Fault.CutOff());
    }

    /// Carries the call out, and sends half of the JSON.
    public void truncate() {
      add(new Fault.Truncate());
    }

    /// Answers 200 with something that is not JSON.
    public void garbage() {
      answer(200, "<html>not what you asked for</html>");
    }

    /// Answers with a status and no body, such as 500 or 503.
    public void status(int status) {
      answer(status, "");
    }

    /// Answers with a redirect.
    public void redirect(URI location) {
      add(new Fault.Reply(HttpAnswer.empty(302, Map.of("Location", location.toString()))));
    }

    /// Answers with this, whatever was asked.
    public void answer(int status, String body) {
      add(new Fault.Reply(HttpAnswer.json(status, body)));
    }

    private void add(Fault fault) {
      Faults.this.add(new Rule(operation, fault, times));
    }
  }
}

package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.HEADER_NOT_ALLOWED;
import static io.poolgate.token.verdict.RejectionReason.MISSING_KEY_ID;
import static io.poolgate.token.verdict.RejectionReason.WRONG_ALGORITHM;
import static io.poolgate.token.verdict.RejectionReason.WRONG_TYPE;

import io.poolgate.token.verdict.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What a token's header must say before its key is looked for. The steps are taken in this order;
/// the first that fails gives the reason.
///
/// `jwk`, `jku`, `x5u` and `x5c` are in no step, because nothing reads them: a token must not bring
/// its own key (RFC 8725 §3.10).
final class HeaderCheck {
  /// Each changes what is signed, or how it is read.
  private static final List<String> UNSUPPORTED = List.of("crit", "b64", "enc");

  private static final Set<Object> TYPES = Set.of("JWT", "at+jwt");

  private record Step(RejectionReason otherwise, Predicate<Map<String, Object>> condition) {}

  private static final List<Step> STEPS =
      List.of(
          // 1. RFC 8725 §3.1: the verifier chooses the algorithm, never the token. `none` and HS256
          // under the public key are the classic forgeries.
          new Step(WRONG_ALGORITHM, header -> "RS256".equals(header.get("alg"))),

          // 2. RFC 7515 §4.1.4: without its id, every key of the pool would have to be tried.
          new Step(
              MISSING_KEY_ID, header -> header.get("kid") instanceof String id && !id.isEmpty()),

          // 3. RFC 7515 §4.1.11 (crit), RFC 7797 §3 (b64), RFC 7516 §4.1.2 (enc): a reader that
          // ignores one of them reads another token than its signer wrote.
          new Step(
              HEADER_NOT_ALLOWED, header -> UNSUPPORTED.stream().noneMatch(header::containsKey)),

          // 4. RFC 8725 §3.11, RFC 9068 §2.1: the same key signs JWTs of other kinds (dpop+jwt,
          // logout+jwt), and they mean something else.
          new Step(
              WRONG_TYPE,
              header -> !header.containsKey("typ") || TYPES.contains(header.get("typ"))));

  private HeaderCheck() {}

  /// The reason that the first failed step gives; empty where all pass.
  static Optional<RejectionReason> judge(Map<String, Object> header) {
    for (var step : STEPS) {
      if (!step.condition().test(header)) {
        return Optional.of(step.otherwise());
      }
    }
    return Optional.empty();
  }
}

package io.poolgate.problem;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Arrays;
import java.util.List;

/// GET /problems and /problems/{code}: what each code means and what a client does about it.
@Controller("/problems")
@Secured(SecurityRule.IS_ANONYMOUS)
class ProblemController {

  @Get
  @SameForAll
  Listing list() {
    return new Listing(Arrays.stream(ProblemCode.values()).map(Entry::of).toList());
  }

  @Get("/{code}")
  Entry explain(String code) {
    return ProblemCode.of(code)
        .map(Entry::of)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  /// Every code.
  @Introspected
  record Listing(List<Entry> problems) {}

  /// One code.
  @Introspected
  record Entry(ProblemType type, ProblemCode code, int status, String title, String advice) {
    static Entry of(ProblemCode code) {
      return new Entry(
          new ProblemType(code), code, code.status().getCode(), code.title(), code.advice());
    }
  }
}

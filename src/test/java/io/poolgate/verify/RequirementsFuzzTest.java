package io.poolgate.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpHeaders;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Any `X-Poolgate-Require` header.
class RequirementsFuzzTest {
  private static final String IN_NO_HEADER = "[\\x00-\\x08\\x0A-\\x1F\\x7F]"; // RFC 9110 §5.5

  @FuzzTest
  void headerIsRefusedOrMeansWhatItSays(byte[] bytes) {
    var requirements = read(new String(bytes, ISO_8859_1).replaceAll(IN_NO_HEADER, "").trim());

    requirements.ifPresent(read -> {
      assertThat(read.scopes()).allMatch(scope -> scope.matches("[!#-\\[\\]-~]+"));
      assertThat(read(written(read))).contains(read);
    });
  }

  private static Optional<Requirements> read(String header) {
    var headers =
        new SimpleHttpHeaders(Map.of(Requirements.HEADER, header), ConversionService.SHARED);
    try {
      return Optional.of(Requirements.of(headers));
    } catch (ProblemException refused) {
      assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
      return Optional.empty();
    }
  }

  private static String written(Requirements requirements) {
    var groups =
        requirements.groups().stream().map(name -> "group=" + PercentEncoding.encode(name));
    var scopes =
        requirements.scopes().stream().map(name -> "scope=" + PercentEncoding.encode(name));
    var status = Stream.of("status=" + requirements.granted().getCode());
    return Stream.of(groups, scopes, status)
        .flatMap(items -> items)
        .collect(Collectors.joining("; "));
  }
}

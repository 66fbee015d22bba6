package io.poolgate.platform;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// GET /openapi.yml: the contract.
@Controller("/openapi.yml")
@Secured(SecurityRule.IS_ANONYMOUS)
class ContractController {
  private final FixedBody contract;

  ContractController(ResourceResolver resources) {
    try (var stream = resources.getResourceAsStream("classpath:openapi.yml").orElseThrow()) {
      contract = new FixedBody(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Get(produces = "application/yaml") // RFC 9512
  HttpResponse<ByteBuf> contract(@Header(HttpHeaders.ACCEPT_ENCODING) @Nullable String encoding) {
    return contract.answer(encoding);
  }
}

package io.poolgate.platform;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// GET /openapi.yml: the contract.
@Controller("/openapi.yml")
@Secured(SecurityRule.IS_ANONYMOUS)
class ContractController {
  private final String contract;

  ContractController(ResourceResolver resources) {
    try (var stream = resources.getResourceAsStream("classpath:openapi.yml").orElseThrow()) {
      contract = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Get(produces = "application/yaml") // RFC 9512
  String contract() {
    return contract;
  }
}

package io.poolgate.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.netty.buffer.ByteBuf;
import io.poolgate.edge.PublicUrl;
import io.poolgate.problem.SameForAll;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// GET /openapi.yml: the contract.
@Controller("/openapi.yml")
@SameForAll
@Secured(SecurityRule.IS_ANONYMOUS)
class ContractController {
  private static final String SERVER = "\nservers:\n  - url: ";

  private final FixedBody contract;

  ContractController(ResourceResolver resources, PublicUrl publicUrl) {
    try (var stream = resources.getResourceAsStream("classpath:openapi.yml").orElseThrow()) {
      contract = new FixedBody(servedAt(publicUrl.prefix(), stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts the prefix by which clients come in the place of the server's `/`.
  private static byte[] servedAt(String prefix, byte[] contract) {
    return prefix.isEmpty()
        ? contract
        : new String(contract, UTF_8)
            .replace(SERVER + "/\n", SERVER + prefix + "\n")
            .getBytes(UTF_8);
  }

  /// Its type is the first (RFC 9512 §2.1); the others are names that it had before.
  ///
  /// @param coding gzip or none: all that is left of what a client accepts
  @Get(produces = {"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
  HttpResponse<ByteBuf> contract(@Header(HttpHeaders.ACCEPT_ENCODING) @Nullable String coding) {
    return contract.answer(coding != null).header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}

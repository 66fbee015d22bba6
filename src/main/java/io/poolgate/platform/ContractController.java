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
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// GET /openapi.yml and /openapi-proxies.yml: the contract with clients, and with proxies.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class ContractController {
  private static final String YAML = "application/yaml"; // RFC 9512
  private static final String SERVER = "\nservers:\n  - url: ";

  private final FixedBody forClients;
  private final FixedBody forProxies;

  ContractController(ResourceResolver resources, PublicUrl publicUrl) {
    forClients = served("openapi.yml", resources, publicUrl);
    forProxies = served("openapi-proxies.yml", resources, publicUrl);
  }

  @Get(uri = "/openapi.yml", produces = YAML)
  HttpResponse<ByteBuf> forClients(@Header(HttpHeaders.ACCEPT_ENCODING) @Nullable String encoding) {
    return answer(forClients, encoding);
  }

  @Get(uri = "/openapi-proxies.yml", produces = YAML)
  HttpResponse<ByteBuf> forProxies(@Header(HttpHeaders.ACCEPT_ENCODING) @Nullable String encoding) {
    return answer(forProxies, encoding);
  }

  private static HttpResponse<ByteBuf> answer(FixedBody document, @Nullable String encoding) {
    return document.answer(encoding).header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static FixedBody served(String name, ResourceResolver resources, PublicUrl publicUrl) {
    try (var stream = resources.getResourceAsStream("classpath:" + name).orElseThrow()) {
      return new FixedBody(servedAt(publicUrl.prefix(), stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts the prefix by which clients come in the place of the server's `/`.
  private static byte[] servedAt(String prefix, byte[] document) {
    return prefix.isEmpty()
        ? document
        : new String(document, UTF_8)
            .replace(SERVER + "/\n", SERVER + prefix + "\n")
            .getBytes(UTF_8);
  }
}

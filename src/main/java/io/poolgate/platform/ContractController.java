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
import io.poolgate.problem.SameForAll;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// GET /openapi.yml and /openapi-proxies.yml: the contract with clients, and with proxies. Each
/// names this server where the file has an example.
@Controller
@SameForAll
@Secured(SecurityRule.IS_ANONYMOUS)
class ContractController {
  /// Its type by RFC 9512 §2.1; the others are names that it had before.
  private static final String YAML = "application/yaml";

  private static final String SERVERS = "\nservers:\n";
  private static final String AFTER_SERVERS = "\nsecurity:";

  private final FixedBody forClients;
  private final FixedBody forProxies;

  /// By the first request for one of them: the server runs, and knows its port.
  ContractController(ResourceResolver resources, ServerUrl server) {
    forClients = served("openapi.yml", resources, server.url());
    forProxies = served("openapi-proxies.yml", resources, server.url());
  }

  /// @param coding gzip or none: all that is left of what a client accepts
  @Get(
      uri = "/openapi.yml",
      produces = {YAML, "application/x-yaml", "text/yaml", "text/x-yaml"})
  HttpResponse<ByteBuf> forClients(@Header(HttpHeaders.ACCEPT_ENCODING) @Nullable String coding) {
    return answer(forClients, coding);
  }

  @Get(
      uri = "/openapi-proxies.yml",
      produces = {YAML, "application/x-yaml", "text/yaml", "text/x-yaml"})
  HttpResponse<ByteBuf> forProxies(@Header(HttpHeaders.ACCEPT_ENCODING) @Nullable String coding) {
    return answer(forProxies, coding);
  }

  private static HttpResponse<ByteBuf> answer(FixedBody document, @Nullable String coding) {
    return document.answer(coding != null).header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static FixedBody served(String name, ResourceResolver resources, String url) {
    try (var stream = resources.getResourceAsStream("classpath:" + name).orElseThrow()) {
      return new FixedBody(servedAt(url, new String(stream.readAllBytes(), UTF_8)).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String servedAt(String url, String document) {
    int start = document.indexOf(SERVERS) + SERVERS.length();
    return document.substring(0, start)
        + "  - url: "
        + url
        + "\n    description: This server."
        + document.substring(document.indexOf(AFTER_SERVERS, start));
  }
}

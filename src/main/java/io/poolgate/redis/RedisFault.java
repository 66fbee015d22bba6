package io.poolgate.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.poolgate.redis.SentinelWatch.MovedException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Why Redis is of no use, for operators. Its own text is not told: it may repeat what it was sent
/// (`ERR unknown command 'AUTH', with args beginning with: …`).
///
/// @param words how a sentence about it ends
/// @param pause how long to leave it alone
public record RedisFault(String words, Duration pause) {
  private static final Duration SHORT = Duration.ofMillis(500);

  /// After a refusal that half a second will not change.
  private static final Duration LONG = Duration.ofSeconds(5);

  /// What passes by itself, as in a failover.
  private static final List<String> PASSING =
      List.of("READONLY", "MASTERDOWN", "LOADING", "BUSY", "EXECABORT", "NOREPLICAS");

  private static final Map<String, String> ANSWERS =
      Map.of(
          "WRONGPASS", "refuses the user or the password",
          "NOAUTH", "asks for a password",
          "NOPERM", "does not permit this user what it needs",
          "READONLY", "is read only: the address leads to a replica",
          "MASTERDOWN", "is a replica that has lost its primary",
          "LOADING", "is still loading what it had saved",
          "OOM", "has no memory left",
          "BUSY", "is busy with a script",
          "MISCONF", "cannot save to its disk, and takes nothing",
          "NOREPLICAS", "has too few replicas, and takes nothing");

  private static final String CLOSED = "has closed the connection";

  private record Kind(String words, Predicate<Throwable> covers) {}

  /// The first that covers any of the causes.
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "has a certificate that has expired", CertificateExpiredException.class::isInstance),
          new Kind(
              "has a certificate of an authority that is not trusted",
              CertPathBuilderException.class::isInstance),
          new Kind(
              "has a certificate that is not for the host of the address",
              CertificateException.class::isInstance),
          new Kind("does not speak TLS", NotSslRecordException.class::isInstance),
          new Kind("does not answer in time", RedisFault::isTimeout),
          new Kind("cannot agree on TLS with this server", SSLException.class::isInstance),
          new Kind("has a host name that leads nowhere", UnknownHostException.class::isInstance),
          new Kind("cannot be reached", ConnectTimeoutException.class::isInstance),
          new Kind("refuses connections", ConnectException.class::isInstance),
          new Kind("names another primary", MovedException.class::isInstance),
          new Kind("has none to name as the primary", RedisFault::isSentinelsIgnorance));

  /// Reads it from what the client threw, and from the causes of that.
  public static RedisFault of(Throwable failure) {
    var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    var answer = causes.stream().filter(RedisCommandExecutionException.class::isInstance);
    var fault = answer.findFirst().map(RedisFault::ofAnswer).orElseGet(() -> ofLink(causes));
    boolean atSentinel = causes.stream().anyMatch(RedisFault::isOfSentinel);
    return new RedisFault((atSentinel ? "Sentinel " : "Redis ") + fault.words, fault.pause);
  }

  private static RedisFault ofAnswer(Throwable answer) {
    var code = code(String.valueOf(answer.getMessage()));
    var known = ANSWERS.get(code);
    return new RedisFault(
        known == null ? "says " + code : known + " (" + code + ")",
        PASSING.contains(code) ? SHORT : LONG);
  }

  /// The word that an error of Redis begins with.
  private static String code(String text) {
    var word = text.split("\\W", 2)[0];
    if (word.equals("ERR") && (text.contains("AUTH") || text.contains("invalid password"))) {
      return "WRONGPASS"; // in the words of Redis 5, or of one that knows no users
    }
    return word.matches("[A-Z]+") ? word : "something unknown";
  }

  private static RedisFault ofLink(List<Throwable> causes) {
    var words =
        KINDS.stream()
            .filter(kind -> causes.stream().anyMatch(kind.covers()))
            .findFirst()
            .map(Kind::words)
            .orElse(CLOSED);
    return new RedisFault(words, SHORT);
  }

  /// Whether it tells no reason: a handshake that fails is at times only seen to end.
  boolean isUnexplained() {
    return words.endsWith(CLOSED);
  }

  private static boolean isTimeout(Throwable cause) {
    return cause instanceof RedisCommandTimeoutException
        || cause instanceof SslHandshakeTimeoutException
        || cause instanceof TimeoutException;
  }

  private static boolean isOfSentinel(Throwable cause) {
    return cause instanceof MovedException
        || isSentinelsIgnorance(cause)
        || String.valueOf(cause.getMessage()).startsWith("Cannot connect to a Redis Sentinel");
  }

  private static boolean isSentinelsIgnorance(Throwable cause) {
    return String.valueOf(cause.getMessage()).contains("using sentinel for masterId");
  }
}

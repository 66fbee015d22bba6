package io.poolgate.edge.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.FreePort;
import io.poolgate.PoolgateProcess;
import io.poolgate.RawConnection;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The program in a process of its own, in front of a pool, and what it writes to its access log.
final class LoggedPoolgate implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalUserPool pool;
  private final PoolgateProcess process;

  private LoggedPoolgate(LocalUserPool pool, PoolgateProcess process) {
    this.pool = pool;
    this.process = process;
  }

  /// @param output where the log goes
  static LoggedPoolgate start(Map<String, String> environment, Path output) throws IOException {
    var pool = LocalUserPool.start();
    return new LoggedPoolgate(
        pool, PoolgateProcess.start(pool, FreePort.find(), environment, output));
  }

  LocalUserPool pool() {
    return pool;
  }

  Api api() {
    return new Api(process.server(), true);
  }

  RawConnection connect() {
    return new RawConnection(process.server());
  }

  List<String> lines() {
    return process.lines();
  }

  JsonNode line(Answer answer) {
    return line(answer.header("X-Request-Id").orElseThrow());
  }

  /// The line of the request with this id, which is written in the background.
  JsonNode line(String requestId) {
    var mark = "\"requestId\":\"" + requestId + "\"";
    await().until(() -> lines().stream().anyMatch(line -> line.contains(mark)));
    var lines = lines().stream().filter(line -> line.contains(mark)).toList();
    assertThat(lines).hasSize(1);
    try {
      return JSON.readTree(lines.getFirst());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /// Ends the program, so that all of its log is written.
  void terminate() {
    process.terminate();
  }

  @Override
  public void close() {
    process.close();
    pool.close();
  }
}

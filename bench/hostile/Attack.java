import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// One way to harm the server: so many connections, and what each of them does until the server
/// ends it; then it comes back after a pause.
///
/// @param receiveBuffer of each connection; 0 for the system's default
record Attack(
    String name,
    Wire.Protocol protocol,
    int connections,
    int receiveBuffer,
    Duration pause,
    Course course) {

  interface Course {
    void run(Wire wire) throws IOException, InterruptedException;
  }

  Attack(String name, Wire.Protocol protocol, int connections, Course course) {
    this(name, protocol, connections, 0, Duration.ofSeconds(2), course);
  }

  /// Connections that the server may hardly send anything to.
  Attack narrow() {
    return new Attack(name, protocol, connections, 1024, pause, course);
  }

  /// Connections that come back at once.
  Attack restless() {
    return new Attack(name, protocol, connections, receiveBuffer, Duration.ofMillis(200), course);
  }

  boolean tls() {
    return protocol != Wire.Protocol.PLAIN || name.startsWith("tls-");
  }

  static List<Attack> all() {
    return Stream.of(
            HeaderAttacks.ALL, BodyAttacks.ALL, AnswerAttacks.ALL, FrameAttacks.ALL, TlsAttacks.ALL)
        .flatMap(List::stream)
        .toList();
  }
}

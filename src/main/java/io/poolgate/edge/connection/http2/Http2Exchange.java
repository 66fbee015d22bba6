package io.poolgate.edge.connection.http2;

import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.concurrent.Future;
import io.poolgate.edge.connection.request.HeaderFields;
import io.poolgate.edge.connection.request.HeldBody;
import io.poolgate.problem.ProblemCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request of an HTTP/2 connection and its answer, and what they take.
final class Http2Exchange {
  private final Http2Headers head;
  private final long headWeight;
  private @Nullable HeldBody body;
  private boolean held; // the body is, until it is whole
  private boolean bodyDropped;
  private @Nullable ProblemCode refusal;
  private final long began = System.nanoTime();
  private long answer;
  private long answeredAt;
  private @Nullable Future<?> deadline;

  Http2Exchange(Http2Headers head) {
    this.head = head;
    this.headWeight = HeaderFields.weight(head);
  }

  Http2Headers head() {
    return head;
  }

  /// Keeps it until it is whole.
  void hold() {
    held = true;
    body = new HeldBody();
  }

  boolean isHeld() {
    return held;
  }

  /// Limits the time until it is whole.
  void await(Future<?> until) {
    deadline = until;
  }

  /// It is whole, or never will be.
  void arrived() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  /// What has come of the body; null where it is not kept.
  @Nullable HeldBody body() {
    return held ? body : null;
  }

  /// It is kept no longer.
  void release() {
    held = false;
  }

  /// What comes further is dropped.
  void dropBody() {
    bodyDropped = true;
  }

  boolean dropsBody() {
    return bodyDropped;
  }

  /// It is answered with this, whatever it asked for.
  void refuse(ProblemCode code) {
    refusal = code;
  }

  Optional<ProblemCode> refusal() {
    return Optional.ofNullable(refusal);
  }

  /// When its head came ([System#nanoTime]).
  long began() {
    return began;
  }

  /// Counts a part of the answer that waits for the client's window.
  void answer(int bytes) {
    answeredAt = answer == 0 ? System.nanoTime() : answeredAt;
    answer += bytes;
  }

  boolean isAnswered() {
    return answer > 0;
  }

  /// For how long there has been an answer, in nanoseconds.
  long answeredFor(long now) {
    return now - answeredAt;
  }

  /// What the request takes, in bytes.
  long weight() {
    return headWeight + (body == null ? 0 : body.weight());
  }

  /// What the answer takes, in bytes.
  long answerWeight() {
    return answer;
  }
}

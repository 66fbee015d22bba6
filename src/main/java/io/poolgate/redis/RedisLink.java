package io.poolgate.redis;

/// A connection to Redis, or two, in the hands of one of its users: in use from when it is opened
/// until it first fails, and never again. [LinkKeeper] then opens another.
public interface RedisLink extends AutoCloseable {

  /// Does what there is to do, or waits for it, for about a second; and asks Redis for something
  /// that it would only do where all is well. Whatever it throws is the end of the link.
  void use() throws InterruptedException;

  @Override
  void close();
}

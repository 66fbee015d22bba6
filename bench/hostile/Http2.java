import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// HTTP/2 on a wire, frame by frame (RFC 9113), with nothing that would keep a client from what it
/// must not do. Frames gather until they are flushed.
final class Http2 {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  static final int INITIAL_WINDOW_SIZE = 4;

  /// What a client may send before the server gives more, and what the server may.
  static final int WINDOW = 65_535;

  private final Wire wire;
  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Set<Integer> open = ConcurrentHashMap.newKeySet();
  private final Semaphore window = new Semaphore(WINDOW);
  private int last = -1;

  /// @param windowSize that of each stream, in the server's direction
  Http2(Wire wire, int windowSize) {
    this.wire = wire;
    frames.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(
        SETTINGS,
        0,
        0,
        ByteBuffer.allocate(6).putShort((short) INITIAL_WINDOW_SIZE).putInt(windowSize).array());
  }

  /// Reads what the server sends, and counts the streams that it ends.
  Http2 reading() {
    Thread.ofVirtual().start(this::read);
    return this;
  }

  Http2 frame(int type, int flags, int stream, byte... payload) {
    frames.writeBytes(
        ByteBuffer.allocate(9)
            .putInt(payload.length << 8 | type)
            .put((byte) flags)
            .putInt(stream)
            .array());
    frames.writeBytes(payload);
    return this;
  }

  /// A number of 32 bits as a payload.
  static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /// The next stream's headers; returns its number.
  int begin(int flags, byte[] block) {
    last += 2;
    open.add(last);
    frame(HEADERS, flags, last, block);
    return last;
  }

  /// Streams that neither side has ended, as far as this one has read.
  int open() {
    return open.size();
  }

  Set<Integer> streams() {
    return open;
  }

  /// Takes so much of what the connection may send, and waits for it.
  void await(int bytes) throws IOException, InterruptedException {
    while (!window.tryAcquire(bytes, 1, TimeUnit.SECONDS)) {
      pause(Duration.ZERO);
    }
  }

  boolean isAllowed(int bytes) {
    return window.tryAcquire(bytes);
  }

  void flush() throws IOException {
    wire.write(frames.toByteArray());
    frames.reset();
  }

  /// Waits, unless the server has ended the connection.
  void pause(Duration time) throws IOException, InterruptedException {
    if (ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new EOFException();
    }
  }

  private void read() {
    try {
      var input = new DataInputStream(wire.input());
      while (true) {
        int start = input.readInt();
        int flags = input.readUnsignedByte();
        int stream = input.readInt() & Integer.MAX_VALUE;
        var payload = input.readNBytes(start >>> 8);
        int type = start & 0xff;
        boolean ends = (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0;
        if (ends || type == RST_STREAM) {
          open.remove(stream);
        } else if (type == WINDOW_UPDATE && stream == 0) {
          window.release(ByteBuffer.wrap(payload).getInt());
        }
      }
    } catch (IOException e) {
      ended.countDown();
    }
  }
}

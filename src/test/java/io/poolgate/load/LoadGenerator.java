package io.poolgate.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Clients that each send the same request again as soon as it is answered, on a connection of
/// their own; all on one thread.
final class LoadGenerator implements AutoCloseable {
  private static final int LARGEST_ANSWER = 1 << 16;
  private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");

  private final EventLoopGroup thread =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final AtomicInteger clients = new AtomicInteger();
  private final Bootstrap connections;
  private final ByteBuf request;
  private volatile Answers answers = new Answers();
  private volatile int wanted;

  LoadGenerator(URI server, String path, String json) {
    request =
        Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer(
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(path, json.length(), json),
                StandardCharsets.US_ASCII));
    connections =
        new Bootstrap()
            .group(thread)
            .channel(NioSocketChannel.class)
            .remoteAddress(server.getHost(), server.getPort())
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    connection
                        .pipeline()
                        .addLast(
                            new HttpResponseDecoder(),
                            new HttpObjectAggregator(LARGEST_ANSWER),
                            new Client());
                  }
                });
  }

  /// From now on there are so many; of those that are too many each leaves when it has its answer.
  void clients(int count) {
    wanted = count;
    for (int client = clients.get(); client < count; client++) {
      clients.incrementAndGet();
      connections
          .connect()
          .addListener(connect -> {
            if (!connect.isSuccess()) {
              answers.add("not connected", 0);
            }
          });
    }
  }

  /// Begins to count anew.
  Answers answers() {
    answers = new Answers();
    return answers;
  }

  private final class Client extends SimpleChannelInboundHandler<FullHttpResponse> {
    private long sent;
    private boolean leaving;

    @Override
    public void channelActive(ChannelHandlerContext context) {
      send(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      answers.add(outcome(response), System.nanoTime() - sent);
      if (clients.get() > wanted) {
        clients.decrementAndGet();
        leaving = true;
        var _ = context.close();
      } else {
        send(context);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (!leaving) {
        answers.add("connection lost", 0);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.close();
    }

    private void send(ChannelHandlerContext context) {
      sent = System.nanoTime();
      var _ = context.writeAndFlush(request.duplicate());
    }
  }

  private static String outcome(FullHttpResponse response) {
    int status = response.status().code();
    if (status == 200) {
      return Answers.SERVED;
    }
    var code = CODE.matcher(response.content().toString(StandardCharsets.UTF_8));
    return status
        + (code.find() ? " " + code.group(1) : "")
        + (status == 503 && !response.headers().contains("Retry-After") ? ", no Retry-After" : "");
  }

  @Override
  public void close() {
    thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}

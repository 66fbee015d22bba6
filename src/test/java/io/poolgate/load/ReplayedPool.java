package io.poolgate.load;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.poolgate.RawConnection;
import io.poolgate.localpool.LocalUserPool;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A user pool that answers every call, after a while, with what the local pool answered to one
/// sign-in. The local pool hashes a password and signs two tokens for each, on purpose slowly: in
/// its place a measurement would be one of the pool.
final class ReplayedPool implements AutoCloseable {
  private final EventLoopGroup thread =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel listener;

  ReplayedPool(LocalUserPool pool, Duration latency) {
    var replay = new Replay(Unpooled.unreleasableBuffer(signIn(pool)), latency);
    listener =
        new ServerBootstrap()
            .group(thread)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    connection.pipeline().addLast(new HttpRequestDecoder(), replay);
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  URI endpoint() {
    return URI.create(
        "http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort());
  }

  private static ByteBuf signIn(LocalUserPool pool) {
    var user = newEmail();
    var password = newPassword();
    pool.createUser(user, password);
    var call =
        """
        {"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"%s","AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}\
        """
            .formatted(pool.publicClient().id(), user, password);
    try (var connection = new RawConnection(pool.endpoint())) {
      var answer =
          connection
              .send(
                  """
                  POST / HTTP/1.1\r
                  Host: localhost\r
                  Content-Type: application/x-amz-json-1.1\r
                  X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth\r
                  Content-Length: %d\r
                  \r
                  %s\
                  """
                      .formatted(call.length(), call))
              .receive();
      if (answer.status() != 200) {
        throw new IllegalStateException(answer.toString());
      }
      var bytes = new StringBuilder("HTTP/1.1 200 OK\r\n");
      answer.headers().forEach((name, value) -> bytes.append(name + ": " + value + "\r\n"));
      return Unpooled.copiedBuffer(
          bytes.append("\r\n").append(answer.body()), StandardCharsets.UTF_8);
    }
  }

  @Sharable
  private static final class Replay extends SimpleChannelInboundHandler<HttpObject> {
    private final ByteBuf answer;
    private final Duration latency;

    Replay(ByteBuf answer, Duration latency) {
      this.answer = answer;
      this.latency = latency;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (part instanceof LastHttpContent) {
        Runnable answering =
            () -> {
              var _ = context.writeAndFlush(answer.duplicate());
            };
        var _ = context.executor().schedule(answering, latency.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    /// The server's connections end with it.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.close();
    }
  }

  @Override
  public void close() {
    thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}

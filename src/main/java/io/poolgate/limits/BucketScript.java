package io.poolgate.limits;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// All buckets of a call in one round trip: a script that Redis runs atomically, by its own clock.
/// It does to numbers in Redis what [LocalBuckets] does to those in memory.
final class BucketScript {
  static final String PREFIX = "poolgate:limit:";

  /// Lua's numbers are doubles, which are exact for microseconds until the year 2255.
  private static final String TEXT =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      local held = redis.call('MGET', unpack(KEYS))
      local function asked(i, what)
        return tonumber(ARGV[(i - 1) * 6 + what])
      end
      local function after(i, full, tokens)
        local most = now + 2 * asked(i, 2)
        full = math.max(now, math.min(full, most))
        return math.max(now, math.min(full + tokens * asked(i, 1), most))
      end
      local full, refused, wait = {}, 0, 0
      for i = 1, #KEYS do
        full[i] = after(i, tonumber(held[i] or '') or now, asked(i, 3))
      end
      for i = 1, #KEYS do
        local twin = asked(i, 6)
        if twin > 0 then
          full[i] = math.max(full[i], full[twin])
          full[twin] = full[i]
        end
      end
      for i = 1, #KEYS do
        local lacks = full[i] + asked(i, 4) * asked(i, 1) - now - asked(i, 2)
        if refused == 0 and asked(i, 4) >= 0 and lacks > 0 then
          refused, wait = i, lacks
        end
      end
      for i = 1, #KEYS do
        if refused == 0 then
          full[i] = after(i, full[i], asked(i, 5))
        end
        local number = string.format('%.0f', full[i])
        if number ~= held[i] and (held[i] or full[i] > now) then
          redis.call('SET', KEYS[i], number, 'PX', math.max(1, math.ceil((full[i] - now) / 1000)))
        end
      end
      return {refused, wait}
      """;

  private final RedisAsyncCommands<String, String> redis;
  private final String digest;

  BucketScript(RedisAsyncCommands<String, String> redis) {
    this.redis = redis;
    this.digest = redis.digest(TEXT);
  }

  /// @param owed what was taken of each before, and is not refused any more
  /// @param taking whether the charges' own tokens are taken, too
  CompletionStage<Optional<Refusal>> run(List<Charge> charges, int[] owed, boolean taking) {
    var keys = charges.stream().map(BucketScript::name).toArray(String[]::new);
    var values = new String[6 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      var charge = charges.get(i);
      values[6 * i] = Long.toString(charge.rate().interval());
      values[6 * i + 1] = Long.toString(charge.rate().burst());
      values[6 * i + 2] = Integer.toString(owed[i]);
      values[6 * i + 3] = Integer.toString(taking ? charge.needs() : Charge.UNASKED);
      values[6 * i + 4] = Integer.toString(taking ? charge.takes() : 0);
      values[6 * i + 5] = Integer.toString(charge.twin() + 1);
    }
    return redis
        .<List<Long>>evalsha(digest, ScriptOutputType.MULTI, keys, values)
        .exceptionallyCompose(failure ->
            failure instanceof RedisNoScriptException
                ? redis.<List<Long>>eval(TEXT, ScriptOutputType.MULTI, keys, values)
                : CompletableFuture.failedStage(failure))
        .thenApply(answer -> refusal(charges, answer));
  }

  private static Optional<Refusal> refusal(List<Charge> charges, List<Long> answer) {
    int refused = answer.getFirst().intValue();
    return refused == 0
        ? Optional.empty()
        : Optional.of(new Refusal(charges.get(refused - 1), answer.getLast()));
  }

  /// A rate that is configured anew has buckets of its own.
  private static String name(Charge charge) {
    var rate = charge.rate();
    return PREFIX
        + charge.limit().wireName()
        + ":"
        + rate.amount()
        + "/"
        + rate.period()
        + ":"
        + charge.key().text();
  }
}

package io.poolgate.localpool.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// One page of a list.
///
/// @param next the token to ask for the page after it with, if there is one
public record Page<T>(List<T> items, Optional<String> next) {

  /// Cuts a page out of a list.
  ///
  /// @param name the name of an item; that of a page's last item is the token of the next page
  /// @param token the token that the page before this one gave
  public static <T> Page<T> of(
      List<T> all, Function<T, String> name, int size, Optional<String> token) {
    int from = token.map(text -> after(all, name, text)).orElse(0);
    int to = Math.min(from + size, all.size());
    List<T> items = all.subList(from, to);
    return new Page<>(
        List.copyOf(items),
        to < all.size() ? Optional.of(name.apply(items.getLast())) : Optional.empty());
  }

  private static <T> int after(List<T> all, Function<T, String> name, String token) {
    return 1
        + IntStream.range(0, all.size())
            .filter(i -> name.apply(all.get(i)).equals(token))
            .findFirst()
            .orElseThrow(() -> PoolException.invalidParameter("Invalid pagination token."));
  }
}

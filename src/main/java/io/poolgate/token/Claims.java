package io.poolgate.token;

import io.poolgate.token.keys.UnambiguousJson;
import io.poolgate.token.verdict.TokenUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A token's claims, by type. A claim of another type than asked for counts as missing; [#has]
/// tells the two apart.
record Claims(Map<String, Object> all) {
  /// The year 5138. A later time is one in milliseconds, and its token would never expire.
  private static final long END_OF_TIME = 100_000_000_000L;

  boolean has(String name) {
    return all.containsKey(name);
  }

  Optional<String> string(String name) {
    return all.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  boolean absentOrString(String name) {
    return !has(name) || all.get(name) instanceof String;
  }

  Optional<List<String>> strings(String name) {
    if (!(all.get(name) instanceof List<?> elements)) {
      return Optional.empty();
    }
    var strings = new ArrayList<String>(elements.size());
    for (var element : elements) {
      if (!(element instanceof String text)) {
        return Optional.empty();
      }
      strings.add(text);
    }
    return Optional.of(List.copyOf(strings));
  }

  /// `token_use`.
  Optional<TokenUse> use() {
    return string("token_use").flatMap(TokenUse::of);
  }

  /// The app client that the token was issued to: `client_id`, and in an ID token `aud`, which must
  /// name it alone.
  Optional<String> client() {
    return use()
        .flatMap(use ->
            switch (use) {
              case ACCESS -> string("client_id");
              case ID -> audience().filter(all -> all.size() == 1).map(List::getFirst);
            });
  }

  /// `aud`: one string or several (RFC 7519 §4.1.3).
  Optional<List<String>> audience() {
    return string("aud").map(List::of).or(() -> strings("aud"));
  }

  /// The words of a space-separated string (RFC 6749 §3.3).
  List<String> words(String name) {
    var words = new ArrayList<String>();
    for (var word : string(name).orElse("").split(" ", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  /// A NumericDate (RFC 7519 §2): seconds, with a fraction if there is one.
  Optional<Instant> time(String name) {
    return switch (all.get(name)) {
      case Long seconds when seconds >= 0 && seconds < END_OF_TIME ->
          Optional.of(Instant.ofEpochSecond(seconds));
      case Double seconds when seconds >= 0 && seconds < END_OF_TIME ->
          Optional.of(Instant.ofEpochMilli((long) (seconds * 1000)));
      case null, default -> Optional.empty();
    };
  }

  boolean absentOrTime(String name) {
    return !has(name) || time(name).isPresent();
  }

  /// All that are not null, and neither is anything in them. Nobody can change them.
  Map<String, Object> withoutNulls() {
    return members(all);
  }

  private static Map<String, Object> members(Map<?, ?> object) {
    var members = new LinkedHashMap<String, Object>();
    object.forEach((name, value) -> {
      if (!value.equals(UnambiguousJson.NULL)) {
        members.put((String) name, fixed(value));
      }
    });
    return Collections.unmodifiableMap(members);
  }

  private static Object fixed(Object value) {
    return switch (value) {
      case Map<?, ?> object -> members(object);
      case List<?> elements ->
          elements.stream()
              .filter(element -> !element.equals(UnambiguousJson.NULL))
              .map(Claims::fixed)
              .toList();
      default -> value;
    };
  }

  @Override
  public String toString() {
    return "Claims[…]"; // who the user is, is not for a log
  }
}

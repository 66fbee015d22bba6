package io.poolgate.me;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of PATCH /v1/me/attributes.
///
/// @param attributes a name and its new value, or null to delete it
@Introspected
record AttributeChanges(
    @NotEmpty Map<@Size(min = 1, max = 32) String, @Nullable @Size(max = 2048) String> attributes) {

  Map<String, String> set() {
    var set = new HashMap<String, String>();
    attributes.forEach((name, value) -> {
      if (value != null) {
        set.put(name, value);
      }
    });
    return set;
  }

  Set<String> deleted() {
    var deleted = new HashSet<>(attributes.keySet());
    deleted.removeAll(set().keySet());
    return deleted;
  }

  @Override
  public String toString() {
    return "AttributeChanges[]";
  }
}

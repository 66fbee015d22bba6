package io.poolgate.localpool.user;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The second factors that a user has turned on, and the one that they prefer.
public record MfaSettings(Set<MfaMethod> enabled, Optional<MfaMethod> preferred) {
  static final MfaSettings NONE = new MfaSettings(Set.of(), Optional.empty());

  public MfaSettings {
    var ordered = EnumSet.noneOf(MfaMethod.class);
    ordered.addAll(enabled);
    enabled = Collections.unmodifiableSet(ordered);
    preferred = preferred.filter(enabled::contains);
  }

  /// With that method turned on, and preferred to the others if asked to.
  public MfaSettings on(MfaMethod method, boolean prefer) {
    var more = EnumSet.of(method);
    more.addAll(enabled);
    var others = preferred.filter(other -> other != method);
    return new MfaSettings(more, prefer ? Optional.of(method) : others);
  }

  public MfaSettings off(MfaMethod method) {
    var fewer = EnumSet.noneOf(MfaMethod.class);
    fewer.addAll(enabled);
    fewer.remove(method);
    return new MfaSettings(fewer, preferred);
  }

  /// As GetUser and GetUserAuthFactors show them, without what is not set.
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!enabled.isEmpty()) {
      json.put("UserMFASettingList", enabled.stream().map(MfaMethod::name).toList());
    }
    preferred.ifPresent(method -> json.put("PreferredMfaSetting", method.name()));
    return json;
  }
}

package io.poolgate.cognito;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.poolgate.problem.FieldError;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a stranger may write into the pool. An attribute such as `custom:role` may decide what a
/// user is allowed to do, and clientMetadata reaches the pool's triggers. So both take only the
/// names that the configuration lists; without one, attributes are those of OpenID Connect.
@Context
public final class InputBounds {
  /// The standard claims of OpenID Connect Core §5.1 that Cognito keeps as attributes; not those
  /// that only a proof may set (`email_verified`, `phone_number_verified`).
  private static final Set<String> STANDARD_ATTRIBUTES =
      Set.of(
          "address",
          "birthdate",
          "email",
          "family_name",
          "gender",
          "given_name",
          "locale",
          "middle_name",
          "name",
          "nickname",
          "phone_number",
          "picture",
          "preferred_username",
          "profile",
          "website",
          "zoneinfo");

  private static final int MOST_METADATA_KEYS = 10;
  private static final int MOST_METADATA_BYTES = 2048;

  private final Set<String> writable;
  private final Set<String> metadataKeys;

  InputBounds(Attributes attributes, ClientMetadata clientMetadata) {
    var configured = attributes.writable();
    this.writable = configured == null ? STANDARD_ATTRIBUTES : Set.copyOf(configured);
    var keys = clientMetadata.allowedKeys();
    this.metadataKeys = keys == null ? Set.of() : Set.copyOf(keys);
  }

  /// The `POOLGATE_ATTRIBUTES_…` variables.
  ///
  /// @param writable the attributes that may be written; null: the standard ones of OpenID Connect
  @ConfigurationProperties("poolgate.attributes")
  public record Attributes(@Nullable List<String> writable) {}

  /// The `POOLGATE_CLIENT_METADATA_…` variables.
  ///
  /// @param allowedKeys the clientMetadata keys that are passed on; null: none
  @ConfigurationProperties("poolgate.client-metadata")
  public record ClientMetadata(@Nullable List<String> allowedKeys) {}

  /// Checks attributes that a user wants to set or delete.
  ///
  /// @param asked further attributes that the pool itself asked for
  /// @throws ProblemException `invalid_request`, naming each that may not be written
  public <V extends @Nullable Object> Map<String, V> attributes(
      @Nullable Map<String, V> given, Collection<String> asked) {
    if (given == null) {
      return Map.of();
    }
    var errors = new ArrayList<FieldError>();
    for (var name : given.keySet()) {
      if (!writable.contains(name) && !asked.contains(name)) {
        errors.add(FieldError.of("attributes." + name, Reason.NOT_ALLOWED));
      }
    }
    refuse(errors);
    return given;
  }

  /// Checks metadata for the pool's triggers.
  ///
  /// @throws ProblemException `invalid_request`, naming the key or the whole where it is too much
  public Map<String, String> clientMetadata(@Nullable Map<String, String> given) {
    if (given == null) {
      return Map.of();
    }
    var errors = new ArrayList<FieldError>();
    int bytes = 0;
    for (var entry : given.entrySet()) {
      bytes += utf8Length(entry.getKey()) + utf8Length(entry.getValue());
      if (!metadataKeys.contains(entry.getKey())) {
        errors.add(FieldError.of("clientMetadata." + entry.getKey(), Reason.NOT_ALLOWED));
      }
    }
    if (bytes > MOST_METADATA_BYTES || given.size() > MOST_METADATA_KEYS) {
      errors.add(FieldError.of("clientMetadata", Reason.TOO_LONG));
    }
    refuse(errors);
    return given;
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw ProblemException.invalidFields(errors);
    }
  }
}

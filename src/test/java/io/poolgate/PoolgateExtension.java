package io.poolgate;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/// Gives tests one Poolgate with the default configuration, shared by the whole suite: each test
/// makes its own users and plants no fault in it.
public final class PoolgateExtension extends TypeBasedParameterResolver<PoolgateServer> {
  @Override
  public PoolgateServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(PoolgateExtension.class))
        .getOrComputeIfAbsent("server", _ -> PoolgateServer.start(), PoolgateServer.class);
  }
}

package io.poolgate.clients;

import io.poolgate.NpmFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/// Gives tests the clients from npm, installed once for the whole suite; skips the tests where
/// Node.js is missing.
final class NpmClientsExtension extends TypeBasedParameterResolver<NpmClients>
    implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context.getTestMethod().isPresent()
        ? ConditionEvaluationResult.enabled("its class is")
        : NpmFolder.missing()
            .map(ConditionEvaluationResult::disabled)
            .orElseGet(() -> ConditionEvaluationResult.enabled("node and npm are there"));
  }

  @Override
  public NpmClients resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(NpmClientsExtension.class))
        .getOrComputeIfAbsent("clients", _ -> installed(), NpmClients.class);
  }

  private static NpmClients installed() {
    try {
      return NpmClients.install();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

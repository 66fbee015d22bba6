package io.poolgate.edge;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.poolgate.cognito.call.UserContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Gives routes that take a [UserContext] that of the client.
@Singleton
final class UserContextBinder implements TypedRequestArgumentBinder<UserContext> {
  private static final Argument<UserContext> TYPE = Argument.of(UserContext.class);
  private static final int LONGEST_DATA = 8192;

  private final ClientAddress clientAddress;

  UserContextBinder(ClientAddress clientAddress) {
    this.clientAddress = clientAddress;
  }

  @Override
  public Argument<UserContext> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<UserContext> bind(
      ArgumentConversionContext<UserContext> context, HttpRequest<?> request) {
    var data = request.getHeaders().get("X-Cognito-Context-Data");
    var bounded = data == null || data.length() > LONGEST_DATA ? null : data;
    var bound = new UserContext(clientAddress.of(request).getHostAddress(), bounded);
    return () -> Optional.of(bound);
  }
}

package io.poolgate.cognito.failure;

import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// Makes exceptions of the SDK by their class name.
final class SdkExceptions {
  private static final String PACKAGE = CognitoIdentityProviderException.class.getPackageName();

  private SdkExceptions() {}

  /// As the SDK makes it out of the wire's error name and message.
  static CognitoIdentityProviderException said(String simpleName, String text) {
    var details = AwsErrorDetails.builder().errorCode(simpleName).errorMessage(text).build();
    return make(simpleName, b -> b.awsErrorDetails(details));
  }

  static CognitoIdentityProviderException make(
      String simpleName, Consumer<CognitoIdentityProviderException.Builder> change) {
    try {
      var builder =
          (CognitoIdentityProviderException.Builder)
              Class.forName(PACKAGE + "." + simpleName).getMethod("builder").invoke(null);
      change.accept(builder);
      return (CognitoIdentityProviderException) builder.build();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(simpleName, e);
    }
  }
}

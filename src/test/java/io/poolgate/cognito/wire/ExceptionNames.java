package io.poolgate.cognito.wire;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// The names of the SDK's exceptions.
final class ExceptionNames {
  private static final Pattern CLASS = Pattern.compile(".*/model/(\\w+)Exception\\.class");

  /// What no operation that is used here declares.
  private static final Set<String> OTHERS =
      Set.of(
          "AccessDenied",
          "CognitoIdentityProvider",
          "DuplicateProvider",
          "GroupExists",
          "InternalServer",
          "InvalidOAuthFlow",
          "ManagedLoginBrandingExists",
          "PreconditionNotMet",
          "ScopeDoesNotExist",
          "ServiceQuotaExceeded",
          "TermsExists",
          "TierChangeNotAllowed",
          "UnsupportedIdentityProvider",
          "UnsupportedUserState",
          "UserImportInProgress",
          "UserPoolAddOnNotEnabled",
          "UserPoolTagging");

  private ExceptionNames() {}

  /// Of all that the operations used here declare, as answers have them.
  static List<String> onTheWire() throws IOException {
    var sdk =
        CognitoIdentityProviderException.class.getProtectionDomain().getCodeSource().getLocation();
    try (var jar = new JarFile(new File(sdk.getPath()))) {
      return jar.stream()
          .map(entry -> CLASS.matcher(entry.getName()))
          .filter(Matcher::matches)
          .map(MatchResult.class::cast)
          .map(found -> found.group(1))
          .filter(name -> !OTHERS.contains(name))
          .map(name -> name.replace("Mfa", "MFA") + "Exception")
          .toList();
    }
  }
}

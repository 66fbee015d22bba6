import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.JSON;
import org.openapitools.client.api.AccountCreationApi;
import org.openapitools.client.api.ForgottenPasswordApi;
import org.openapitools.client.api.LocalApi;
import org.openapitools.client.api.PlatformApi;
import org.openapitools.client.api.SignedInUserApi;
import org.openapitools.client.api.SigningInApi;
import org.openapitools.client.model.Authenticated;
import org.openapitools.client.model.Challenge;
import org.openapitools.client.model.ChallengeRequest;
import org.openapitools.client.model.Challenged;
import org.openapitools.client.model.ConfirmForgotPasswordRequest;
import org.openapitools.client.model.ConfirmSignUpRequest;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.RefreshRequest;
import org.openapitools.client.model.SignInMethod;
import org.openapitools.client.model.SignInRequest;
import org.openapitools.client.model.SignInResult;
import org.openapitools.client.model.SignOutRequest;
import org.openapitools.client.model.SignUpRequest;
import org.openapitools.client.model.Tokens;
import org.openapitools.client.model.UsernameRequest;

/// A user's whole journey by the client of the generator java (native): java Journey BASE LATER
public final class Journey {
  private final ApiClient open;
  private final SigningInApi signingIn;
  private final String username = "ada-" + UUID.randomUUID() + "@example.com";
  private final String password = "Ada-" + UUID.randomUUID();

  private Journey(String base) {
    open = new ApiClient();
    open.updateBaseUri(base);
    signingIn = new SigningInApi(open);
  }

  public static void main(String[] arguments) throws Exception {
    new Journey(arguments[0]).play(arguments[0]);
    new Journey(arguments[1]).newKind();
  }

  private interface Call {
    void run() throws ApiException;
  }

  private void play(String base) throws Exception {
    var config = new PlatformApi(open).getConfig(null);
    check(config.getSignInMethods().contains(SignInMethod.CHOICE));

    var accounts = new AccountCreationApi(open);
    var signedUp =
        accounts.signUp(
            new SignUpRequest()
                .username(username)
                .password(password)
                .attributes(Map.of("name", "Ada")),
            null);
    check(!signedUp.getConfirmed());
    accounts.resendSignUpCode(new UsernameRequest().username(username), null);
    var code = latestCode();
    var confirmation = new ConfirmSignUpRequest().username(username);
    var wrong = code.equals("000000") ? "000001" : "000000";
    checkRefused("code_mismatch", () -> accounts.confirmSignUp(confirmation.code(wrong), null));
    confirmation.code(code).session(signedUp.getSession());
    var session = accounts.confirmSignUp(confirmation, null).getSession();

    tokens(signIn(new SignInRequest().method(SignInMethod.CHOICE).session(session)));
    tokens(signIn(new SignInRequest().username(username).password(password)));

    var choice = new SignInRequest().username(username).method(SignInMethod.CHOICE);
    var select = challenge(signIn(choice));
    check(select.getName().equals("SELECT_CHALLENGE"));
    check(select.getOptions().contains("EMAIL_OTP"));
    var otp = challenge(answer(new ChallengeRequest().session(select.getSession()).choice("EMAIL_OTP")));
    check(otp.getName().equals("EMAIL_OTP"));
    var tokens = tokens(answer(new ChallengeRequest().session(otp.getSession()).code(latestCode())));

    var signedIn = new ApiClient();
    signedIn.updateBaseUri(base);
    signedIn.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + tokens.getAccessToken()));
    var user = new SignedInUserApi(signedIn);
    check(user.getMe(null).getSub().equals(signedUp.getUserId()));
    check(user.getProfile(null).getAttributes().get("name").equals("Ada"));
    checkRefused("missing_token", () -> new SignedInUserApi(open).getMe(null));

    var refreshed =
        signingIn.refreshTokens(null, new RefreshRequest().refreshToken(tokens.getRefreshToken()));
    check(!refreshed.getTokens().getAccessToken().equals(tokens.getAccessToken()));

    var forgotten = new ForgottenPasswordApi(open);
    forgotten.forgotPassword(new UsernameRequest().username(username), null);
    var newPassword = "Ada-" + UUID.randomUUID();
    forgotten.confirmForgotPassword(
        new ConfirmForgotPasswordRequest()
            .username(username)
            .code(latestCode())
            .newPassword(newPassword),
        null);
    var credentials = new SignInRequest().username(username).password(password);
    checkRefused("invalid_credentials", () -> signIn(credentials));
    var last = tokens(signIn(credentials.password(newPassword))).getRefreshToken();

    signingIn.signOut(null, new SignOutRequest().refreshToken(last));
    checkRefused(
        "refresh_token_invalid",
        () -> signingIn.refreshTokens(null, new RefreshRequest().refreshToken(last)));
    user.deleteMe(null);
  }

  /// A challenge that the contract does not know yet.
  private void newKind() throws ApiException {
    var challenge = challenge(signIn(new SignInRequest().username(username).password(password)));
    check(challenge.getName().equals("NEW_KIND"));
    check("blue".equals(challenge.getParameters().getAdditionalProperty("HINT")));
  }

  private SignInResult signIn(SignInRequest request) throws ApiException {
    return signingIn.signIn(request, null);
  }

  private SignInResult answer(ChallengeRequest request) throws ApiException {
    return signingIn.answerChallenge(request, null);
  }

  private String latestCode() throws ApiException {
    return new LocalApi(open).readMailbox(username, null).getMessages().getFirst().getCode();
  }

  private static Tokens tokens(SignInResult result) {
    return Objects.requireNonNull(((Authenticated) result.getActualInstance()).getTokens());
  }

  private static Challenge challenge(SignInResult result) {
    return Objects.requireNonNull(((Challenged) result.getActualInstance()).getChallenge());
  }

  private static void checkRefused(String code, Call call) throws Exception {
    try {
      call.run();
    } catch (ApiException e) {
      var problem = JSON.getDefault().getMapper().readValue(e.getResponseBody(), Problem.class);
      check(problem.getCode().equals(code));
      return;
    }
    check(false);
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }
}

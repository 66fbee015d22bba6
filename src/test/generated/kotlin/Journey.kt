// A user's whole journey by the client of the generator kotlin: java JourneyKt BASE LATER
import com.example.SignInResult
import java.util.UUID
import org.openapitools.client.apis.AccountCreationApi
import org.openapitools.client.apis.ForgottenPasswordApi
import org.openapitools.client.apis.LocalApi
import org.openapitools.client.apis.PlatformApi
import org.openapitools.client.apis.SignedInUserApi
import org.openapitools.client.apis.SigningInApi
import org.openapitools.client.infrastructure.ApiClient
import org.openapitools.client.infrastructure.ClientError
import org.openapitools.client.infrastructure.ClientException
import org.openapitools.client.infrastructure.Serializer
import org.openapitools.client.models.Challenge
import org.openapitools.client.models.ChallengeRequest
import org.openapitools.client.models.ConfirmForgotPasswordRequest
import org.openapitools.client.models.ConfirmSignUpRequest
import org.openapitools.client.models.Problem
import org.openapitools.client.models.RefreshRequest
import org.openapitools.client.models.SignInMethod
import org.openapitools.client.models.SignInRequest
import org.openapitools.client.models.SignOutRequest
import org.openapitools.client.models.SignUpRequest
import org.openapitools.client.models.Tokens
import org.openapitools.client.models.UsernameRequest

val username = "ada-${UUID.randomUUID()}@example.com"
val password = "Ada-${UUID.randomUUID()}"

fun main(arguments: Array<String>) {
    journey(arguments[0])
    newKind(arguments[1])
}

fun journey(base: String) {
    check(SignInMethod.choice in PlatformApi(base).getConfig().signInMethods)

    val accounts = AccountCreationApi(base)
    val signedUp = accounts.signUp(SignUpRequest(username, password, mapOf("name" to "Ada")))
    check(!signedUp.confirmed)
    accounts.resendSignUpCode(UsernameRequest(username))
    val code = latestCode(base)
    val wrong = if (code == "000000") "000001" else "000000"
    checkRefused("code_mismatch") { accounts.confirmSignUp(ConfirmSignUpRequest(username, wrong)) }
    val confirmed = accounts.confirmSignUp(ConfirmSignUpRequest(username, code, signedUp.session))

    val signingIn = SigningInApi(base)
    tokens(signingIn.signIn(SignInRequest(method = SignInMethod.choice, session = confirmed.session)))
    tokens(signingIn.signIn(SignInRequest(username = username, password = password)))

    val select = challenge(signingIn.signIn(SignInRequest(username = username, method = SignInMethod.choice)))
    check(select.name == "SELECT_CHALLENGE")
    check("EMAIL_OTP" in select.options.orEmpty())
    val otp = challenge(signingIn.answerChallenge(ChallengeRequest(session = select.session, choice = "EMAIL_OTP")))
    check(otp.name == "EMAIL_OTP")
    val answer = ChallengeRequest(session = otp.session, code = latestCode(base))
    val tokens = tokens(signingIn.answerChallenge(answer))

    val user = SignedInUserApi(base)
    checkRefused("missing_token") { user.getMe() }
    ApiClient.accessToken = tokens.accessToken
    check(user.getMe().sub == signedUp.userId)
    check(user.getProfile().attributes["name"] == "Ada")

    val refreshed = signingIn.refreshTokens(refreshRequest = RefreshRequest(tokens.refreshToken))
    check(refreshed.tokens.accessToken != tokens.accessToken)

    val forgotten = ForgottenPasswordApi(base)
    forgotten.forgotPassword(UsernameRequest(username))
    val newPassword = "Ada-${UUID.randomUUID()}"
    forgotten.confirmForgotPassword(ConfirmForgotPasswordRequest(username, latestCode(base), newPassword))
    checkRefused("invalid_credentials") {
        signingIn.signIn(SignInRequest(username = username, password = password))
    }
    val last = tokens(signingIn.signIn(SignInRequest(username = username, password = newPassword)))

    signingIn.signOut(signOutRequest = SignOutRequest(last.refreshToken))
    checkRefused("refresh_token_invalid") {
        signingIn.refreshTokens(refreshRequest = RefreshRequest(last.refreshToken))
    }
    user.deleteMe()
}

/** A challenge that the contract does not know yet. */
fun newKind(later: String) {
    val challenge = challenge(SigningInApi(later).signIn(SignInRequest(username = username, password = password)))
    check(challenge.name == "NEW_KIND")
    check(challenge.parameters?.get("HINT") == "blue")
}

fun latestCode(base: String) = LocalApi(base).readMailbox(username).messages.first().code

fun tokens(result: SignInResult): Tokens = checkNotNull(result.tokens)

fun challenge(result: SignInResult): Challenge = checkNotNull(result.challenge)

fun checkRefused(code: String, call: () -> Unit) {
    val refused =
        try {
            call()
            null
        } catch (e: ClientException) {
            e
        }
    val body = (refused?.response as ClientError<*>).body as String
    check(Serializer.moshi.adapter(Problem::class.java).fromJson(body)?.code == code)
}

"""A user's whole journey by the client of the generator python: python3 journey.py BASE LATER"""

import sys
import uuid

from openapi_client import (
    AccountCreationApi,
    ApiClient,
    ApiException,
    Authenticated,
    Challenged,
    ChallengeRequest,
    Configuration,
    ConfirmForgotPasswordRequest,
    ConfirmSignUpRequest,
    ForgottenPasswordApi,
    LocalApi,
    PlatformApi,
    Problem,
    RefreshRequest,
    SignedInUserApi,
    SigningInApi,
    SignInRequest,
    SignOutRequest,
    SignUpRequest,
    UsernameRequest,
)

base, later = sys.argv[1:]
client = ApiClient(Configuration(host=base))
signing_in = SigningInApi(client)
username = f"ada-{uuid.uuid4()}@example.com"
password = f"Ada-{uuid.uuid4()}"


def latest_code():
    return LocalApi(client).read_mailbox(username).messages[0].code


def tokens_of(result):
    assert isinstance(result.actual_instance, Authenticated)
    return result.actual_instance.tokens


def challenge_of(result):
    assert isinstance(result.actual_instance, Challenged)
    return result.actual_instance.challenge


def assert_refused(code, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except ApiException as failure:
        assert Problem.from_json(failure.body).code == code, failure
    else:
        raise AssertionError(code)


def journey():
    assert "choice" in PlatformApi(client).get_config().sign_in_methods

    accounts = AccountCreationApi(client)
    request = SignUpRequest(username=username, password=password, attributes={"name": "Ada"})
    signed_up = accounts.sign_up(request)
    assert signed_up.confirmed is False
    accounts.resend_sign_up_code(UsernameRequest(username=username))
    code = latest_code()
    wrong = "000001" if code == "000000" else "000000"
    assert_refused("code_mismatch", accounts.confirm_sign_up, ConfirmSignUpRequest(username=username, code=wrong))
    confirmed = accounts.confirm_sign_up(
        ConfirmSignUpRequest(username=username, code=code, session=signed_up.session)
    )

    tokens_of(signing_in.sign_in(SignInRequest(method="choice", session=confirmed.session)))
    tokens_of(signing_in.sign_in(SignInRequest(username=username, password=password)))

    select = challenge_of(signing_in.sign_in(SignInRequest(username=username, method="choice")))
    assert select.name == "SELECT_CHALLENGE"
    assert "EMAIL_OTP" in select.options
    otp = challenge_of(
        signing_in.answer_challenge(ChallengeRequest(session=select.session, choice="EMAIL_OTP"))
    )
    assert otp.name == "EMAIL_OTP"
    tokens = tokens_of(
        signing_in.answer_challenge(ChallengeRequest(session=otp.session, code=latest_code()))
    )

    user = SignedInUserApi(ApiClient(Configuration(host=base, access_token=tokens.access_token)))
    assert user.get_me().sub == signed_up.user_id
    assert user.get_profile().attributes["name"] == "Ada"
    assert_refused("missing_token", SignedInUserApi(client).get_me)

    refreshed = signing_in.refresh_tokens(refresh_request=RefreshRequest(refreshToken=tokens.refresh_token))
    assert refreshed.tokens.access_token != tokens.access_token

    forgotten = ForgottenPasswordApi(client)
    forgotten.forgot_password(UsernameRequest(username=username))
    new_password = f"Ada-{uuid.uuid4()}"
    forgotten.confirm_forgot_password(
        ConfirmForgotPasswordRequest(username=username, code=latest_code(), newPassword=new_password)
    )
    assert_refused("invalid_credentials", signing_in.sign_in, SignInRequest(username=username, password=password))
    last = tokens_of(signing_in.sign_in(SignInRequest(username=username, password=new_password)))

    signing_in.sign_out(sign_out_request=SignOutRequest(refreshToken=last.refresh_token))
    again = RefreshRequest(refreshToken=last.refresh_token)
    assert_refused("refresh_token_invalid", signing_in.refresh_tokens, refresh_request=again)
    user.delete_me()


def new_kind():
    """A challenge that the contract does not know yet."""
    api = SigningInApi(ApiClient(Configuration(host=later)))
    challenge = challenge_of(api.sign_in(SignInRequest(username=username, password=password)))
    assert challenge.name == "NEW_KIND"
    assert challenge.parameters.additional_properties["HINT"] == "blue"


journey()
new_kind()

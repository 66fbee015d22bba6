// A user's whole journey by the client of the generator go: go run . BASE LATER
package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"

	openapi "openapi"
)

var (
	open     = context.Background()
	username = fmt.Sprintf("ada-%s@example.com", random())
	password = "Ada-" + random()
)

func main() {
	journey(at(os.Args[1]))
	newKind(at(os.Args[2]))
}

func journey(api *openapi.APIClient) {
	config, _, err := api.PlatformAPI.GetConfig(open).Execute()
	must(err)
	check(contains(config.SignInMethods, openapi.CHOICE))

	request := openapi.NewSignUpRequest(username)
	request.SetPassword(password)
	request.SetAttributes(map[string]string{"name": "Ada"})
	signedUp, _, err := api.AccountCreationAPI.SignUp(open).SignUpRequest(*request).Execute()
	must(err)
	check(!signedUp.Confirmed)
	_, err = api.AccountCreationAPI.ResendSignUpCode(open).UsernameRequest(*openapi.NewUsernameRequest(username)).Execute()
	must(err)
	code := latestCode(api)
	wrong := "000000"
	if code == wrong {
		wrong = "000001"
	}
	confirm := openapi.NewConfirmSignUpRequest(username, wrong)
	_, _, err = api.AccountCreationAPI.ConfirmSignUp(open).ConfirmSignUpRequest(*confirm).Execute()
	checkRefused("code_mismatch", err)
	confirm.SetCode(code)
	confirm.Session = signedUp.Session
	confirmed, _, err := api.AccountCreationAPI.ConfirmSignUp(open).ConfirmSignUpRequest(*confirm).Execute()
	must(err)

	choice := openapi.CHOICE
	tokens(signIn(api, openapi.SignInRequest{Method: &choice, Session: confirmed.Session}))
	tokens(signIn(api, openapi.SignInRequest{Username: &username, Password: &password}))

	selected := challenge(signIn(api, openapi.SignInRequest{Username: &username, Method: &choice}))
	check(selected.Name == "SELECT_CHALLENGE")
	check(contains(selected.Options, "EMAIL_OTP"))
	answer := openapi.NewChallengeRequest(selected.Session)
	answer.SetChoice("EMAIL_OTP")
	otp := challenge(answerChallenge(api, *answer))
	check(otp.Name == "EMAIL_OTP")
	answer = openapi.NewChallengeRequest(otp.Session)
	answer.SetCode(latestCode(api))
	first := tokens(answerChallenge(api, *answer))

	user := context.WithValue(open, openapi.ContextAccessToken, first.AccessToken)
	me, _, err := api.SignedInUserAPI.GetMe(user).Execute()
	must(err)
	check(me.Sub == signedUp.UserId)
	profile, _, err := api.SignedInUserAPI.GetProfile(user).Execute()
	must(err)
	check(profile.Attributes["name"] == "Ada")
	_, _, err = api.SignedInUserAPI.GetMe(open).Execute()
	checkRefused("missing_token", err)

	refresh := openapi.RefreshRequest{RefreshToken: first.RefreshToken}
	refreshed, _, err := api.SigningInAPI.RefreshTokens(open).RefreshRequest(refresh).Execute()
	must(err)
	check(refreshed.Tokens.AccessToken != first.AccessToken)

	_, err = api.ForgottenPasswordAPI.ForgotPassword(open).UsernameRequest(*openapi.NewUsernameRequest(username)).Execute()
	must(err)
	newPassword := "Ada-" + random()
	reset := openapi.NewConfirmForgotPasswordRequest(username, latestCode(api), newPassword)
	_, err = api.ForgottenPasswordAPI.ConfirmForgotPassword(open).ConfirmForgotPasswordRequest(*reset).Execute()
	must(err)
	_, err = signIn(api, openapi.SignInRequest{Username: &username, Password: &password})
	checkRefused("invalid_credentials", err)
	last := tokens(signIn(api, openapi.SignInRequest{Username: &username, Password: &newPassword}))

	_, err = api.SigningInAPI.SignOut(open).SignOutRequest(openapi.SignOutRequest{RefreshToken: last.RefreshToken}).Execute()
	must(err)
	refresh.RefreshToken = last.RefreshToken
	_, _, err = api.SigningInAPI.RefreshTokens(open).RefreshRequest(refresh).Execute()
	checkRefused("refresh_token_invalid", err)
	_, err = api.SignedInUserAPI.DeleteMe(user).Execute()
	must(err)
}

// A challenge that the contract does not know yet.
func newKind(later *openapi.APIClient) {
	asked := challenge(signIn(later, openapi.SignInRequest{Username: &username, Password: &password}))
	check(asked.Name == "NEW_KIND")
	check(asked.Parameters.AdditionalProperties["HINT"] == "blue")
}

func at(base string) *openapi.APIClient {
	configuration := openapi.NewConfiguration()
	configuration.Servers = openapi.ServerConfigurations{{URL: base}}
	return openapi.NewAPIClient(configuration)
}

func signIn(api *openapi.APIClient, request openapi.SignInRequest) (*openapi.SignInResult, error) {
	result, _, err := api.SigningInAPI.SignIn(open).SignInRequest(request).Execute()
	return result, err
}

func answerChallenge(api *openapi.APIClient, request openapi.ChallengeRequest) (*openapi.SignInResult, error) {
	result, _, err := api.SigningInAPI.AnswerChallenge(open).ChallengeRequest(request).Execute()
	return result, err
}

func latestCode(api *openapi.APIClient) string {
	mailbox, _, err := api.LocalAPI.ReadMailbox(open).Username(username).Execute()
	must(err)
	return mailbox.Messages[0].Code
}

func tokens(result *openapi.SignInResult, err error) openapi.Tokens {
	must(err)
	check(result.Authenticated != nil)
	return result.Authenticated.Tokens
}

func challenge(result *openapi.SignInResult, err error) openapi.Challenge {
	must(err)
	check(result.Challenged != nil)
	return result.Challenged.Challenge
}

func checkRefused(code openapi.ProblemCode, err error) {
	var refused *openapi.GenericOpenAPIError
	check(errors.As(err, &refused))
	var problem openapi.Problem
	must(json.Unmarshal(refused.Body(), &problem))
	check(problem.Code == code)
}

func contains[T comparable](all []T, wanted T) bool {
	for _, one := range all {
		if one == wanted {
			return true
		}
	}
	return false
}

func random() string {
	bytes := make([]byte, 12)
	_, err := rand.Read(bytes)
	must(err)
	return fmt.Sprintf("%x", bytes)
}

func check(holds bool) {
	if !holds {
		log.Panic("does not hold")
	}
}

func must(err error) {
	if err != nil {
		log.Panic(err)
	}
}

// What the compiler must accept of a typed client, and what it must refuse. Nothing here runs.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/browser";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Schemas = components["schemas"];

const api = createClient<paths>({ baseUrl: "https://api.example.com" });

export async function signIn(username: string, password: string) {
  const { data, error } = await api.POST("/v1/sign-in", { body: { username, password } });
  return error ? error.code : accessToken(data);
}

export const signInWithMore = (session: string) =>
  Promise.all([
    api.POST("/v1/sign-in", { body: { method: "choice", session } }),
    api.POST("/v1/sign-in", { body: { username: "ada", method: "srp", srpA: "5aa3" } }),
    api.POST("/v1/sign-in", { body: { username: "ada", password: "x", refreshTokenDelivery: "cookie" } }),
    // @ts-expect-error There is no such method.
    api.POST("/v1/sign-in", { body: { username: "ada", method: "telepathy" } }),
    // @ts-expect-error There is no such field. (openapi-fetch alone looks only for what is missing.)
    api.POST("/v1/sign-in", { body: { username: "ada", pasword: "x" } satisfies Schemas["SignInRequest"] }),
    // @ts-expect-error There is no such route.
    api.POST("/v1/sing-in", { body: { username: "ada", password: "x" } }),
  ]);

function accessToken(result: Schemas["SignInResult"]): string {
  // @ts-expect-error Whether there are tokens, `status` says.
  result.tokens.accessToken;
  switch (result.status) {
    case "authenticated":
      // @ts-expect-error Whoever is signed in is asked no more.
      result.challenge.session;
      return result.tokens.accessToken;
    case "challenge":
      return result.challenge.session;
    // @ts-expect-error There is no such status.
    case "authentcated":
    default:
      return result satisfies never;
  }
}

export function answer({ name, session, options, parameters }: Schemas["Challenge"], typed: string) {
  const send = (body: Schemas["ChallengeRequest"]) => api.POST("/v1/sign-in/challenge", { body });
  switch (name) {
    case "SMS_MFA":
    case "EMAIL_OTP":
    case "SOFTWARE_TOKEN_MFA":
      return send({ session, code: typed });
    case "NEW_PASSWORD_REQUIRED":
      const wanted = (parameters?.requiredAttributes ?? []).map(attribute => [attribute, typed]);
      return send({ session, newPassword: typed, attributes: Object.fromEntries(wanted) });
    case "SELECT_CHALLENGE":
      return send({ session, choice: options?.[0] ?? "PASSWORD", password: typed });
    case "PASSWORD_VERIFIER":
      const secretBlock = parameters?.secretBlock ?? "";
      return send({ session, srp: { signature: typed, secretBlock, timestamp: "Sat Nov 7 09:05:03 UTC 2026" } });
    case "CUSTOM_CHALLENGE":
      // @ts-expect-error There is no such field.
      return send({ session, anwser: typed });
    // @ts-expect-error There is no such challenge.
    case "SOFTWARE_TOKEN_MAF":
    default:
      // Cognito may ask for what nobody knows yet.
      return send({ session, answers: { ANSWER: typed } });
  }
}

// @ts-expect-error There is no such challenge.
export const isMfa = ({ name }: Schemas["Challenge"]) => name === "SMS_MAF" || name === "SMS_MFA";

// What the browser wants is what the API gives.
export async function creationOptions(): Promise<PublicKeyCredentialCreationOptionsJSON | undefined> {
  const { data } = await api.POST("/v1/me/passkeys/options");
  // @ts-expect-error There is no such option.
  data?.chalenge;
  return data;
}

export const requestOptions = (
  challenge: Schemas["Challenge"],
): PublicKeyCredentialRequestOptionsJSON | undefined => challenge.parameters?.credentialRequestOptions;

// What the browser gives is what the API wants, in the words of a library that knows all of WebAuthn's fields.
export const addPasskey = (credential: RegistrationResponseJSON) =>
  api.POST("/v1/me/passkeys", { body: { credential } });

export const answerWithPasskey = (session: string, credential: AuthenticationResponseJSON) =>
  api.POST("/v1/sign-in/challenge", { body: { session, credential } });

export const chooseWithPasskey = (session: string, credential: AuthenticationResponseJSON) =>
  api.POST("/v1/sign-in/challenge", { body: { session, choice: "WEB_AUTHN", credential } });

type Without<Credential extends { response: object }, Field> = Omit<Credential, "response"> & {
  response: Omit<Credential["response"], Field & string>;
};

// @ts-expect-error `rawId` is missing.
export const part: Schemas["PasskeyAttestation"] = {} as Omit<RegistrationResponseJSON, "rawId">;

// @ts-expect-error `response.attestationObject` is missing.
export const empty: Schemas["PasskeyAttestation"] = {} as Without<RegistrationResponseJSON, "attestationObject">;

// @ts-expect-error `response.signature` is missing.
export const unsigned: Schemas["PasskeyAssertion"] = {} as Without<AuthenticationResponseJSON, "signature">;

export const anonymous: Schemas["PasskeyAssertion"] = {} as Without<AuthenticationResponseJSON, "userHandle">;

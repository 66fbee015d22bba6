// Adds a passkey to the account and signs in with it, in a browser, through the client of the generator typescript-fetch.
import { Configuration, SignedInUserApi, SigningInApi } from "./typescript-fetch/index";

const basePath = location.origin;

export async function enrol(accessToken: string): Promise<number> {
  const me = new SignedInUserApi(new Configuration({ basePath, accessToken }));
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await me.beginPasskey());
  const credential = passkey(await navigator.credentials.create({ publicKey }));
  const added = await me.addPasskeyRaw({ newPasskeyRequest: { credential: credential.toJSON() } });
  return added.raw.status;
}

export async function signIn(username: string): Promise<string> {
  const signingIn = new SigningInApi(new Configuration({ basePath }));
  const begun = await signingIn.signIn({
    signInRequest: { username, method: "choice", preferredChallenge: "WEB_AUTHN" },
  });
  if (begun.status !== "challenge") throw new Error("no challenge");
  const { session, parameters } = begun.challenge;
  if (!parameters?.credentialRequestOptions) throw new Error("no passkey is asked for");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(parameters.credentialRequestOptions);
  const credential = passkey(await navigator.credentials.get({ publicKey }));
  const result = await signingIn.answerChallenge({
    challengeRequest: { session, credential: credential.toJSON() },
  });
  if (result.status !== "authenticated") throw new Error("one more challenge");
  return result.tokens.accessToken;
}

function passkey(credential: Credential | null): PublicKeyCredential {
  if (credential instanceof PublicKeyCredential) return credential;
  throw new Error("the browser has no passkey");
}

// Adds a passkey to the account and signs in with it, in a browser, through a typed client.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const api = createClient<paths>({ baseUrl: location.origin });

export async function enrol(accessToken: string): Promise<number> {
  const headers = { Authorization: `Bearer ${accessToken}` };
  const { data, error } = await api.POST("/v1/me/passkeys/options", { headers });
  if (error) throw new Error(error.code);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(data);
  const credential = passkey(await navigator.credentials.create({ publicKey }));
  const added = await api.POST("/v1/me/passkeys", { headers, body: { credential: credential.toJSON() } });
  return added.response.status;
}

export async function signIn(username: string): Promise<string> {
  const begun = await api.POST("/v1/sign-in", {
    body: { username, method: "choice", preferredChallenge: "WEB_AUTHN" },
  });
  if (begun.data?.status !== "challenge") throw new Error("no challenge");
  const { session, parameters } = begun.data.challenge;
  if (!parameters?.credentialRequestOptions) throw new Error("no passkey is asked for");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(parameters.credentialRequestOptions);
  const credential = passkey(await navigator.credentials.get({ publicKey }));
  const { data, error } = await api.POST("/v1/sign-in/challenge", {
    body: { session, credential: credential.toJSON() },
  });
  if (error) throw new Error(error.code);
  if (data.status !== "authenticated") throw new Error("one more challenge");
  return data.tokens.accessToken;
}

function passkey(credential: Credential | null): PublicKeyCredential {
  if (credential instanceof PublicKeyCredential) return credential;
  throw new Error("the browser has no passkey");
}

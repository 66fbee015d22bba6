// Somebody who uses an application made with Amplify's Auth.
import { Amplify } from '@aws-amplify/core';
import * as auth from '@aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito';

/** Points Amplify at a pool, as aws-amplify does it: {endpoint, id, clientId}. */
export function configure({ endpoint, id, clientId }) {
  const config = {
    Auth: { Cognito: { userPoolId: id, userPoolClientId: clientId, userPoolEndpoint: `${endpoint}/` } },
  };
  cognitoUserPoolsTokenProvider.setAuthConfig(config.Auth);
  Amplify.configure(config, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
}

export function equal(is, wanted, what = 'value') {
  if (JSON.stringify(is) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`);
  }
}

/** Fails unless the call does, with that exception of Cognito's. */
export async function fails(call, name, message) {
  const failure = await call.then(
    () => ({ name: 'nothing' }),
    (error) => error,
  );
  equal(failure.name, name, 'failure');
  if (message) equal(failure.message, message, 'its message');
}

/** What is to come next, with all else that the step tells in the second place. */
export function step({ nextStep, ...result }, wanted) {
  equal(nextStep.signInStep ?? nextStep.signUpStep ?? nextStep.resetPasswordStep, wanted, 'next step');
  equal(result.isSignedIn ?? wanted === 'DONE', wanted === 'DONE', 'signed in');
  return nextStep;
}

export const newPassword = () => `Mark-${crypto.randomUUID()}`;

export const wrong = (code) => (/^0+$/.test(code) ? code.replace(/0$/, '1') : code.replace(/./g, '0'));

/** What an authenticator app shows (RFC 6238), now or some steps of 30 seconds later. */
export async function totp(secretCode, stepsLater = 0) {
  const bits = [...secretCode]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Uint8Array.from(bits.match(/.{8}/g), (byte) => Number.parseInt(byte, 2));
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000) + stepsLater));
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const hash = new DataView(await crypto.subtle.sign('HMAC', key, time.buffer));
  const number = hash.getUint32(hash.getUint8(19) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

export class Person {
  constructor() {
    this.username = `mark-${crypto.randomUUID()}@example.com`;
    this.password = newPassword();
  }

  signUp(autoSignIn) {
    const { username, password } = this;
    return auth.signUp({ username, password, options: { userAttributes: { email: username }, autoSignIn } });
  }

  confirm(confirmationCode) {
    return auth.confirmSignUp({ username: this.username, confirmationCode });
  }

  /** Begins a sign-in; by SRP, Amplify's default, unless the options name another flow. */
  signIn(options, password = this.password) {
    return auth.signIn({ username: this.username, password, options });
  }

  /** Begins one without a password. */
  begin(options) {
    return auth.signIn({ username: this.username, options: { authFlowType: 'USER_AUTH', ...options } });
  }
}

// A user's whole journey by the client of the generator typescript-axios: node axios-journey.js BASE LATER
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { type AxiosResponse, isAxiosError } from 'axios';
import {
  AccountCreationApi,
  type Challenged,
  Configuration,
  ForgottenPasswordApi,
  LocalApi,
  PlatformApi,
  type Problem,
  SignedInUserApi,
  SigningInApi,
  type SignInResult,
  type Tokens,
} from './typescript-axios/index';

const [base = '', later = ''] = process.argv.slice(2);
const open = new Configuration({ basePath: base });
const accounts = new AccountCreationApi(open);
const signingIn = new SigningInApi(open);
const forgotten = new ForgottenPasswordApi(open);
const local = new LocalApi(open);

const username = `ada-${randomUUID()}@example.com`;
const password = `Ada-${randomUUID()}`;

async function dataOf<T>(call: Promise<AxiosResponse<T>>): Promise<T> {
  return (await call).data;
}

async function latestCode(): Promise<string> {
  const { messages } = await dataOf(local.readMailbox(undefined, username));
  return messages[0]?.code ?? assert.fail('no code was sent');
}

async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (isAxiosError<Problem>(error) && error.response) {
      return error.response.data;
    }
    throw error;
  }
  return assert.fail('it did not fail');
}

function tokensOf(result: SignInResult): Tokens {
  return result.status === 'authenticated' ? result.tokens : assert.fail(`asked ${result.challenge.name}`);
}

function challengeOf(result: SignInResult): Challenged['challenge'] {
  return result.status === 'challenge' ? result.challenge : assert.fail('no challenge');
}

const userOf = (tokens: Tokens) => new SignedInUserApi(new Configuration({ basePath: base, accessToken: tokens.accessToken }));

async function journey(): Promise<void> {
  const { signInMethods } = await dataOf(new PlatformApi(open).getConfig());
  assert.ok(signInMethods.includes('choice'));

  const signedUp = await dataOf(accounts.signUp({ username, password, attributes: { name: 'Ada' } }));
  assert.equal(signedUp.confirmed, false);
  await accounts.resendSignUpCode({ username });
  const code = await latestCode();
  const wrong = { username, code: code === '000000' ? '000001' : '000000' };
  assert.equal((await problemOf(accounts.confirmSignUp(wrong))).code, 'code_mismatch');
  const { session } = await dataOf(accounts.confirmSignUp({ username, code, session: signedUp.session }));

  tokensOf(await dataOf(signingIn.signIn({ method: 'choice', session })));
  tokensOf(await dataOf(signingIn.signIn({ username, password })));

  const select = challengeOf(await dataOf(signingIn.signIn({ username, method: 'choice' })));
  assert.equal(select.name, 'SELECT_CHALLENGE');
  assert.ok(select.options?.includes('EMAIL_OTP'));
  const otp = challengeOf(await dataOf(signingIn.answerChallenge({ session: select.session, choice: 'EMAIL_OTP' })));
  assert.equal(otp.name, 'EMAIL_OTP');
  assert.ok(new Date(otp.expiresAt) > new Date());
  const answer = { session: otp.session, code: await latestCode() };
  const tokens = tokensOf(await dataOf(signingIn.answerChallenge(answer)));

  const user = userOf(tokens);
  assert.equal((await dataOf(user.getMe())).sub, signedUp.userId);
  assert.equal((await dataOf(user.getProfile())).attributes['name'], 'Ada');
  assert.equal((await problemOf(new SignedInUserApi(open).getMe())).code, 'missing_token');

  const { refreshToken } = tokens;
  const refreshed = await dataOf(signingIn.refreshTokens(undefined, { refreshToken }));
  assert.notEqual(refreshed.tokens.accessToken, tokens.accessToken);

  await forgotten.forgotPassword({ username });
  const newPassword = `Ada-${randomUUID()}`;
  await forgotten.confirmForgotPassword({ username, code: await latestCode(), newPassword });
  const refused = await problemOf(signingIn.signIn({ username, password }));
  assert.equal(refused.code, 'invalid_credentials');
  const last = tokensOf(await dataOf(signingIn.signIn({ username, password: newPassword })));

  await signingIn.signOut(undefined, { refreshToken: last.refreshToken });
  const ended = await problemOf(signingIn.refreshTokens(undefined, { refreshToken: last.refreshToken }));
  assert.equal(ended.code, 'refresh_token_invalid');
  await userOf(tokens).deleteMe();
}

/** A challenge that the contract does not know yet. */
async function newKind(): Promise<void> {
  const api = new SigningInApi(new Configuration({ basePath: later }));
  const { name, parameters } = challengeOf(await dataOf(api.signIn({ username, password })));
  assert.equal(name as string, 'NEW_KIND');
  // @ts-expect-error A typo in a known name does not compile.
  assert.ok(name !== 'EMAIL_OPT');
  assert.equal(parameters?.['HINT'], 'blue');
}

journey().then(newKind);

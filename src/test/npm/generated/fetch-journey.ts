// A user's whole journey by the client of the generator typescript-fetch: node fetch-journey.js BASE LATER
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import {
  AccountCreationApi,
  type Challenged,
  Configuration,
  ForgottenPasswordApi,
  LocalApi,
  PlatformApi,
  type Problem,
  ProblemFromJSON,
  ResponseError,
  SignedInUserApi,
  SigningInApi,
  type SignInResult,
  type Tokens,
} from './typescript-fetch/index';

const [base = '', later = ''] = process.argv.slice(2);
const open = new Configuration({ basePath: base });
const accounts = new AccountCreationApi(open);
const signingIn = new SigningInApi(open);
const forgotten = new ForgottenPasswordApi(open);
const local = new LocalApi(open);

const username = `ada-${randomUUID()}@example.com`;
const password = `Ada-${randomUUID()}`;

async function latestCode(): Promise<string> {
  const { messages } = await local.readMailbox({ username });
  return messages[0]?.code ?? assert.fail('no code was sent');
}

async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ResponseError) {
      return ProblemFromJSON(await error.response.json());
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
  const { signInMethods } = await new PlatformApi(open).getConfig();
  assert.ok(signInMethods.includes('choice'));

  const signedUp = await accounts.signUp({ signUpRequest: { username, password, attributes: { name: 'Ada' } } });
  assert.equal(signedUp.confirmed, false);
  await accounts.resendSignUpCode({ usernameRequest: { username } });
  const code = await latestCode();
  const wrong = { username, code: code === '000000' ? '000001' : '000000' };
  assert.equal((await problemOf(accounts.confirmSignUp({ confirmSignUpRequest: wrong }))).code, 'code_mismatch');
  const { session } = await accounts.confirmSignUp({
    confirmSignUpRequest: { username, code, session: signedUp.session },
  });

  tokensOf(await signingIn.signIn({ signInRequest: { method: 'choice', session } }));
  tokensOf(await signingIn.signIn({ signInRequest: { username, password } }));

  const select = challengeOf(await signingIn.signIn({ signInRequest: { username, method: 'choice' } }));
  assert.equal(select.name, 'SELECT_CHALLENGE');
  assert.ok(select.options?.includes('EMAIL_OTP'));
  const otp = challengeOf(
    await signingIn.answerChallenge({ challengeRequest: { session: select.session, choice: 'EMAIL_OTP' } }),
  );
  assert.equal(otp.name, 'EMAIL_OTP');
  assert.ok(otp.expiresAt > new Date());
  const tokens = tokensOf(
    await signingIn.answerChallenge({ challengeRequest: { session: otp.session, code: await latestCode() } }),
  );

  const user = userOf(tokens);
  assert.equal((await user.getMe()).sub, signedUp.userId);
  assert.equal((await user.getProfile()).attributes['name'], 'Ada');
  assert.equal((await problemOf(new SignedInUserApi(open).getMe())).code, 'missing_token');

  const { refreshToken } = tokens;
  const refreshed = await signingIn.refreshTokens({ refreshRequest: { refreshToken } });
  assert.notEqual(refreshed.tokens.accessToken, tokens.accessToken);

  await forgotten.forgotPassword({ usernameRequest: { username } });
  const newPassword = `Ada-${randomUUID()}`;
  await forgotten.confirmForgotPassword({
    confirmForgotPasswordRequest: { username, code: await latestCode(), newPassword },
  });
  const refused = await problemOf(signingIn.signIn({ signInRequest: { username, password } }));
  assert.equal(refused.code, 'invalid_credentials');
  const last = tokensOf(await signingIn.signIn({ signInRequest: { username, password: newPassword } }));

  await signingIn.signOut({ signOutRequest: { refreshToken: last.refreshToken } });
  const ended = await problemOf(signingIn.refreshTokens({ refreshRequest: { refreshToken: last.refreshToken } }));
  assert.equal(ended.code, 'refresh_token_invalid');
  await userOf(tokens).deleteMe();
}

/** A challenge that the contract does not know yet. */
async function newKind(): Promise<void> {
  const api = new SigningInApi(new Configuration({ basePath: later }));
  const { name, parameters } = challengeOf(await api.signIn({ signInRequest: { username, password } }));
  assert.equal(name as string, 'NEW_KIND');
  // @ts-expect-error A typo in a known name does not compile.
  assert.ok(name !== 'EMAIL_OPT');
  assert.equal(parameters?.['HINT'], 'blue');
}

journey().then(newKind);

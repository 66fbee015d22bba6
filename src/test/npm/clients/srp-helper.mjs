// cognito-srp-helper with the AWS SDK for JavaScript, against the local pool.
import assert from 'node:assert/strict';
import {
  ConfirmSignUpCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  createSecretHash,
  createSrpSession,
  signSrpSession,
  signSrpSessionWithDevice,
  wrapAuthChallenge,
  wrapInitiateAuth,
} from 'cognito-srp-helper';
import { remembered } from './device.mjs';
import { aws, latestCode, newEmail, newPassword, play, pool } from './pool.mjs';

/** Who a call is for, and the proof that a client with a secret may make it. */
const signed = (username) => ({
  USERNAME: username,
  ...(pool.clientSecret && { SECRET_HASH: createSecretHash(username, pool.clientId, pool.clientSecret) }),
});

async function confirmedUser() {
  const email = newEmail();
  const password = newPassword();
  const call = {
    ClientId: pool.clientId,
    Username: email,
    SecretHash: signed(email).SECRET_HASH,
  };
  await aws.send(
    new SignUpCommand({ ...call, Password: password, UserAttributes: [{ Name: 'email', Value: email }] }),
  );
  await aws.send(new ConfirmSignUpCommand({ ...call, ConfirmationCode: await latestCode(email) }));
  return { email, password };
}

const answer = (asked, srp, username, responses) =>
  aws.send(
    new RespondToAuthChallengeCommand(
      wrapAuthChallenge(srp, {
        ClientId: pool.clientId,
        ChallengeName: asked.ChallengeName,
        Session: asked.Session,
        ChallengeResponses: { ...responses, ...signed(username) },
      }),
    ),
  );

async function signIn(
  email,
  password,
  flow = { AuthFlow: 'USER_SRP_AUTH', AuthParameters: {} },
  responses = {},
) {
  const srp = createSrpSession(email, password, pool.id, false);
  const asked = await aws.send(
    new InitiateAuthCommand(
      wrapInitiateAuth(srp, {
        ...flow,
        ClientId: pool.clientId,
        AuthParameters: { ...flow.AuthParameters, ...signed(email) },
      }),
    ),
  );
  assert.equal(asked.ChallengeName, 'PASSWORD_VERIFIER');
  return answer(asked, signSrpSession(srp, asked), asked.ChallengeParameters.USER_ID_FOR_SRP, responses);
}

async function assertOwned({ AuthenticationResult }, email) {
  const { UserAttributes } = await aws.send(
    new GetUserCommand({ AccessToken: AuthenticationResult.AccessToken }),
  );
  assert.equal(UserAttributes.find(({ Name }) => Name === 'email').Value, email);
}

await play({
  async signIn() {
    const { email, password } = await confirmedUser();
    await assertOwned(await signIn(email, password), email);
  },

  async wrongPassword() {
    const { email } = await confirmedUser();
    const refused = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    await assert.rejects(signIn(email, newPassword()), refused);
    await assert.rejects(signIn(newEmail(), newPassword()), refused);
  },

  async choice() {
    const { email, password } = await confirmedUser();
    const flow = { AuthFlow: 'USER_AUTH', AuthParameters: { PREFERRED_CHALLENGE: 'PASSWORD_SRP' } };
    await assertOwned(await signIn(email, password, flow), email);
  },

  async device() {
    const { email, password } = await confirmedUser();
    const { AuthenticationResult } = await signIn(email, password);
    const { AccessToken, NewDeviceMetadata } = AuthenticationResult;
    const device = await remembered(AccessToken, NewDeviceMetadata);

    const srp = createSrpSession(email, password, pool.id, false);
    const flow = { AuthFlow: 'USER_SRP_AUTH', AuthParameters: { DEVICE_KEY: device.key } };
    const asked = await signIn(email, password, flow, { DEVICE_KEY: device.key });
    assert.equal(asked.ChallengeName, 'DEVICE_SRP_AUTH');
    const username = asked.ChallengeParameters.USERNAME;
    const begun = await answer(asked, srp, username, { DEVICE_KEY: device.key });
    assert.equal(begun.ChallengeName, 'DEVICE_PASSWORD_VERIFIER');
    const proof = signSrpSessionWithDevice(srp, begun, device.groupKey, device.password);
    await assertOwned(await answer(begun, proof, username, { DEVICE_KEY: device.key }), email);
  },

  async refresh() {
    const { email, password } = await confirmedUser();
    const { AuthenticationResult } = await signIn(email, password);
    const refreshed = await aws.send(
      new GetTokensFromRefreshTokenCommand({
        ClientId: pool.clientId,
        ClientSecret: pool.clientSecret,
        RefreshToken: AuthenticationResult.RefreshToken,
      }),
    );
    await assertOwned(refreshed, email);
  },
});

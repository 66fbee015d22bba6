// cognito-srp-helper through the service's own srp method.
import assert from 'node:assert/strict';
import { createSrpSession, signSrpSession, signSrpSessionWithDevice } from 'cognito-srp-helper';
import { remembered } from './device.mjs';
import { latestCode, newEmail, newPassword, play, pool } from './pool.mjs';

async function post(path, body) {
  const answer = await fetch(pool.service + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const json = await answer.json();
  return { status: answer.status, ...json };
}

async function confirmedUser() {
  const username = newEmail();
  const password = newPassword();
  await post('/v1/sign-up', { username, password });
  await post('/v1/sign-up/confirm', { username, code: await latestCode(username) });
  return { username, password };
}

const answer = (asked, fields) =>
  post('/v1/sign-in/challenge', { session: asked.challenge.session, ...fields });

/** What the service says of a challenge, by Cognito's names for it. */
function inCognitosWords({ challenge: { parameters } }) {
  return {
    ChallengeParameters: {
      SRP_B: parameters.srpB,
      SALT: parameters.salt,
      SECRET_BLOCK: parameters.secretBlock,
      USER_ID_FOR_SRP: parameters.userIdForSrp,
      DEVICE_KEY: parameters.deviceKey,
    },
  };
}

const proof = ({ passwordSignature, secret, timestamp }) => ({
  srp: { signature: passwordSignature, secretBlock: secret, timestamp },
});

async function signIn(username, password, fields = { method: 'srp' }) {
  const srp = createSrpSession(username, password, pool.id, false);
  const asked = await post('/v1/sign-in', { ...fields, username, srpA: srp.largeA });
  assert.equal(asked.challenge?.name, 'PASSWORD_VERIFIER');
  return answer(asked, proof(signSrpSession(srp, inCognitosWords(asked))));
}

async function assertSignedIn({ tokens }, username) {
  const profile = await fetch(`${pool.service}/v1/me/profile`, {
    headers: { Authorization: `Bearer ${tokens?.accessToken}` },
  });
  assert.equal(profile.status, 200);
  assert.equal((await profile.json()).attributes.email, username);
}

await play({
  async signIn() {
    const { username, password } = await confirmedUser();
    await assertSignedIn(await signIn(username, password), username);
  },

  async choice() {
    const { username, password } = await confirmedUser();
    const fields = { method: 'choice', preferredChallenge: 'PASSWORD_SRP' };
    await assertSignedIn(await signIn(username, password, fields), username);
  },

  async device() {
    const { username, password } = await confirmedUser();
    const { tokens, newDevice } = await signIn(username, password);
    const { deviceKey, deviceGroupKey } = newDevice;
    const device = await remembered(tokens.accessToken, { DeviceKey: deviceKey, DeviceGroupKey: deviceGroupKey });

    const asked = await signIn(username, password, { method: 'srp', deviceKey });
    assert.equal(asked.challenge?.name, 'DEVICE_SRP_AUTH');
    const srp = createSrpSession(username, password, pool.id, false);
    const begun = await answer(asked, { srpA: srp.largeA });
    assert.equal(begun.challenge?.name, 'DEVICE_PASSWORD_VERIFIER');
    const signed = signSrpSessionWithDevice(srp, inCognitosWords(begun), deviceGroupKey, device.password);
    await assertSignedIn(await answer(begun, proof(signed)), username);
  },

  async wrongPassword() {
    const { username } = await confirmedUser();
    const { requestId, ...wrong } = await signIn(username, newPassword());
    assert.equal(wrong.code, 'invalid_credentials');
    assert.equal(wrong.status, 401);
    const { requestId: _, ...unknown } = await signIn(newEmail(), newPassword());
    assert.deepEqual(unknown, wrong);
  },
});

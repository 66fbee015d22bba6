// cognito-srp-helper through the service's own srp method.
import assert from 'node:assert/strict';
import { createSrpSession, signSrpSession } from 'cognito-srp-helper';
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

async function signIn(username, password, method = { method: 'srp' }) {
  const srp = createSrpSession(username, password, pool.id, false);
  const asked = await post('/v1/sign-in', { ...method, username, srpA: srp.largeA });
  assert.equal(asked.challenge?.name, 'PASSWORD_VERIFIER');
  const { srpB, salt, secretBlock, userIdForSrp } = asked.challenge.parameters;
  const proof = signSrpSession(srp, {
    ChallengeParameters: {
      SRP_B: srpB,
      SALT: salt,
      SECRET_BLOCK: secretBlock,
      USER_ID_FOR_SRP: userIdForSrp,
    },
  });
  return post('/v1/sign-in/challenge', {
    session: asked.challenge.session,
    srp: { signature: proof.passwordSignature, secretBlock: proof.secret, timestamp: proof.timestamp },
  });
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
    const method = { method: 'choice', preferredChallenge: 'PASSWORD_SRP' };
    await assertSignedIn(await signIn(username, password, method), username);
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

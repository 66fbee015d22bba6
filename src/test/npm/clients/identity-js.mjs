// amazon-cognito-identity-js against the local pool.
import assert from 'node:assert/strict';
import { invite, latestCode, newPassword, play, totp, wrong } from './pool.mjs';
import { User } from './identity-js-user.mjs';

const WRONG_PASSWORD = { code: 'NotAuthorizedException', message: 'Incorrect username or password.' };

function assertTokens(session) {
  assert.ok(session.isValid?.(), 'a session with valid tokens');
  assert.equal(session.getAccessToken().decodePayload().token_use, 'access');
  assert.equal(session.getIdToken().decodePayload().token_use, 'id');
}

await play({
  async signUp() {
    const user = new User();
    const { userConfirmed, codeDeliveryDetails } = await user.signUp();
    assert.equal(userConfirmed, false);
    assert.equal(codeDeliveryDetails.AttributeName, 'email');
    await assert.rejects(user.again().signUp(), { code: 'UsernameExistsException' });
    await assert.rejects(user.signIn(), { code: 'UserNotConfirmedException' });
    const first = await latestCode(user.email);
    await assert.rejects(user.confirm(wrong(first)), { code: 'CodeMismatchException' });
    await user.resend();
    assert.equal(await user.confirm(await latestCode(user.email)), 'SUCCESS');
    assertTokens(await user.signIn());
    const { UserAttributes } = await user.data();
    assert.equal(UserAttributes.find(({ Name }) => Name === 'email').Value, user.email);
    assert.equal(UserAttributes.find(({ Name }) => Name === 'email_verified').Value, 'true');
  },

  async thirtyFreshUsers() {
    for (let i = 0; i < 30; i++) {
      const user = await User.confirmed();
      assertTokens(await user.signIn());
    }
  },

  async wrongPassword() {
    const user = await User.confirmed();
    await assert.rejects(user.signIn(newPassword()), WRONG_PASSWORD);
    await assert.rejects(new User().signIn(), WRONG_PASSWORD);
    assertTokens(await user.signIn());
  },

  async newPassword() {
    const user = new User();
    await invite(user.email, user.password);
    await assert.rejects(user.signIn(newPassword()), WRONG_PASSWORD);
    assert.deepEqual(await user.signIn(), { asks: 'newPassword' });
    await assert.rejects(user.chooseNewPassword('weak'), { code: 'InvalidPasswordException' });
    const chosen = newPassword();
    assertTokens(await user.chooseNewPassword(chosen));
    assertTokens(await user.again().signIn(chosen));
  },

  async totp() {
    const user = await User.confirmed();
    await user.signIn();
    const secret = await user.associateApp();
    await assert.rejects(user.verifyApp(wrong(totp(secret))), { code: 'EnableSoftwareTokenMFAException' });
    const { Status } = await user.verifyApp(totp(secret));
    assert.equal(Status, 'SUCCESS');
    await user.preferApp();
    const later = user.again();
    assert.deepEqual(await later.signIn(), { asks: 'totp' });
    await assert.rejects(later.answerTotp(wrong(totp(secret, 1))), { code: 'CodeMismatchException' });
    assertTokens(await later.answerTotp(totp(secret, 1)));
  },

  async requiredMfaSetup() {
    const user = await User.confirmed();
    assert.deepEqual(await user.signIn(), { asks: 'mfaSetup' });
    const secret = await user.associateApp();
    assertTokens(await user.verifyApp(totp(secret)));
    const later = user.again();
    assert.deepEqual(await later.signIn(), { asks: 'totp' });
    assertTokens(await later.answerTotp(totp(secret, 1)));
  },

  async devices() {
    const user = await User.confirmed();
    await user.signIn();
    await user.rememberDevice();
    const [device] = await user.devices();
    assert.equal(device.DeviceKey, user.client.deviceKey);
    const secret = await user.associateApp();
    await user.verifyApp(totp(secret));
    await user.preferApp();

    const remembered = user.again();
    assertTokens(await remembered.signIn()); // by the device's proof, so that no code is asked for
    await remembered.forgetDevice();

    const forgotten = user.again();
    assert.deepEqual(await forgotten.signIn(), { asks: 'totp' });
    assertTokens(await forgotten.answerTotp(totp(secret, 1)));
    assert.notEqual(forgotten.client.deviceKey, device.DeviceKey);
    assert.equal((await forgotten.devices()).length, 1);
  },

  async refresh() {
    const user = await User.confirmed();
    const session = await user.signIn();
    const refreshed = await user.refresh(session.getRefreshToken());
    assertTokens(refreshed);
    assert.notEqual(refreshed.getAccessToken().getJwtToken(), session.getAccessToken().getJwtToken());
    assert.equal((await user.data()).Username, session.getAccessToken().decodePayload().username);
  },

  async forgottenPassword() {
    const user = await User.confirmed();
    assert.deepEqual(await user.forgotPassword(), { asks: 'code' });
    const code = await latestCode(user.email);
    const chosen = newPassword();
    await assert.rejects(user.confirmPassword(wrong(code), chosen), { code: 'CodeMismatchException' });
    assert.equal(await user.confirmPassword(code, chosen), 'SUCCESS');
    await assert.rejects(user.signIn(), WRONG_PASSWORD);
    assertTokens(await user.signIn(chosen));
  },

  async globalSignOut() {
    const user = await User.confirmed();
    const here = await user.signIn();
    const elsewhere = user.again();
    await elsewhere.signIn();
    await user.signOutEverywhere();
    await assert.rejects(elsewhere.data(), {
      code: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
    await assert.rejects(elsewhere.refresh(here.getRefreshToken()), { code: 'NotAuthorizedException' });
  },
});

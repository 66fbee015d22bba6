// What a person does with Amplify, the same in Node.js and in a browser: one function for each flow.
import * as auth from '@aws-amplify/auth';
import { Person, equal, fails, newPassword, step, totp, wrong } from './person.mjs';

const { confirmSignIn, fetchAuthSession, fetchUserAttributes } = auth;
const answer = (challengeResponse) => confirmSignIn({ challengeResponse });
const signOut = (global = false) => auth.signOut({ global });

/** Who is signed in must be that person, by the tokens and by the pool. */
async function assertSignedIn(person) {
  const { tokens, userSub } = await fetchAuthSession();
  equal(tokens.accessToken.payload.token_use, 'access', 'use of the access token');
  equal(tokens.idToken.payload.email, person.username, 'email in the ID token');
  const attributes = await fetchUserAttributes();
  equal([attributes.email, attributes.sub], [person.username, userSub], 'user');
  equal((await auth.getCurrentUser()).userId, userSub, 'current user');
}

async function assertSignedOut() {
  equal((await fetchAuthSession()).tokens, undefined, 'tokens');
  await fails(auth.getCurrentUser(), 'UserUnAuthenticatedException');
}

/** @param outside what a person has besides the application: {latestCode(username), invite(username, password)} */
export function flows(outside) {
  const mailed = ({ username }) => outside.latestCode(username);

  async function confirmed() {
    const person = new Person();
    await person.signUp();
    step(await person.confirm(await mailed(person)), 'DONE');
    return person;
  }

  async function signedIn(options) {
    const person = await confirmed();
    step(await person.signIn(options ?? { authFlowType: 'USER_PASSWORD_AUTH' }), 'DONE');
    return person;
  }

  /** Sets an authenticator app up; returns its secret. */
  async function withApp() {
    const { sharedSecret } = await auth.setUpTOTP();
    await fails(auth.verifyTOTPSetup({ code: wrong(await totp(sharedSecret)) }), 'EnableSoftwareTokenMFAException');
    await auth.verifyTOTPSetup({ code: await totp(sharedSecret) });
    return sharedSecret;
  }

  return {
    async signUp() {
      const person = new Person();
      const { codeDeliveryDetails } = step(await person.signUp(), 'CONFIRM_SIGN_UP');
      equal([codeDeliveryDetails.attributeName, codeDeliveryDetails.deliveryMedium], ['email', 'EMAIL']);
      await fails(person.signUp(), 'UsernameExistsException');
      step(await person.signIn(), 'CONFIRM_SIGN_UP');
      await fails(person.confirm(wrong(await mailed(person))), 'CodeMismatchException');
      await auth.resendSignUpCode({ username: person.username });
      step(await person.confirm(await mailed(person)), 'DONE');
      step(await person.signIn(), 'DONE');
      await assertSignedIn(person);
    },

    async autoSignIn() {
      const person = new Person();
      await person.signUp({ authFlowType: 'USER_AUTH' });
      step(await person.confirm(await mailed(person)), 'COMPLETE_AUTO_SIGN_IN');
      step(await auth.autoSignIn(), 'DONE');
      await assertSignedIn(person);
    },

    async srp() {
      const person = await confirmed();
      await fails(person.signIn({}, newPassword()), 'NotAuthorizedException', 'Incorrect username or password.');
      await fails(new Person().signIn(), 'NotAuthorizedException', 'Incorrect username or password.');
      step(await person.signIn({ authFlowType: 'USER_SRP_AUTH' }), 'DONE');
      await assertSignedIn(person);
      await fails(person.signIn(), 'UserAlreadyAuthenticatedException');
    },

    async password() {
      const person = await confirmed();
      const options = { authFlowType: 'USER_PASSWORD_AUTH' };
      await fails(person.signIn(options, newPassword()), 'NotAuthorizedException', 'Incorrect username or password.');
      step(await person.signIn(options), 'DONE');
      await assertSignedIn(person);
    },

    async mailCode() {
      const person = await confirmed();
      const { codeDeliveryDetails } = step(
        await person.begin({ preferredChallenge: 'EMAIL_OTP' }),
        'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      );
      equal(codeDeliveryDetails.deliveryMedium, 'EMAIL');
      const code = await mailed(person);
      await fails(answer(wrong(code)), 'CodeMismatchException');
      step(await answer(code), 'DONE');
      await assertSignedIn(person);
    },

    async choice() {
      const person = await confirmed();
      for (const [choice, next] of [
        ['EMAIL_OTP', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'],
        ['PASSWORD', 'CONFIRM_SIGN_IN_WITH_PASSWORD'],
        ['PASSWORD_SRP', 'CONFIRM_SIGN_IN_WITH_PASSWORD'],
      ]) {
        const { availableChallenges } = step(await person.begin(), 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
        equal(availableChallenges, ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP']);
        step(await answer(choice), next);
        step(await answer(choice === 'EMAIL_OTP' ? await mailed(person) : person.password), 'DONE');
        await assertSignedIn(person);
        await signOut();
      }
      for (const preferredChallenge of ['PASSWORD', 'PASSWORD_SRP']) {
        step(await person.signIn({ authFlowType: 'USER_AUTH', preferredChallenge }), 'DONE');
        await signOut();
      }
    },

    async custom() {
      const person = await confirmed();
      for (const authFlowType of ['CUSTOM_WITH_SRP', 'CUSTOM_WITHOUT_SRP']) {
        const begun = await (authFlowType === 'CUSTOM_WITH_SRP' ? person.signIn({ authFlowType }) : person.begin({ authFlowType }));
        const { additionalInfo } = step(begun, 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE');
        const [, first, second] = additionalInfo.question.match(/(\d+) \+ (\d+)/);
        step(await answer(String(Number(first) + Number(second))), 'DONE');
        await assertSignedIn(person);
        await signOut();
      }
    },

    async newPassword() {
      const person = new Person();
      await outside.invite(person.username, person.password);
      step(await person.signIn(), 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
      await fails(answer('weak'), 'InvalidPasswordException');
      const chosen = newPassword();
      step(await answer(chosen), 'DONE');
      await assertSignedIn(person);
      await signOut();
      step(await person.signIn({}, chosen), 'DONE');
    },

    async totp() {
      const person = await signedIn();
      const secret = await withApp();
      await auth.updateMFAPreference({ totp: 'PREFERRED' });
      const { enabled, preferred } = await auth.fetchMFAPreference();
      equal([...enabled, preferred], ['TOTP', 'TOTP']);
      await signOut();
      step(await person.signIn(), 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
      await fails(answer(wrong(await totp(secret, 1))), 'CodeMismatchException');
      step(await answer(await totp(secret, 1)), 'DONE');
      await assertSignedIn(person);
      await auth.updateMFAPreference({ totp: 'DISABLED' });
      equal(await auth.fetchMFAPreference(), {});
    },

    async requiredTotp() {
      const person = await confirmed();
      const { totpSetupDetails } = step(await person.signIn(), 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
      const secret = totpSetupDetails.sharedSecret;
      step(await answer(await totp(secret)), 'DONE');
      await assertSignedIn(person);
      await signOut();
      step(await person.signIn(), 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
      step(await answer(await totp(secret, 1)), 'DONE');
    },

    async mfaSelection() {
      const person = await signedIn();
      await withApp();
      await auth.updateMFAPreference({ totp: 'ENABLED', email: 'ENABLED' });
      equal((await auth.fetchMFAPreference()).enabled.sort(), ['EMAIL', 'TOTP']);
      await signOut();
      const { allowedMFATypes } = step(await person.signIn(), 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION');
      equal(allowedMFATypes.sort(), ['EMAIL', 'TOTP']);
      step(await answer('EMAIL'), 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
      step(await answer(await mailed(person)), 'DONE');
      await assertSignedIn(person);
    },

    async refresh() {
      const person = await signedIn();
      const before = (await fetchAuthSession()).tokens;
      const after = (await fetchAuthSession({ forceRefresh: true })).tokens;
      equal(after.accessToken.toString() === before.accessToken.toString(), false, 'the same token');
      await assertSignedIn(person);
    },

    async attributes() {
      const person = await signedIn();
      const first = await auth.updateUserAttributes({ userAttributes: { name: 'Mark', locale: 'de' } });
      equal(first.name, { isUpdated: true, nextStep: { updateAttributeStep: 'DONE' } });
      await auth.deleteUserAttributes({ userAttributeKeys: ['locale'] });
      const { name, locale, email_verified } = await fetchUserAttributes();
      equal([name, locale ?? 'none', email_verified], ['Mark', 'none', 'true']);
      await fails(auth.updateUserAttributes({ userAttributes: { nonsense: 'x' } }), 'InvalidParameterException');
      await fails(auth.updateUserAttributes({ userAttributes: { email_verified: 'true' } }), 'NotAuthorizedException');
    },

    async newAddress() {
      const person = await signedIn();
      const other = new Person().username;
      const { nextStep } = await auth.updateUserAttribute({ userAttribute: { attributeKey: 'email', value: other } });
      equal(nextStep.updateAttributeStep, 'CONFIRM_ATTRIBUTE_WITH_CODE');
      equal((await fetchUserAttributes()).email_verified, 'false');
      const email = { userAttributeKey: 'email' };
      await fails(
        auth.confirmUserAttribute({ ...email, confirmationCode: wrong(await mailed(person)) }),
        'CodeMismatchException',
      );
      equal((await auth.sendUserAttributeVerificationCode(email)).attributeName, 'email');
      await auth.confirmUserAttribute({ ...email, confirmationCode: await mailed(person) });
      const changed = await fetchUserAttributes();
      equal([changed.email, changed.email_verified], [other, 'true']);
      await signOut();
      person.username = other;
      step(await person.signIn(), 'DONE');
    },

    async updatePassword() {
      const person = await signedIn();
      const chosen = newPassword();
      await fails(auth.updatePassword({ oldPassword: newPassword(), newPassword: chosen }), 'NotAuthorizedException');
      await auth.updatePassword({ oldPassword: person.password, newPassword: chosen });
      await signOut();
      await fails(person.signIn(), 'NotAuthorizedException');
      step(await person.signIn({}, chosen), 'DONE');
    },

    async resetPassword() {
      const person = await confirmed();
      const { username } = person;
      const begun = await auth.resetPassword({ username });
      equal(begun.nextStep.resetPasswordStep, 'CONFIRM_RESET_PASSWORD_WITH_CODE');
      const confirmationCode = await mailed(person);
      const chosen = newPassword();
      const confirm = (code) =>
        auth.confirmResetPassword({ username, confirmationCode: code, newPassword: chosen });
      await fails(confirm(wrong(confirmationCode)), 'CodeMismatchException');
      await confirm(confirmationCode);
      await fails(person.signIn(), 'NotAuthorizedException');
      step(await person.signIn({}, chosen), 'DONE');
    },

    async signOut() {
      await signedIn();
      const { tokens } = await fetchAuthSession();
      await signOut();
      await assertSignedOut();
      equal(await outside.isRevoked(tokens.accessToken.toString()), true, 'the access token is revoked');
    },

    async signOutEverywhere() {
      const person = await signedIn();
      const elsewhere = await outside.signIn(person.username, person.password);
      equal(await outside.isRevoked(elsewhere), false, 'the other access token is revoked');
      await signOut(true);
      await assertSignedOut();
      equal(await outside.isRevoked(elsewhere), true, 'the other access token is revoked');
    },

    async deleteUser() {
      const person = await signedIn();
      await auth.deleteUser();
      await assertSignedOut();
      await fails(person.signIn(), 'NotAuthorizedException', 'Incorrect username or password.');
    },

    /** In a browser: Amplify confirms no device elsewhere, as it finds no name for it. */
    async devices() {
      const person = await signedIn({ authFlowType: 'USER_SRP_AUTH' });
      await auth.rememberDevice();
      const [device, ...others] = await auth.fetchDevices();
      equal([device.attributes['dev:device_remembered_status'], others.length], ['remembered', 0]);
      await withApp();
      await auth.updateMFAPreference({ totp: 'PREFERRED' });
      await signOut();
      step(await person.signIn(), 'DONE'); // by the device's proof, so that no code is asked for
      await auth.fetchAuthSession({ forceRefresh: true });
      await auth.forgetDevice({ device: { id: device.id } });
      equal(await auth.fetchDevices(), []);
      await signOut();
      step(await person.signIn(), 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    },

    /** In a browser, with an authenticator. */
    async passkey() {
      const person = await signedIn();
      await auth.associateWebAuthnCredential();
      const { credentials } = await auth.listWebAuthnCredentials();
      equal([credentials.length, credentials[0].relyingPartyId], [1, 'localhost']);
      await signOut();
      step(await person.begin({ preferredChallenge: 'WEB_AUTHN' }), 'DONE');
      await assertSignedIn(person);
      await signOut();
      const { availableChallenges } = step(await person.begin(), 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
      equal(availableChallenges.includes('WEB_AUTHN'), true, 'a passkey can be chosen');
      step(await answer('WEB_AUTHN'), 'DONE');
      await assertSignedIn(person);
      await auth.deleteWebAuthnCredential({ credentialId: credentials[0].credentialId });
      equal((await auth.listWebAuthnCredentials()).credentials, []);
    },
  };
}

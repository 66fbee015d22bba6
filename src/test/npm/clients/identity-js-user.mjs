// A user of amazon-cognito-identity-js, whose callbacks become promises here.
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
} from 'amazon-cognito-identity-js';
import { latestCode, newEmail, newPassword, pool } from './pool.mjs';

const userPool = new CognitoUserPool({
  UserPoolId: pool.id,
  ClientId: pool.clientId,
  endpoint: `${pool.endpoint}/`,
});

/** A method that ends in callback(error, result). */
const called = (call) =>
  new Promise((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result))));

/** A method that ends in one of several callbacks; what the pool asks for comes as {asks}. */
const answered = (call) =>
  new Promise((resolve, reject) =>
    call({
      onSuccess: (result) => resolve(result),
      onFailure: reject,
      inputVerificationCode: () => resolve({ asks: 'code' }),
      associateSecretCode: (secret) => resolve(secret),
      newPasswordRequired: () => resolve({ asks: 'newPassword' }),
      totpRequired: () => resolve({ asks: 'totp' }),
      mfaSetup: () => resolve({ asks: 'mfaSetup' }),
    }),
  );

export class User {
  constructor(email = newEmail(), password = newPassword()) {
    this.email = email;
    this.password = password;
    this.client = new CognitoUser({ Username: email, Pool: userPool });
  }

  /** Somebody who has signed up and confirmed the code. */
  static async confirmed() {
    const user = new User();
    await user.signUp();
    await user.confirm(await latestCode(user.email));
    return user;
  }

  /** The same user at the next visit: the client has its storage, and nobody is signed in. */
  again() {
    return new User(this.email, this.password);
  }

  signUp() {
    const attributes = [new CognitoUserAttribute({ Name: 'email', Value: this.email })];
    return called((done) => userPool.signUp(this.email, this.password, attributes, [], done));
  }

  confirm(code) {
    return called((done) => this.client.confirmRegistration(code, false, done));
  }

  resend() {
    return called((done) => this.client.resendConfirmationCode(done));
  }

  /** By SRP, the client's default. */
  signIn(password = this.password) {
    const details = new AuthenticationDetails({ Username: this.email, Password: password });
    return answered((callbacks) => this.client.authenticateUser(details, callbacks));
  }

  chooseNewPassword(password) {
    return answered((callbacks) => this.client.completeNewPasswordChallenge(password, {}, callbacks));
  }

  associateApp() {
    return answered((callbacks) => this.client.associateSoftwareToken(callbacks));
  }

  verifyApp(code) {
    return answered((callbacks) => this.client.verifySoftwareToken(code, 'phone', callbacks));
  }

  preferApp() {
    const settings = { Enabled: true, PreferredMfa: true };
    return called((done) => this.client.setUserMfaPreference(null, settings, done));
  }

  answerTotp(code) {
    return answered((callbacks) => this.client.sendMFACode(code, callbacks, 'SOFTWARE_TOKEN_MFA'));
  }

  /** The device that the client confirmed by itself when it signed in. */
  rememberDevice() {
    return answered((callbacks) => this.client.setDeviceStatusRemembered(callbacks));
  }

  /** Forgets it at the pool, and not in the client's storage. */
  forgetDevice() {
    return answered((callbacks) => this.client.forgetSpecificDevice(this.client.deviceKey, callbacks));
  }

  async devices() {
    const { Devices } = await answered((callbacks) => this.client.listDevices(60, null, callbacks));
    return Devices;
  }

  refresh(token) {
    return called((done) => this.client.refreshSession(token, done));
  }

  forgotPassword() {
    return answered((callbacks) => this.client.forgotPassword(callbacks));
  }

  confirmPassword(code, password) {
    return answered((callbacks) => this.client.confirmPassword(code, password, callbacks));
  }

  signOutEverywhere() {
    return answered((callbacks) => this.client.globalSignOut(callbacks));
  }

  /** What the pool keeps about the user. */
  data() {
    return called((done) => this.client.getUserData(done, { bypassCache: true }));
  }
}

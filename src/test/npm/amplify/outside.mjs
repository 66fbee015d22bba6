// What a person has besides the application: a mailbox, an administrator, another device.

/** @param endpoint where the pool listens */
export function outside({ endpoint, id, clientId }) {
  async function call(operation, parameters, headers = {}) {
    const response = await fetch(`${endpoint}/`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
        ...headers,
      },
      body: JSON.stringify(parameters),
    });
    return { status: response.status, ...(await response.json()) };
  }

  return {
    async latestCode(username) {
      const response = await fetch(`${endpoint}/mailbox?username=${encodeURIComponent(username)}`);
      return (await response.json()).messages[0].code;
    },

    /** The local pool wants administration signed, by whatever credentials. */
    async invite(username, temporaryPassword) {
      await call(
        'AdminCreateUser',
        { UserPoolId: id, Username: username, TemporaryPassword: temporaryPassword, MessageAction: 'SUPPRESS' },
        { Authorization: 'AWS4-HMAC-SHA256 Credential=local, Signature=local' },
      );
    },

    /** Signs in on another device; returns the access token. */
    async signIn(username, password) {
      const { AuthenticationResult } = await call('InitiateAuth', {
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: clientId,
        AuthParameters: { USERNAME: username, PASSWORD: password },
      });
      return AuthenticationResult.AccessToken;
    },

    async isRevoked(accessToken) {
      const { message } = await call('GetUser', { AccessToken: accessToken });
      return message === 'Access Token has been revoked';
    },
  };
}

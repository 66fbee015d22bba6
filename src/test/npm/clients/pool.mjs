// The pool that a scenario runs against, and what its users have that no client library gives them: a mailbox, an
// authenticator app, an administrator.
import { createHmac, randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/** {endpoint, id, clientId, clientSecret?, service?}; service is the address of a Poolgate in front of the pool. */
export const pool = JSON.parse(process.env.POOL);

/** The AWS SDK's client. The local pool wants administration signed, by whatever credentials. */
export const aws = new CognitoIdentityProviderClient({
  endpoint: pool.endpoint,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

export const newEmail = () => `mark-${randomUUID()}@example.com`;

export const newPassword = () => `Mark-${randomUUID()}`;

/** The code last sent to a user. */
export async function latestCode(email) {
  const answer = await fetch(`${pool.endpoint}/mailbox?username=${encodeURIComponent(email)}`);
  const { messages } = await answer.json();
  return messages[0].code;
}

export const wrong = (code) => (code === '000000' ? '000001' : '000000');

/** Creates a user who must choose a password at the first sign-in. */
export async function invite(email, temporaryPassword) {
  await aws.send(
    new AdminCreateUserCommand({
      UserPoolId: pool.id,
      Username: email,
      TemporaryPassword: temporaryPassword,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  );
}

/** What an authenticator app shows (RFC 6238), now or some steps of 30 seconds later. */
export function totp(secretCode, stepsLater = 0) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secretCode].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsLater));
  const hash = createHmac('sha1', secret).update(step).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Plays the scenario that the command line names. */
export async function play(scenarios) {
  await scenarios[process.argv[2]]();
}

// The device that a user signs in from, by cognito-srp-helper.
import assert from 'node:assert/strict';
import { ConfirmDeviceCommand, UpdateDeviceStatusCommand } from '@aws-sdk/client-cognito-identity-provider';
import { createDeviceVerifier } from 'cognito-srp-helper';
import { aws } from './pool.mjs';

/** Confirms the device that a sign-in has named, and has it remembered. */
export async function remembered(AccessToken, { DeviceKey, DeviceGroupKey }) {
  const { DeviceSecretVerifierConfig, DeviceRandomPassword } = createDeviceVerifier(DeviceKey, DeviceGroupKey);
  const { UserConfirmationNecessary } = await aws.send(
    new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceName: 'phone', DeviceSecretVerifierConfig }),
  );
  assert.equal(UserConfirmationNecessary, true);
  await aws.send(
    new UpdateDeviceStatusCommand({ AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' }),
  );
  return { key: DeviceKey, groupKey: DeviceGroupKey, password: DeviceRandomPassword };
}

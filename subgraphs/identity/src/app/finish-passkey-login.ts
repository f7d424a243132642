import type { Client } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { Passkey } from '../domain/factors.ts';
import { addressHash } from './begin-passkey-login.ts';
import type { PasskeyInput } from './finish-passkey-registration.ts';
import { recogniseDevice } from './known-device.ts';
import { shownDevice } from './note-sighting.ts';
import { takeChallenge } from './open-challenge.ts';
import type { Ports, Work } from './ports.ts';
import { provePasskey } from './prove-factor.ts';
import { type StartedSession, startSession } from './start-session.ts';
import { tryLater, unlessThrown } from './throttle.ts';

export interface PasskeyLogin extends PasskeyInput {
  readonly deviceToken?: string | null | undefined;
}

/**
 * Signs in by a passkey alone: the device, and that it was unlocked, are two factors. What
 * fails counts against the network address, and never against an account.
 */
export function finishPasskeyLogin(ports: Ports) {
  return async (
    client: Client,
    input: PasskeyLogin,
  ): Promise<Outcome<StartedSession, IdentityErrorCode>> => {
    const called = await ports.throttle.take('ANONYMOUS_CALL', client.address);
    if (!called.ok) return tryLater(called.error);
    const outcome = await unlessThrown([called.value], () =>
      ports.transact(async (work) => {
        await lockClaimed(ports, work, input.credential);
        const passkey = await answerPasskeyStep(ports, work, input);
        if (!passkey.ok) return passkey;
        const { userId } = passkey.value;
        const deviceId = await recogniseDevice(ports, work, userId, input.deviceToken);
        return await startSession(ports, work, {
          userId,
          methods: ['PASSKEY'],
          client,
          deviceId,
          shownDevice: shownDevice(ports, input.deviceToken),
        });
      }),
    );
    if (outcome.ok) {
      await called.value.giveBack();
      // And what beginning it counted, so that nobody has to wait for those who get in.
      await ports.throttle.giveBack('ANONYMOUS_CALL', client.address);
    }
    return outcome;
  };
}

/**
 * Locks whose passkey the answer says it is of, as whatever else uses or changes a passkey does first:
 * or each would wait for the other.
 */
async function lockClaimed(ports: Ports, work: Work, credential: unknown): Promise<void> {
  const id = ports.factors.webAuthn.credentialIdOf(credential);
  const passkey = id === undefined ? undefined : await work.passkeys.findByCredential(id);
  if (passkey !== undefined) await work.users.lock(passkey.userId);
}

/** The passkey that answered what `beginPasskeyLogin` asked; one answer is all that it takes. */
export async function answerPasskeyStep(
  ports: Ports,
  work: Work,
  { token, credential }: PasskeyInput,
): Promise<Outcome<Passkey, IdentityErrorCode>> {
  const step = await takeChallenge(ports, work, 'PASSKEY_LOGIN', token);
  if (!step.ok) return step;
  const { id, challenge, emailHash } = step.value;
  await work.challenges.markUsed(id, ports.clock());
  const passkey = await provePasskey(ports, work, credential, challenge ?? '');
  if (!passkey.ok || emailHash === null) return passkey;
  const owner = await work.users.find(passkey.value.userId);
  const email = owner?.profile?.email;
  return email !== undefined && addressHash(ports, email) === emailHash
    ? ok(passkey.value)
    : fail('PASSKEY_INVALID', 'This passkey belongs to another account.', ['input', 'credential']);
}

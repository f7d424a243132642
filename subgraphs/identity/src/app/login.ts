import type { Client } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { checkPassword, normalizeEmail } from '../domain/registration.ts';
import type { MfaChallenge } from './begin-mfa.ts';
import { enterByPassword } from './enter-by-password.ts';
import { recogniseDevice } from './known-device.ts';
import type { Credentials, Ports } from './ports.ts';
import type { StartedSession } from './start-session.ts';
import { tryLater, unlessBusy } from './throttle.ts';

export interface Login {
  readonly email: string;
  readonly password: string;
  /** As an earlier session gave it to this device. */
  readonly deviceToken?: string | null | undefined;
}

/** A session, or the challenge that stands before it. */
export type LoggedIn =
  | { readonly session: StartedSession; readonly mfaChallenge: null }
  | { readonly session: null; readonly mfaChallenge: MfaChallenge };

/**
 * Signs in by password. An unknown address, a wrong password and an address that is not verified yet
 * get the same answer after the same work: what a stranger registered and cannot verify behaves as
 * an account that was somebody else's before. Tries are counted before the password is looked at.
 */
export function login(ports: Ports) {
  return unlessBusy(
    async (client: Client, input: Login): Promise<Outcome<LoggedIn, IdentityErrorCode>> => {
      const email = normalizeEmail(input.email.slice(0, 300));
      const { known, deviceId } = await ports.transact(async (work) => {
        const found = await work.users.findCredentials(email);
        const userId = found?.id ?? newId('user');
        const device = await recogniseDevice(ports, work, userId, input.deviceToken);
        return { known: found, deviceId: device };
      });
      const admitted = await ports.throttle.guess({
        secret: 'PASSWORD',
        account: email,
        guesser:
          deviceId === null
            ? { kind: 'ADDRESS', address: client.address }
            : { kind: 'DEVICE', id: deviceId },
      });
      if (!admitted.ok) return tryLater(admitted.error);
      const isRight = await showsPassword(ports, known, input.password);
      if (known === undefined || !isRight) return await refuse(ports, known);
      await admitted.value.giveBack();
      const { password } = input;
      const right = { known, password, client, deviceId };
      return (await enterByPassword(ports, right)) ?? (await refuse(ports, known));
    },
  );
}

async function showsPassword(
  ports: Ports,
  known: Credentials | undefined,
  password: string,
): Promise<boolean> {
  const isPlausible = checkPassword(password) === undefined;
  const isRight = await ports.passwords.verify(isPlausible ? password : '', known?.passwordHash);
  return isRight && isPlausible && known?.isVerified === true;
}

/** Tells the audit trail of a failed sign-in; for an address that nobody has it is undone. */
async function refuse(ports: Ports, known: Credentials | undefined) {
  const id = known?.id ?? newId('user');
  await ports.transact((work) =>
    work.provisionally(known !== undefined, (part) =>
      part.events.record({
        type: 'identity.login.failed',
        aggregate: { type: 'user', id, version: known?.version ?? 1 },
        audience: { subject: id, scopes: ['users:read'] },
        actor: { kind: 'ANONYMOUS', id: 'anonymous' },
        data: { userId: id },
      }),
    ),
  );
  return fail(
    'CREDENTIALS_INVALID',
    'The address or the password is wrong, or the address is not verified yet by the mail that was sent.',
    ['input'] as const,
  );
}

import type { Client } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { checkPassword, normalizeEmail } from '../domain/registration.ts';
import { type Guesser, quotaNetworkOf } from '../domain/throttle.ts';
import type { MfaChallenge } from './begin-mfa.ts';
import { enterByPassword } from './enter-by-password.ts';
import { guessPassword } from './guess-password.ts';
import { recogniseDevice } from './known-device.ts';
import { shownDevice } from './note-sighting.ts';
import type { Credentials, Ports } from './ports.ts';
import { recordFailedLogin } from './record-failed-login.ts';
import type { StartedSession } from './start-session.ts';
import { unlessBusy } from './throttle.ts';

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
      const guesser: Guesser =
        deviceId === null
          ? { kind: 'ADDRESS', address: client.address }
          : { kind: 'DEVICE', id: deviceId };
      const isRight = await guessPassword(ports, email, guesser, () =>
        showsPassword(ports, known, input.password, client),
      );
      if (!isRight.ok) return isRight;
      if (known === undefined || !isRight.value) return await refuse(ports, known);
      const { password } = input;
      const shown = shownDevice(ports, input.deviceToken);
      const right = { known, password, client, deviceId, shownDevice: shown };
      return (await enterByPassword(ports, right)) ?? (await refuse(ports, known));
    },
  );
}

async function showsPassword(
  ports: Ports,
  known: Credentials | undefined,
  password: string,
  client: Client,
): Promise<boolean> {
  const isPlausible = checkPassword(password) === undefined;
  const shown = isPlausible ? password : '';
  const from = quotaNetworkOf(client.address);
  const isRight = await ports.passwords.verify(shown, known?.passwordHash, from);
  return isRight && isPlausible && known?.isVerified === true;
}

/** Tells the audit trail of a failed sign-in; for an address that nobody has it is undone. */
async function refuse(ports: Ports, known: Credentials | undefined) {
  const id = known?.id ?? newId('user');
  await ports.transact((work) =>
    work.provisionally(known !== undefined, (part) =>
      recordFailedLogin(part, { id, version: known?.version ?? 1 }),
    ),
  );
  return fail(
    'CREDENTIALS_INVALID',
    'The address or the password is wrong, or the address is not verified yet by the mail that was sent.',
    ['input'] as const,
  );
}

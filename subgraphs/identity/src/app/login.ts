import type { Client } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { checkPassword, normalizeEmail } from '../domain/registration.ts';
import { beginMfa, type MfaChallenge } from './begin-mfa.ts';
import { recogniseDevice } from './known-device.ts';
import type { Ports } from './ports.ts';
import { type StartedSession, startSession } from './start-session.ts';

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

/** Signs in by password. An unknown address and a wrong password get the same answer after the same work. */
export function login(ports: Ports) {
  return async (client: Client, input: Login): Promise<Outcome<LoggedIn, IdentityErrorCode>> => {
    const email = normalizeEmail(input.email.slice(0, 300));
    const known = await ports.transact((work) => work.users.findCredentials(email));
    const plausible = checkPassword(input.password) === undefined;
    const password = plausible ? input.password : '';
    const right = await ports.passwords.verify(password, known?.passwordHash);
    if (known === undefined || !right || !plausible) {
      return fail('CREDENTIALS_INVALID', 'The address or the password is wrong.', ['input']);
    }
    return await ports.transact(async (work) => {
      const deviceId = await recogniseDevice(ports, work, known.id, input.deviceToken);
      const mfaChallenge = await beginMfa(ports, work, known.id, deviceId);
      if (mfaChallenge !== undefined) return ok({ session: null, mfaChallenge });
      const started = await startSession(ports, work, {
        userId: known.id,
        methods: ['PASSWORD'],
        client,
        deviceId,
      });
      return started.ok ? ok({ session: started.value, mfaChallenge: null }) : started;
    });
  };
}

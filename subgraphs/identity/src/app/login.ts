import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { checkPassword, normalizeEmail } from '../domain/registration.ts';
import type { Ports } from './ports.ts';
import { type Client, type StartedSession, startSession } from './start-session.ts';

export interface Login {
  readonly email: string;
  readonly password: string;
}

/** Signs in by password. An unknown address and a wrong password get the same answer after the same work. */
export function login(ports: Ports) {
  return async (
    client: Client,
    input: Login,
  ): Promise<Outcome<StartedSession, IdentityErrorCode>> => {
    const email = normalizeEmail(input.email.slice(0, 300));
    const known = await ports.transact((work) => work.users.findCredentials(email));
    const plausible = checkPassword(input.password) === undefined;
    const password = plausible ? input.password : '';
    const right = await ports.passwords.verify(password, known?.passwordHash);
    if (known === undefined || !right || !plausible) {
      return fail('CREDENTIALS_INVALID', 'The address or the password is wrong.', ['input']);
    }
    return await ports.transact(async (work) => {
      const user = await work.users.find(known.id);
      if (user === undefined) throw new Error('A user vanished between two reads.');
      return ok(
        await startSession(ports, work, { user, methods: ['PASSWORD'], client, deviceId: null }),
      );
    });
  };
}

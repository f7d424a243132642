import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type Registration, readRegistration } from '../domain/registration.ts';
import type { User } from '../domain/user.ts';
import type { Ports } from './ports.ts';
import { issueVerification } from './request-email-verification.ts';

/** Opens an account for a borrower and asks for a mail that verifies its address. */
export function register(ports: Ports) {
  return async (caller: Caller, input: Registration): Promise<Outcome<User, IdentityErrorCode>> => {
    const now = ports.clock();
    const profile = readRegistration(input, now.toISOString().slice(0, 10));
    if (!profile.ok) return profile;
    // Hashing is slow on purpose, so it stays out of the transaction.
    const passwordHash = await ports.passwords.hash(input.password);
    return await ports.transact(async (work) => {
      const id = newId('user');
      const isNew = await work.users.insert({
        id,
        profile: profile.value,
        passwordHash,
        roles: ['BORROWER'],
        partnerId: null,
        createdAt: now,
      });
      if (!isNew) {
        return fail('EMAIL_TAKEN', 'There is an account with this address: sign in instead.', [
          'input',
          'email',
        ]);
      }
      await work.events.record({
        type: 'identity.user.registered',
        aggregate: { type: 'user', id, version: 1 },
        audience: { subject: id, scopes: ['users:read'] },
        actor: { kind: caller.kind, id: caller.id },
        data: { userId: id },
      });
      await issueVerification(work, id, now);
      const user = await work.users.find(id);
      if (user === undefined) throw new Error('A user just written is not to be found.');
      return ok(user);
    });
  };
}

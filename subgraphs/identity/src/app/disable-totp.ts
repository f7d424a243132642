import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { User } from '../domain/user.ts';
import { announceRemoved, requireOwner } from './change-factors.ts';
import type { Ports } from './ports.ts';

/** Removes the authenticator app. */
export function disableTotp(ports: Ports) {
  return async (caller: Caller): Promise<Outcome<User, IdentityErrorCode>> =>
    await ports.transact(async (work) => {
      const owner = await requireOwner(ports, work, caller);
      if (!owner.ok) return owner;
      const { user } = owner.value;
      if (!(await work.factors.removeTotp(user.id))) {
        return fail('TOTP_NOT_ENROLLED', 'You have no authenticator app to remove.');
      }
      await announceRemoved(work, user, 'TOTP');
      return ok(user);
    });
}

import { actorOf, type Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type ProfileInput, readProfileChange } from '../domain/profile-change.ts';
import type { User } from '../domain/user.ts';
import type { Ports } from './ports.ts';

/** Changes what a person says of themselves. The date of birth stays, the address has its own way. */
export function updateProfile(ports: Ports) {
  return async (caller: Caller, input: ProfileInput): Promise<Outcome<User, IdentityErrorCode>> => {
    return await ports.transact(async (work) => {
      const user =
        caller.kind === 'USER' && isId('user', caller.id)
          ? await work.users.lock(caller.id)
          : undefined;
      if (user?.profile == null) {
        return fail('NOT_FOUND', 'You have no profile that could be changed.', ['input']);
      }
      const change = readProfileChange(input, user.profile);
      if (!change.ok) return change;
      const fields = Object.keys(change.value).sort();
      if (fields.length === 0) return ok(user);
      const changed = await work.users.save(user, { profile: change.value });
      await work.events.record({
        type: 'identity.profile.changed',
        aggregate: { type: 'user', id: user.id, version: changed.version },
        audience: { subject: user.id, scopes: ['users:read'] },
        actor: actorOf(caller),
        data: { userId: user.id, fields },
      });
      return ok(changed);
    });
  };
}

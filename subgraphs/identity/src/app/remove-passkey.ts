import type { Caller } from '@blockscore/caller';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { User } from '../domain/user.ts';
import { announceRemoved, ownPasskey, requireOwner } from './change-factors.ts';
import type { Ports } from './ports.ts';

/** Removes a passkey; the device may go on showing it, and it opens nothing any more. */
export function removePasskey(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly id: string },
  ): Promise<Outcome<User, IdentityErrorCode>> =>
    await ports.transact(async (work) => {
      const owner = await requireOwner(ports, work, caller);
      if (!owner.ok) return owner;
      const passkey = ownPasskey(owner.value, input.id);
      if (!passkey.ok) return passkey;
      await work.passkeys.remove(passkey.value.id);
      await announceRemoved(work, owner.value.user, 'PASSKEY');
      return ok(owner.value.user);
    });
}

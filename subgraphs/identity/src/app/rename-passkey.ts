import type { Caller } from '@blockscore/caller';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type Passkey, readPasskeyName } from '../domain/factors.ts';
import { ownerOf, ownPasskey } from './change-factors.ts';
import type { Ports } from './ports.ts';

/** Gives a passkey another name, which changes nothing of what it opens. */
export function renamePasskey(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly id: string; readonly name: string },
  ): Promise<Outcome<Passkey, IdentityErrorCode>> => {
    const name = readPasskeyName(input.name);
    if (!name.ok) return name;
    return await ports.transact(async (work) => {
      const owner = await ownerOf(ports, work, caller);
      if (!owner.ok) return owner;
      const passkey = ownPasskey(owner.value, input.id);
      if (!passkey.ok) return passkey;
      await work.passkeys.rename(passkey.value.id, name.value);
      return ok({ ...passkey.value, name: name.value });
    });
  };
}

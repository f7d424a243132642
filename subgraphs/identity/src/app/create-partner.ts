import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type Partner, readName } from '../domain/partner.ts';
import type { Ports } from './ports.ts';
import { recordPartner } from './record-partner.ts';

/** Opens an organisation that may bring customers. [partners:write] */
export function createPartner(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly name: string },
  ): Promise<Outcome<Partner, IdentityErrorCode>> => {
    const name = readName(input.name);
    if (!name.ok) return name;
    const partner = {
      id: newId('partner'),
      version: 1,
      name: name.value,
      createdAt: ports.clock(),
      suspendedAt: null,
    };
    return await ports.transact(async (work) => {
      await work.partners.insert({ ...partner, createdBy: caller.id });
      await recordPartner(work, caller, 'identity.partner.created', partner);
      return ok(partner);
    });
  };
}

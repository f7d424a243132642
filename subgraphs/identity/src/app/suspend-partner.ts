import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { Partner } from '../domain/partner.ts';
import type { Ports } from './ports.ts';
import { recordPartner } from './record-partner.ts';

/** Where it is so already, nothing changes and nothing is told. */
function change(ports: Ports, suspend: boolean) {
  return async (
    caller: Caller,
    input: { readonly id: string },
  ): Promise<Outcome<Partner, IdentityErrorCode>> =>
    await ports.transact(async (work) => {
      const partner = isId('partner', input.id) ? await work.partners.lock(input.id) : undefined;
      if (partner === undefined) {
        return fail('NOT_FOUND', 'There is no such partner.', ['input', 'id'] as const);
      }
      if ((partner.suspendedAt !== null) === suspend) return ok(partner);
      const changed = await work.partners.setSuspended(partner, suspend ? ports.clock() : null);
      const type = suspend ? 'identity.partner.suspended' : 'identity.partner.reinstated';
      await recordPartner(work, caller, type, changed);
      return ok(changed);
    });
}

/** Keeps the partner's keys out, and its users out as the partner, from now on. [partners:write] */
export function suspendPartner(ports: Ports) {
  return change(ports, true);
}

/** Lets the keys that are still good and the users in again. [partners:write] */
export function reinstatePartner(ports: Ports) {
  return change(ports, false);
}

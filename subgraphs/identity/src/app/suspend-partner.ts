import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { Partner } from '../domain/partner.ts';
import type { Ports, Work } from './ports.ts';
import { recordPartner } from './record-partner.ts';
import { requireFresh } from './require-fresh.ts';

/** Where it is so already, nothing changes and nothing is told. */
async function change(
  ports: Ports,
  work: Work,
  caller: Caller,
  { id }: { readonly id: string },
  suspend: boolean,
): Promise<Outcome<Partner, IdentityErrorCode>> {
  const partner = isId('partner', id) ? await work.partners.lock(id) : undefined;
  if (partner === undefined) {
    return fail('NOT_FOUND', 'There is no such partner.', ['input', 'id'] as const);
  }
  if ((partner.suspendedAt !== null) === suspend) return ok(partner);
  const changed = await work.partners.setSuspended(partner, suspend ? ports.clock() : null);
  const type = suspend ? 'identity.partner.suspended' : 'identity.partner.reinstated';
  await recordPartner(work, caller, type, changed);
  return ok(changed);
}

/**
 * Keeps the partner's keys out, and its users out as the partner, from now on. No fresh sign-in is
 * asked for: nothing is to slow down who shuts out. [partners:write]
 */
export function suspendPartner(ports: Ports) {
  return async (caller: Caller, input: { readonly id: string }) =>
    await ports.transact((work) => change(ports, work, caller, input, true));
}

/** Lets the keys that are still good and the users in again. [partners:write] */
export function reinstatePartner(ports: Ports) {
  return async (caller: Caller, input: { readonly id: string }) =>
    await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      return session.ok ? await change(ports, work, caller, input, false) : session;
    });
}

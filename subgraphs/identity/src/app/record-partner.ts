import type { Caller } from '@blockscore/caller';
import type { Partner } from '../domain/partner.ts';
import type { Work } from './ports.ts';

type PartnerEvent =
  | 'identity.partner.created'
  | 'identity.partner.suspended'
  | 'identity.partner.reinstated';

/** Tells of a change of a partner as it is after it. */
export async function recordPartner(
  work: Work,
  actor: Caller,
  type: PartnerEvent,
  { id, version }: Partner,
): Promise<void> {
  await work.events.record({
    type,
    aggregate: { type: 'partner', id, version },
    audience: { partner: id, scopes: ['partners:write'] },
    actor,
    data: { partnerId: id },
  });
}

import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import type { Work } from './ports.ts';

const LEDGER = serviceCaller('ledger');

/** Answers whether something of the person's loans is open in the books, or is held. */
export async function assessErasure(
  work: Work,
  { erasureId, userId, round }: EventData['compliance.erasure.requested'],
): Promise<void> {
  const isOpen = await work.leaves.hasOpenLoans(userId);
  await work.events.record({
    type: 'ledger.erasure.assessed',
    aggregate: { type: 'erasure', id: erasureId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: LEDGER,
    data: {
      ...{ erasureId, userId, ...(round !== undefined && { round }) },
      obstacles: isOpen ? ['BOOKS_NOT_SETTLED'] : [],
      settledOn: null,
    },
  });
}

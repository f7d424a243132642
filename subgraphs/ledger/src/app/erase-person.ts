import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { destroySaltsOf } from './destroy-salts.ts';
import type { PostingPorts, Work } from './ports.ts';

const LEDGER = serviceCaller('ledger');

/**
 * Erases a person from the ledger, which knows ids alone: what ties commitments on a chain to their
 * transactions and loans is destroyed, the lender's word on their scores is taken back, and the books stay as
 * the law wants them. Whatever is heard of the person's scores later is not kept. Done again, it destroys what
 * came since.
 */
export async function erasePerson(
  work: Work,
  { clock }: Pick<PostingPorts, 'clock'>,
  { erasureId, userId }: EventData['compliance.erasure.ordered'],
): Promise<void> {
  const { books, leaves, loans, events } = work;
  // What is being posted, and a tree that is being made, keep salts that are not to be seen yet.
  await books.lock();
  await leaves.lock('WAIT');
  await work.erased.lock(userId);
  await work.erased.add({ userId, erasureId, erasedAt: clock() });
  await work.attestations.revoke({ userId }, 'ERASED', clock());
  const isInBooks = (await leaves.hasTransactionsOf(userId)) || (await loans.hasLoanOf(userId));
  if (isInBooks) {
    // An officer approved it in compliance, after the person had confirmed it.
    await destroySaltsOf(work, LEDGER, { userId, askedBy: erasureId, at: clock() });
  }
  await events.record({
    type: 'ledger.erasure.done',
    aggregate: { type: 'erasure', id: erasureId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: LEDGER,
    data: { erasureId, userId, kept: isInBooks ? ['BOOKS'] : [], keptUntil: null },
  });
}

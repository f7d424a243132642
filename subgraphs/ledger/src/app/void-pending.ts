import { ok } from '@blockscore/result';
import { voidOf } from '../domain/draft.ts';
import { findHeld, notPending } from './held.ts';
import { type Keyed, onceTransaction } from './once.ts';
import { recordPosted } from './record-posted.ts';
import { writerOf } from './writer-of.ts';

export interface VoidPendingInput extends Keyed {
  readonly transactionId: string;
}

/** Lets go what a transaction holds. Once. */
export const voidPending = onceTransaction<VoidPendingInput>(
  'voidPendingTransaction',
  async ({ id, work, caller, now }, { transactionId }) => {
    const held = await findHeld(work, transactionId);
    if (!held.ok) return held;
    const draft = voidOf(held.value.transaction, id, 'VOIDED', {
      recordedAt: now,
      recordedBy: writerOf(caller),
    });
    const added = await work.books.add([draft]);
    if (!added.has(draft.transaction.id)) return notPending();
    await recordPosted(work, caller, [draft]);
    return ok(draft.transaction);
  },
);

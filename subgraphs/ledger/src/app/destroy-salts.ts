import { actorOf, type Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { LedgerErrorCode } from '../domain/errors.ts';
import type { PostingPorts } from './ports.ts';

export interface DestroySaltsInput {
  readonly userId: string;
}

/**
 * Destroys what ties the commitments of a person's transactions, and of the states of their loans in a
 * LoanRegistry, to them. What was posted and has no leaf yet gets one that is tied to nobody from the
 * start. Done again it destroys what came since.
 *
 * @returns how many salts there were
 */
export function destroySalts({ transact, clock }: Pick<PostingPorts, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { userId }: DestroySaltsInput,
  ): Promise<Outcome<number, LedgerErrorCode>> => {
    if (!isId('user', userId)) return nobody();
    return await transact(async ({ leaves, loans, events }) => {
      // A tree that is being made keeps salts that are not to be seen yet.
      await leaves.lock('WAIT');
      const ofMoves = await loans.destroySalts(userId);
      if (ofMoves === null && !(await leaves.hasTransactionsOf(userId))) return nobody();
      const destruction = { userId, destroyedAt: clock(), destroyedBy: caller.id };
      const count = (ofMoves ?? 0) + (await leaves.destroySalts(destruction));
      await events.record({
        type: 'ledger.salts.destroyed',
        aggregate: { type: 'CommitmentSalts', id: userId, version: 1 },
        audience: { scopes: ['ledger:read'] },
        actor: actorOf(caller),
        data: { userId, count },
      });
      return ok(count);
    });
  };
}

function nobody() {
  const message = 'Nothing in the books is of that person: give the id of a user with a loan.';
  return fail<LedgerErrorCode>('NOT_FOUND', message, ['input', 'userId']);
}

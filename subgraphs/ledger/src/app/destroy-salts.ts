import { actorOf, type Caller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { LedgerErrorCode } from '../domain/errors.ts';
import type { PostingPorts, Work } from './ports.ts';

export interface DestroySaltsInput {
  readonly userId: string;
}

export interface SaltsDestroyed {
  /** How many salts there were; null where none was destroyed. */
  readonly count: number | null;
  /** True where it waits for a second administrator. */
  readonly pending: boolean;
}

/** So long somebody else may ask for the same. */
const WAITS_MS = 7 * 86_400_000;

/**
 * Destroys what ties the commitments of a person's transactions, and of the states of their loans in a
 * LoanRegistry, to them, so that nothing of it can be proven any more. Two administrators have to want it,
 * and nothing of the person's loans may be open. What was posted and has no leaf yet gets one whose salt
 * nobody keeps. Done again it destroys what came since.
 */
export function destroySalts({ transact, clock }: Pick<PostingPorts, 'transact' | 'clock'>) {
  return async (
    caller: Caller,
    { userId }: DestroySaltsInput,
  ): Promise<Outcome<SaltsDestroyed, LedgerErrorCode>> => {
    if (!isId('user', userId)) return nobody();
    return await transact(async (work) => {
      const { books, leaves, loans } = work;
      // What is being posted, and a tree that is being made, keep salts that are not to be seen yet.
      await books.lock();
      await leaves.lock('WAIT');
      if (!(await leaves.hasTransactionsOf(userId)) && !(await loans.hasLoanOf(userId))) {
        return nobody();
      }
      if (await leaves.hasOpenLoans(userId)) return open();
      const now = clock();
      const request = await leaves.destructionRequest(userId, now);
      if (request?.askedBy === caller.id) return ok({ count: null, pending: true });
      if (request === null) {
        const expiresAt = new Date(now.getTime() + WAITS_MS);
        await leaves.requestDestruction({ userId, askedBy: caller.id, askedAt: now, expiresAt });
        await record(work, caller, {
          type: 'ledger.salt_destruction.requested',
          data: { userId },
        });
        return ok({ count: null, pending: true });
      }
      const count = await destroySaltsOf(work, caller, {
        userId,
        askedBy: request.askedBy,
        at: now,
      });
      return ok({ count, pending: false });
    });
  };
}

/**
 * Does it, for who has locked the books and the leaves and was let, and takes back the lender's word on the
 * person's scores.
 *
 * @param by somebody else than who asked for it
 * @returns how many salts there were
 */
export async function destroySaltsOf(
  work: Pick<Work, 'attestations' | 'leaves' | 'loans' | 'events'>,
  by: Caller,
  of: { readonly userId: `user_${string}`; readonly askedBy: string; readonly at: Date },
): Promise<number> {
  const { userId, askedBy, at } = of;
  await work.attestations.revoke({ userId }, 'ERASED', at);
  const ofMoves = await work.loans.destroySalts(userId);
  const destruction = { userId, askedBy, destroyedAt: at, destroyedBy: by.id };
  const count = ofMoves + (await work.leaves.destroySalts(destruction));
  await record(work, by, { type: 'ledger.salts.destroyed', data: { userId, count } });
  return count;
}

type Told = {
  [Type in 'ledger.salt_destruction.requested' | 'ledger.salts.destroyed']: {
    readonly type: Type;
    readonly data: EventData[Type];
  };
}['ledger.salt_destruction.requested' | 'ledger.salts.destroyed'];

async function record({ events }: Pick<Work, 'events'>, caller: Caller, told: Told) {
  await events.record({
    ...told,
    aggregate: { type: 'CommitmentSalts', id: told.data.userId, version: 1 },
    audience: { scopes: ['ledger:read'] },
    actor: actorOf(caller),
  });
}

function open() {
  const message =
    'Something of that person’s loans is open in the books, or is held: what proves it is kept until all is settled.';
  return fail<LedgerErrorCode>('LOAN_NOT_SETTLED', message, ['input', 'userId']);
}

function nobody() {
  const message = 'Nothing in the books is of that person: give the id of a user with a loan.';
  return fail<LedgerErrorCode>('NOT_FOUND', message, ['input', 'userId']);
}

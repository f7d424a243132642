import type { Caller } from '@blockscore/caller';
import { type Id, type IdPrefix, isId, newId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { LedgerErrorCode } from '../domain/errors.ts';
import { isProposal, type JournalProposal } from '../domain/proposal.ts';
import type { Actor, LedgerTransaction } from '../domain/transaction.ts';
import type { PostingPorts, Work } from './ports.ts';

/** What a mutation works with, in its one transaction. */
export interface Call<P extends IdPrefix = IdPrefix> {
  /** Of what is made, so that a repetition finds it. */
  readonly id: Id<P>;
  readonly ports: PostingPorts;
  readonly work: Work;
  readonly caller: Caller;
  /** Once it need not wait any more: the key is this request's and the books are shared. */
  readonly now: Date;
  /** Of what somebody else proposed, and the caller has approved. */
  readonly approved?: Approved;
}

export interface Approved {
  readonly proposalId: JournalProposal['id'];
  readonly proposedBy: Actor;
}

export interface Keyed {
  readonly idempotencyKey: string;
}

/**
 * Mutations that post something for the first request with a caller's key, or propose it. A repetition is
 * answered with the same entity or with the same user errors.
 */
function answeringWith<P extends IdPrefix, T extends object>(
  prefix: P,
  find: (work: Work, id: Id<P>) => Promise<T | null>,
) {
  /** What an earlier request with the key wrote, or proposed, as it is now. */
  async function made(work: Work, id: string): Promise<T | JournalProposal | null> {
    if (isId('proposal', id)) return await work.proposals.find(id);
    return isId(prefix, id) ? await find(work, id) : null;
  }
  return <Input extends Keyed>(
    mutation: string,
    action: (
      call: Call<P>,
      input: Omit<Input, 'idempotencyKey'>,
    ) => Promise<Outcome<T | JournalProposal, LedgerErrorCode>>,
  ) =>
    (ports: PostingPorts) =>
    async (
      caller: Caller,
      { idempotencyKey: key, ...input }: Input,
    ): Promise<Outcome<T | JournalProposal, LedgerErrorCode>> =>
      await ports.transact(async (work) => {
        const id = newId(prefix);
        const request = { principal: caller.id, mutation, key, input, entityId: id };
        let value: T | JournalProposal | undefined;
        const answer = await work.idempotency.once(request, async () => {
          // Before anything is written: whoever has the books alone must never wait for this one.
          await work.books.share([]);
          const made = await action({ id, ports, work, caller, now: ports.clock() }, input);
          if (!made.ok) return made;
          value = made.value;
          return ok(isProposal(value) ? value.id : id);
        });
        if (!answer.ok) return answer;
        if (value !== undefined) return ok(value);
        const found = await made(work, answer.value);
        if (found === null) throw new Error(`${answer.value} was made and is not to be found.`);
        return ok(found);
      });
}

export const onceTransaction = answeringWith<'txn', LedgerTransaction>(
  'txn',
  async (work, id) => (await work.books.posted(id))?.transaction ?? null,
);

export const onceBatch = answeringWith<'batch', readonly LedgerTransaction[]>('batch', (work, id) =>
  work.books.ofBatch(id),
);

import type { Caller } from '@blockscore/caller';
import { type Id, type IdPrefix, isId, newId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { LedgerErrorCode } from '../domain/errors.ts';
import type { LedgerTransaction } from '../domain/transaction.ts';
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
}

export interface Keyed {
  readonly idempotencyKey: string;
}

/**
 * Mutations that post something for the first request with a caller's key. A repetition is answered with
 * the same entity or with the same user errors.
 */
function answeringWith<P extends IdPrefix, T>(
  prefix: P,
  find: (work: Work, id: Id<P>) => Promise<T | null>,
) {
  return <Input extends Keyed>(
    mutation: string,
    action: (
      call: Call<P>,
      input: Omit<Input, 'idempotencyKey'>,
    ) => Promise<Outcome<T, LedgerErrorCode>>,
  ) =>
    (ports: PostingPorts) =>
    async (
      caller: Caller,
      { idempotencyKey: key, ...input }: Input,
    ): Promise<Outcome<T, LedgerErrorCode>> =>
      await ports.transact(async (work) => {
        const id = newId(prefix);
        const request = { principal: caller.id, mutation, key, input, entityId: id };
        let value: T | undefined;
        const answer = await work.idempotency.once(request, async () => {
          // Before anything is written: whoever has the books alone must never wait for this one.
          await work.books.share([]);
          const made = await action({ id, ports, work, caller, now: ports.clock() }, input);
          if (!made.ok) return made;
          value = made.value;
          return ok(id);
        });
        if (!answer.ok) return answer;
        if (value !== undefined) return ok(value);
        const found = isId(prefix, answer.value) ? await find(work, answer.value) : null;
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

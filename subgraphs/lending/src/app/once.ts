import type { Caller } from '@blockscore/caller';
import { type Id, type IdPrefix, isId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { Application } from '../domain/application.ts';
import type { LendingErrorCode } from '../domain/errors.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import type { Ports, Work } from './ports.ts';

/** What a mutation works with, in its one transaction. */
export interface Call {
  readonly ports: Ports;
  readonly work: Work;
  readonly caller: Caller;
  readonly now: Date;
}

interface Keyed {
  readonly idempotencyKey: string;
}

interface Entity<P extends IdPrefix, T> {
  readonly prefix: P;
  readonly find: (work: Work, id: Id<P>) => Promise<T | undefined>;
}

/**
 * Mutations that do something for the first request with a caller's key and answer with an entity. A
 * repetition is answered with the same entity, as it is now, or with the same user errors.
 */
function answeringWith<P extends IdPrefix, T>({ prefix, find }: Entity<P, T>) {
  return <Input extends Keyed>(
    mutation: string,
    action: (
      call: Call,
      input: Omit<Input, 'idempotencyKey'>,
    ) => Promise<Outcome<Id<P>, LendingErrorCode>>,
  ) =>
    (ports: Ports) =>
    async (
      caller: Caller,
      { idempotencyKey: key, ...input }: Input,
    ): Promise<Outcome<T, LendingErrorCode>> => {
      const now = ports.clock();
      return await ports.transact(async (work) => {
        const request = { principal: caller.id, mutation, key, input };
        const id = await work.idempotency.once(request, () =>
          action({ ports, work, caller, now }, input),
        );
        if (!id.ok) return id;
        const found = isId(prefix, id.value) ? await find(work, id.value) : undefined;
        if (found === undefined) throw new Error(`${id.value} was made and is not to be found.`);
        return ok(found);
      });
    };
}

export const oncePayment = answeringWith<'pay', Payment>({
  prefix: 'pay',
  find: (work, id) => work.payments.find(id),
});

export const onceLoan = answeringWith<'loan', Loan>({
  prefix: 'loan',
  find: async (work, id) => (await work.loans.findMany([id]))[0],
});

export const onceApplication = answeringWith<'app', Application>({
  prefix: 'app',
  find: async (work, id) => (await work.applications.findMany([id]))[0],
});

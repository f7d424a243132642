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
  /** Of the ids that a request may be answered by. */
  readonly prefixes: readonly P[];
  readonly find: (work: Work, id: Id<P>) => Promise<T | undefined>;
}

/**
 * Mutations that do something for the first request with a caller's key and answer with an entity. A
 * repetition is answered with the same entity, as it is now, or with the same user errors.
 */
function answeringWith<P extends IdPrefix, T>({ prefixes, find }: Entity<P, T>) {
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
        const [made] = prefixes.flatMap((prefix) => (isId(prefix, id.value) ? [id.value] : []));
        const found = made === undefined ? undefined : await find(work, made);
        if (found === undefined) throw new Error(`${id.value} was made and is not to be found.`);
        return ok(found);
      });
    };
}

export const oncePayment = answeringWith<'pay', Payment>({
  prefixes: ['pay'],
  find: (work, id) => work.payments.find(id),
});

export const onceLoan = answeringWith<'loan', Loan>({
  prefixes: ['loan'],
  find: async (work, id) => (await work.loans.findMany([id]))[0],
});

export const onceApplication = answeringWith<'app', Application>({
  prefixes: ['app'],
  find: async (work, id) => (await work.applications.findMany([id]))[0],
});

export interface Refund {
  readonly loan: Loan;
  /** Null where it waits for a second officer. */
  readonly payment: Payment | null;
}

export const onceRefund = answeringWith<'loan' | 'pay', Refund>({
  prefixes: ['loan', 'pay'],
  find: async (work, id) => {
    const payment = isId('pay', id) ? ((await work.payments.find(id)) ?? null) : null;
    const loanId = payment?.loanId ?? id;
    const [loan] = isId('loan', loanId) ? await work.loans.findMany([loanId]) : [];
    return loan === undefined ? undefined : { loan, payment };
  },
});

import type { LoanRepository, PaymentRepository, Work } from '../app/ports.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import { type Asking, rowsBy } from './gathered.ts';
import { waitingReturns } from './payment-callback-repository.ts';
import {
  findPayments,
  insertPayments,
  type PaymentRow,
  type PaymentsOf,
  type PendingPayments,
  pendingPayments,
  savePayments,
  toPaymentRow,
} from './payment-repository.ts';

/** Payments as they are by now, of loans that others cannot change until the transaction ends. */
export class KeptPayments {
  readonly #payments = new Map<string, Payment>();
  readonly #pending = new Map<string, PendingPayments>();

  pending({ loanId, direction }: PaymentsOf): PendingPayments | undefined {
    return this.#pending.get(`${loanId} ${direction}`);
  }

  keepPending({ loanId, direction }: PaymentsOf, pending: PendingPayments): void {
    this.#pending.set(`${loanId} ${direction}`, pending);
  }

  get(id: Payment['id']): Payment | undefined {
    return this.#payments.get(id);
  }

  /** As it was written: others of its loan are under way than before. */
  keep(payment: Payment): void {
    this.#payments.set(payment.id, payment);
    this.#pending.delete(`${payment.loanId} ${payment.direction}`);
  }

  /** Something of it was written that is not known here. */
  forget(id: string): void {
    this.#payments.delete(id);
  }

  forgetOf(loanId: string): void {
    for (const payment of this.#payments.values()) {
      if (payment.loanId === loanId) this.#payments.delete(payment.id);
    }
  }
}

type Payments = Pick<
  PaymentRepository,
  'insert' | 'find' | 'save' | 'pendingAmount' | 'pendingCount'
>;

export function paymentParts({ tx, vault, gathering }: Asking, kept: KeptPayments): Payments {
  const ask = gathering.question<PaymentsOf, PendingPayments>((asked) =>
    pendingPayments(tx, asked),
  );
  const pending = async (of: PaymentsOf): Promise<PendingPayments> => {
    const found = kept.pending(of) ?? (await ask(of));
    kept.keepPending(of, found);
    return found;
  };
  const insert = gathering.statement((rows: readonly PaymentRow[]) => insertPayments(tx, rows));
  const find = gathering.question((ids: readonly Payment['id'][]) => findPayments(tx, vault, ids));
  const save = gathering.statement((rows: readonly PaymentRow[]) => savePayments(tx, rows));
  return {
    pendingAmount: async (loanId, direction) => (await pending({ loanId, direction })).amount,
    pendingCount: async (loanId, direction) => (await pending({ loanId, direction })).count,
    async insert(payment) {
      await insert(await toPaymentRow(tx, vault, payment));
      kept.keep(payment);
    },
    async find(id) {
      return kept.get(id) ?? (await find(id));
    },
    async save(payment) {
      const version = payment.version + 1;
      await save({ ...(await toPaymentRow(tx, vault, payment)), version });
      kept.keep({ ...payment, version });
    },
  };
}

export function accountParts(asking: Asking): Pick<LoanRepository, 'payoutAccount'> {
  const { plain } = asking;
  const find = rowsBy(asking, plain.payoutAccounts.findMany, ({ id }) => id);
  return {
    async payoutAccount(loan: Loan) {
      if (loan.payoutAccountId === null) return await plain.loans.payoutAccount(loan);
      const [found] = await find([loan.payoutAccountId]);
      if (found === undefined) throw new Error(`Loan ${loan.id} has lost its account.`);
      return found.account;
    },
  };
}

export function callbackParts({
  tx,
  vault,
  gathering,
}: Asking): Pick<Work['paymentCallbacks'], 'waitingReturn'> {
  return {
    waitingReturn: gathering.question((ids: readonly Payment['id'][]) =>
      waitingReturns(tx, vault, ids),
    ),
  };
}

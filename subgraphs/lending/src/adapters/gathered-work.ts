import type { Transaction } from '@blockscore/database';
import { type EventEnvelope, eventRecorder, outboxWriter } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import { rememberKeys } from '@blockscore/vault';
import type { ClearanceRequest, Clock, Work } from '../app/ports.ts';
import type { LoanChange } from '../app/servicing-ports.ts';
import type { Application } from '../domain/application.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import { lockApplications } from './application-repository.ts';
import { findClearances, insertClearances } from './clearance-repository.ts';
import type { Gathering } from './gathering.ts';
import { lockLoans } from './loan-repository.ts';
import {
  findPayments,
  insertPayments,
  type PaymentRow,
  toPaymentRow,
} from './payment-repository.ts';
import { toldUntil } from './performance-repository.ts';
import { projectLoans } from './servicing-projection.ts';
import {
  type AskedPosting,
  entriesOn,
  insertEntries,
  insertPostings,
  type NewEntryRow,
  toEntryRows,
} from './servicing-repository.ts';
import { outbox } from './tables.ts';
import { type WorkTools, workIn } from './work.ts';

/** A question whose answer is that it was done. */
const done =
  <Key>(act: (keys: readonly Key[]) => Promise<void>) =>
  async (keys: readonly Key[]): Promise<readonly undefined[]> => {
    await act(keys);
    return keys.map(() => undefined);
  };

/** Asks once for what stays as it is until the transaction ends. */
function remember<Keys extends readonly unknown[], Answer>(
  ask: (...keys: Keys) => Promise<Answer>,
): (...keys: Keys) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  return (...keys) => {
    const name = JSON.stringify(keys);
    const answer = known.get(name) ?? ask(...keys);
    known.set(name, answer);
    return answer;
  };
}

/**
 * The work of a transaction in which much goes on at the same time, each of it with a loan of its own:
 * what is asked of the database at every repayment is asked once for all. Keys of idempotency are not
 * kept: nobody asks again for what is done here.
 */
export function gatheredWork(
  tx: Transaction,
  tools: WorkTools,
  gathering: Gathering,
): (clock: Clock) => Work {
  const vault = rememberKeys(tools.vault);
  const plain = workIn(tx, { ...tools, vault });
  const lock = gathering.question((ids: readonly Loan['id'][]) => lockLoans(tx, ids));
  const lockApplication = gathering.question((ids: readonly Application['id'][]) =>
    lockApplications(tx, vault, ids),
  );
  const insertClearance = gathering.question(
    done((requests: readonly ClearanceRequest[]) => insertClearances(tx, requests)),
  );
  const findClearance = gathering.question((ids: readonly string[]) => findClearances(tx, ids));
  const switchedOff = gathering.question(async (lists: readonly (readonly Id<'user'>[])[]) => {
    const off = await plain.notices.switchedOff(lists.flat());
    return lists.map(() => off);
  });
  const entries = gathering.question(async (lists: readonly (readonly Loan['id'][])[]) => {
    const found = await entriesOn(tx).entries(lists.flat());
    return lists.map(() => found);
  });
  const insertPayment = gathering.question(
    done((rows: readonly PaymentRow[]) => insertPayments(tx, rows)),
  );
  const append = gathering.question(
    done((rows: readonly (readonly NewEntryRow[])[]) => insertEntries(tx, rows.flat())),
  );
  const project = gathering.question((changes: readonly (readonly LoanChange[])[]) =>
    projectLists(tx, changes),
  );
  const insertPosting = gathering.question(
    done((asked: readonly AskedPosting[]) => insertPostings(tx, asked)),
  );
  const rows = <Id, Row>(
    find: (ids: readonly Id[]) => Promise<readonly Row[]>,
    idOf: (row: Row) => Id,
  ) =>
    gathering.question(async (lists: readonly (readonly Id[])[]) => {
      const found = Map.groupBy(await find(lists.flat()), idOf);
      return lists.map((ids) => ids.flatMap((id) => found.get(id) ?? []));
    });
  const reads = {
    loans: rows(plain.loans.findMany, ({ id }) => id),
    loansOf: rows(plain.loans.findByApplications, ({ applicationId }) => applicationId),
    applications: rows(plain.applications.findMany, ({ id }) => id),
    offers: rows(plain.offers.findMany, ({ applicationId }) => applicationId),
    approvals: rows(plain.approvals.findMany, ({ applicationId }) => applicationId),
  };
  const products = {
    find: remember(plain.products.find),
    findVersions: remember(plain.products.findVersions),
  };
  const lockExposure = remember(plain.exposures.lock);
  const policies = {
    active: remember(() => plain.policies.active()),
    find: remember(plain.policies.find),
  };
  const told = gathering.question((ids: readonly Loan['id'][]) => toldUntil(tx, ids));
  const findPayment = gathering.question((ids: readonly Payment['id'][]) =>
    findPayments(tx, vault, ids),
  );
  const writer = outboxWriter(tx, outbox);
  const write = gathering.question(
    done((events: readonly (readonly EventEnvelope[])[]) => writer(events.flat())),
  );
  return (clock) => {
    const work = workIn(tx, { ...tools, vault, clock });
    return {
      ...work,
      products: { ...work.products, ...products },
      policies: { ...work.policies, ...policies },
      applications: {
        ...work.applications,
        lock: lockApplication,
        findMany: reads.applications,
      },
      clearances: { ...work.clearances, insertRequest: insertClearance, find: findClearance },
      exposures: { ...work.exposures, lock: lockExposure },
      notices: { ...work.notices, switchedOff },
      offers: { ...work.offers, findMany: reads.offers },
      approvals: { ...work.approvals, findMany: reads.approvals },
      loans: {
        ...work.loans,
        lock,
        findMany: reads.loans,
        findByApplications: reads.loansOf,
      },
      servicing: {
        ...work.servicing,
        entries,
        append: async (loan, written) => await append(await toEntryRows(tx, vault, loan, written)),
        project,
        insertPosting: (posting, at) => insertPosting({ posting, at }),
      },
      payments: {
        ...work.payments,
        insert: async (payment) => await insertPayment(await toPaymentRow(tx, vault, payment)),
        find: findPayment,
      },
      performance: { ...work.performance, toldUntil: told },
      idempotency: { once: async (_, action) => await action() },
      events: eventRecorder(tx, outbox, () => ({ now: clock() }), write),
    };
  };
}

async function projectLists(
  tx: Transaction,
  lists: readonly (readonly LoanChange[])[],
): Promise<readonly (readonly Loan[])[]> {
  const projected = await projectLoans(tx, lists.flat());
  let start = 0;
  return lists.map(({ length }) => {
    start += length;
    return projected.slice(start - length, start);
  });
}

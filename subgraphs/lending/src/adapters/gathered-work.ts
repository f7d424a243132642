import type { Transaction } from '@blockscore/database';
import { type EventEnvelope, eventRecorder, outboxWriter } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import { rememberKeys, type Vault } from '@blockscore/vault';
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

/** What the questions of a transaction are made of. */
interface Asking {
  readonly tx: Transaction;
  readonly vault: Vault;
  /** The work as it is without. */
  readonly plain: Work;
  readonly gathering: Gathering;
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
  const asking = { tx, vault, gathering, plain: workIn(tx, { ...tools, vault }) };
  const [applications, loans] = [applicationParts(asking), loanParts(asking)];
  const [servicing, payments] = [servicingParts(asking), paymentParts(asking)];
  const writer = outboxWriter(tx, outbox);
  const write = gathering.question(
    done((events: readonly (readonly EventEnvelope[])[]) => writer(events.flat())),
  );
  return (clock) => {
    const work = workIn(tx, { ...tools, vault, clock });
    return {
      ...work,
      products: { ...work.products, ...applications.products },
      policies: { ...work.policies, ...applications.policies },
      applications: { ...work.applications, ...applications.applications },
      clearances: { ...work.clearances, ...applications.clearances },
      exposures: { ...work.exposures, ...applications.exposures },
      notices: { ...work.notices, ...applications.notices },
      offers: { ...work.offers, ...applications.offers },
      approvals: { ...work.approvals, ...applications.approvals },
      loans: { ...work.loans, ...loans },
      servicing: { ...work.servicing, ...servicing.servicing },
      performance: { ...work.performance, ...servicing.performance },
      payments: { ...work.payments, ...payments },
      idempotency: { once: async (_, action) => await action() },
      events: eventRecorder(tx, outbox, () => ({ now: clock() }), write),
    };
  };
}

/** A question for rows by ids of theirs: each who asks gets those of their own ids. */
function rowsBy<Id, Row>(
  { gathering }: Asking,
  find: (ids: readonly Id[]) => Promise<readonly Row[]>,
  idOf: (row: Row) => Id,
) {
  return gathering.question(async (lists: readonly (readonly Id[])[]) => {
    const found = Map.groupBy(await find(lists.flat()), idOf);
    return lists.map((ids) => ids.flatMap((id) => found.get(id) ?? []));
  });
}

function loanParts(asking: Asking) {
  const { tx, plain, gathering } = asking;
  return {
    lock: gathering.question((ids: readonly Loan['id'][]) => lockLoans(tx, ids)),
    findMany: rowsBy(asking, plain.loans.findMany, ({ id }) => id),
    findByApplications: rowsBy(
      asking,
      plain.loans.findByApplications,
      ({ applicationId }) => applicationId,
    ),
  };
}

function applicationParts(asking: Asking) {
  const { tx, vault, plain, gathering } = asking;
  const { products, policies, applications, offers, approvals, exposures, notices } = plain;
  return {
    products: { find: remember(products.find), findVersions: remember(products.findVersions) },
    policies: {
      active: remember(() => policies.active()),
      find: remember(policies.find),
    },
    applications: {
      lock: gathering.question((ids: readonly Application['id'][]) =>
        lockApplications(tx, vault, ids),
      ),
      findMany: rowsBy(asking, applications.findMany, ({ id }) => id),
    },
    offers: { findMany: rowsBy(asking, offers.findMany, ({ applicationId }) => applicationId) },
    approvals: {
      findMany: rowsBy(asking, approvals.findMany, ({ applicationId }) => applicationId),
    },
    clearances: {
      insertRequest: gathering.question(
        done((requests: readonly ClearanceRequest[]) => insertClearances(tx, requests)),
      ),
      find: gathering.question((ids: readonly string[]) => findClearances(tx, ids)),
    },
    exposures: { lock: remember(exposures.lock) },
    notices: {
      switchedOff: gathering.question(async (lists: readonly (readonly Id<'user'>[])[]) => {
        const off = await notices.switchedOff(lists.flat());
        return lists.map(() => off);
      }),
    },
  };
}

function servicingParts({ tx, vault, gathering }: Asking) {
  const entries = gathering.question(async (lists: readonly (readonly Loan['id'][])[]) => {
    const found = await entriesOn(tx).entries(lists.flat());
    return lists.map(() => found);
  });
  const append = gathering.question(
    done((rows: readonly (readonly NewEntryRow[])[]) => insertEntries(tx, rows.flat())),
  );
  const project = gathering.question((changes: readonly (readonly LoanChange[])[]) =>
    projectLists(tx, changes),
  );
  const insert = gathering.question(
    done((asked: readonly AskedPosting[]) => insertPostings(tx, asked)),
  );
  const servicing: Pick<Work['servicing'], 'entries' | 'append' | 'project' | 'insertPosting'> = {
    entries,
    append: async (loan, written) => await append(await toEntryRows(tx, vault, loan, written)),
    project,
    insertPosting: (posting, at) => insert({ posting, at }),
  };
  const toldUntilOf = gathering.question((ids: readonly Loan['id'][]) => toldUntil(tx, ids));
  return { servicing, performance: { toldUntil: toldUntilOf } };
}

function paymentParts({ tx, vault, gathering }: Asking): Pick<Work['payments'], 'insert' | 'find'> {
  const insert = gathering.question(
    done((rows: readonly PaymentRow[]) => insertPayments(tx, rows)),
  );
  return {
    insert: async (payment) => await insert(await toPaymentRow(tx, vault, payment)),
    find: gathering.question((ids: readonly Payment['id'][]) => findPayments(tx, vault, ids)),
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

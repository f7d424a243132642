import type { Transaction } from '@blockscore/database';
import { type EventEnvelope, eventRecorder, outboxWriter } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import { rememberKeys } from '@blockscore/vault';
import type { ClearanceRequest, Clock, Work } from '../app/ports.ts';
import type { Application } from '../domain/application.ts';
import { type AgreementRow, insertAgreements, toAgreementRow } from './agreement-repository.ts';
import { lockApplications, setStatuses } from './application-repository.ts';
import { findClearances, insertClearances } from './clearance-repository.ts';
import { lockExposures } from './exposure-repository.ts';
import { type Asking, gatherKeys, remember, rowsBy } from './gathered.ts';
import {
  endOfDayParts,
  entriesPart,
  KeptLoans,
  loanParts,
  performanceParts,
  servicingParts,
} from './gathered-loans.ts';
import { accountParts, callbackParts, KeptPayments, paymentParts } from './gathered-payments.ts';
import type { Gathering } from './gathering.ts';
import { insertNotices, type NoticeRow, toNoticeRows } from './notice-repository.ts';
import { outbox } from './tables.ts';
import { type WorkTools, workIn } from './work.ts';

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
  const vault = rememberKeys(gatherKeys(tools.vault, tx, gathering));
  const asking = { tx, vault, gathering, plain: workIn(tx, { ...tools, vault }) };
  const [loans, payments] = [new KeptLoans(), new KeptPayments()];
  // In the order in which most go on, so that who takes the longer way round is waited for.
  const parts = {
    loans: loanParts(asking, loans),
    ...applicationParts(asking),
    agreements: agreementParts(asking),
    endOfDays: endOfDayParts(asking, loans),
    entries: entriesPart(asking, loans),
    payments: paymentParts(asking, payments),
    accounts: accountParts(asking),
    servicing: servicingParts(asking, loans, {
      ofLoan: (id) => payments.forgetOf(id),
      payment: (id) => payments.forget(id),
    }),
    performance: performanceParts(asking),
    callbacks: callbackParts(asking),
  };
  const writer = outboxWriter(tx, outbox);
  const write = gathering.statement((events: readonly (readonly EventEnvelope[])[]) =>
    writer(events.flat()),
  );
  return (clock) => {
    const work = workIn(tx, { ...tools, vault, clock });
    return {
      ...work,
      products: { ...work.products, ...parts.products },
      policies: { ...work.policies, ...parts.policies },
      applications: { ...work.applications, ...parts.applications },
      agreements: { ...work.agreements, ...parts.agreements },
      clearances: { ...work.clearances, ...parts.clearances },
      exposures: { ...work.exposures, ...parts.exposures },
      notices: {
        ...work.notices,
        ...parts.notices,
        insert: async (all) =>
          all.length === 0 ? [] : await parts.insertNotices(toNoticeRows(all, clock())),
      },
      offers: { ...work.offers, ...parts.offers },
      approvals: { ...work.approvals, ...parts.approvals },
      endOfDays: { ...work.endOfDays, ...parts.endOfDays },
      loans: { ...work.loans, ...parts.loans, ...parts.accounts },
      servicing: { ...work.servicing, ...parts.entries, ...parts.servicing },
      performance: { ...work.performance, ...parts.performance },
      payments: { ...work.payments, ...parts.payments },
      // Nothing that is done here is asked about before.
      paymentChecks: { ...work.paymentChecks, find: () => Promise.resolve(undefined) },
      paymentCallbacks: { ...work.paymentCallbacks, ...parts.callbacks },
      idempotency: { once: async (_, action) => await action() },
      events: eventRecorder(tx, outbox, () => ({ now: clock() }), write),
    };
  };
}

function applicationParts(asking: Asking) {
  const { tx, vault, plain, gathering } = asking;
  const { products, policies, applications, offers, approvals, notices } = plain;
  const setStatus = gathering.statement(
    (changes: readonly Pick<Application, 'id' | 'version' | 'status'>[]) =>
      setStatuses(tx, changes),
  );
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
      async setStatus(application: Application, status: Application['status']) {
        const { id, version } = application;
        await setStatus({ id, version, status });
        return { ...application, status, version: version + 1 };
      },
    },
    offers: { findMany: rowsBy(asking, offers.findMany, ({ applicationId }) => applicationId) },
    approvals: {
      findMany: rowsBy(asking, approvals.findMany, ({ applicationId }) => applicationId),
    },
    clearances: {
      insertRequest: gathering.statement((requests: readonly ClearanceRequest[]) =>
        insertClearances(tx, requests),
      ),
      find: gathering.question((ids: readonly string[]) => findClearances(tx, ids)),
    },
    exposures: {
      lock: remember(gathering.statement((ids: readonly Id<'user'>[]) => lockExposures(tx, ids))),
    },
    notices: {
      switchedOff: gathering.question(async (lists: readonly (readonly Id<'user'>[])[]) => {
        const off = await notices.switchedOff(lists.flat());
        return lists.map(() => off);
      }),
    },
    insertNotices: gathering.question(async (lists: readonly (readonly NoticeRow[])[]) => {
      const issued = new Map((await insertNotices(tx, lists.flat())).map((row) => [row.id, row]));
      return lists.map((rows) => rows.flatMap(({ id }) => issued.get(id) ?? []));
    }),
  };
}

function agreementParts({ tx, vault, gathering }: Asking): Pick<Work['agreements'], 'insert'> {
  const insert = gathering.statement((rows: readonly AgreementRow[]) => insertAgreements(tx, rows));
  return { insert: async (agreement) => insert(await toAgreementRow(tx, vault, agreement)) };
}

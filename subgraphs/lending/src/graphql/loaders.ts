import type { Caller } from '@blockscore/caller';
import { type Disclosure, recordDisclosures } from '@blockscore/events';
import { type Id, type IdPrefix, isId } from '@blockscore/ids';
import DataLoader from 'dataloader';
import type { AdverseActionNotice } from '../app/adverse-action-ports.ts';
import type { Clock, Transact, Work } from '../app/ports.ts';
import type { VersionKey } from '../app/product-ports.ts';
import { standToday } from '../app/stand-of-loan.ts';
import { nextTurn } from '../app/work-budget.ts';
import type { LoanAgreement } from '../domain/agreement.ts';
import type { Application, Decision, FirstApproval, Offer } from '../domain/application.ts';
import type { PartnerConsent } from '../domain/consent.ts';
import type { Loan } from '../domain/loan.ts';
import type { PayoutAccount } from '../domain/payout-account.ts';
import type { LoanMonth } from '../domain/performance.ts';
import type { Product } from '../domain/product.ts';
import type { LoanEntry } from '../domain/servicing/entries.ts';
import type { LoanState } from '../domain/servicing/state.ts';

export interface Loaders {
  readonly product: DataLoader<string, Product | undefined>;
  readonly productVersion: DataLoader<VersionKey, Product | undefined, string>;
  readonly application: DataLoader<string, Application | undefined>;
  readonly loan: DataLoader<string, Loan | undefined>;
  readonly payoutAccount: DataLoader<string, PayoutAccount | undefined>;
  readonly consent: DataLoader<string, PartnerConsent | undefined>;
  /** By the application's id, the latest first. */
  readonly decisions: DataLoader<string, readonly Decision[]>;
  readonly adverseAction: DataLoader<string, AdverseActionNotice | undefined>;
  /** By the loan's id. */
  readonly agreement: DataLoader<string, LoanAgreement | undefined>;
  readonly firstApproval: DataLoader<string, FirstApproval | undefined>;
  readonly offer: DataLoader<string, Offer | undefined>;
  readonly loanOfApplication: DataLoader<string, Loan | undefined>;
  /** By the loan's id, in the order of writing. */
  readonly entries: DataLoader<string, readonly LoanEntry[]>;
  /** How a loan stands today; null while no money is out. */
  readonly standing: DataLoader<Loan, LoanState | null, string>;
  /** By the loan's id, in order. */
  readonly months: DataLoader<string, readonly LoanMonth[]>;
  /** Resolves once the audit trail is sure to hear that these fields of another person were read. */
  readonly disclosure: DataLoader<Disclosure, true, string>;
}

const MOST = 500;

/** Loads rows by one of their keys; ids that cannot exist are not asked for. */
function rowLoader<P extends IdPrefix, Row>(
  transact: Transact,
  prefix: P,
  find: (work: Work, ids: readonly Id<P>[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | undefined> {
  return new DataLoader(
    async (keys) => {
      const ids = keys.filter((key): key is Id<P> => isId(prefix, key));
      const rows = ids.length === 0 ? [] : await transact((work) => find(work, ids));
      const byKey = new Map(rows.map((row) => [keyOf(row), row]));
      return keys.map((key) => byKey.get(key));
    },
    { maxBatchSize: MOST },
  );
}

function entriesLoader(transact: Transact): DataLoader<string, readonly LoanEntry[]> {
  return new DataLoader(
    async (ids) => {
      const rows = await transact((work) => work.servicing.entries(ids as readonly Id<'loan'>[]));
      return ids.map((id) => rows.get(id) ?? []);
    },
    { maxBatchSize: MOST },
  );
}

/** Loaders live for one request: what they hold was read for that caller. */
export function createLoaders(transact: Transact, caller: Caller, clock: Clock): Loaders {
  const entries = entriesLoader(transact);
  return {
    ...rowLoaders(transact),
    disclosure: new DataLoader(
      async (disclosures) => {
        await recordDisclosures('lending', transact)(caller, disclosures);
        return disclosures.map(() => true as const);
      },
      { cacheKeyFn: ({ userId, field }) => `${userId}.${field}`, maxBatchSize: MOST },
    ),
    decisions: new DataLoader(
      async (ids) => {
        const rows = await transact((work) => work.decisions.listOf(ids as readonly Id<'app'>[]));
        return ids.map((id) => rows.filter((row) => row.applicationId === id));
      },
      { maxBatchSize: MOST },
    ),
    months: new DataLoader(
      async (ids) => {
        const rows = await transact((work) =>
          work.performance.months(ids as readonly Id<'loan'>[]),
        );
        return ids.map((id) => rows.get(id) ?? []);
      },
      { maxBatchSize: MOST },
    ),
    entries,
    standing: new DataLoader(
      async (loans) => {
        const known = await Promise.all(loans.map(({ id }) => entries.load(id)));
        const states: (LoanState | null)[] = [];
        for (const [index, loan] of loans.entries()) {
          await nextTurn();
          states.push(standToday(loan, known[index] ?? [], clock()));
        }
        return states;
      },
      { cacheKeyFn: ({ id }) => id, maxBatchSize: MOST },
    ),
  };
}

function rowLoaders(transact: Transact) {
  const byApplication = (row: { readonly applicationId: string }): string => row.applicationId;
  const byId = (row: { readonly id: string }): string => row.id;
  return {
    product: rowLoader(transact, 'prod', (work, ids) => work.products.findMany(ids), byId),
    productVersion: new DataLoader(
      async (keys) => {
        const rows = await transact((work) => work.products.findVersions(keys));
        return keys.map(({ productId, version }) =>
          rows.find((row) => row.id === productId && row.version === version),
        );
      },
      {
        cacheKeyFn: ({ productId, version }) => `${productId}.${version}`,
        maxBatchSize: MOST,
      },
    ),
    application: rowLoader(transact, 'app', (work, ids) => work.applications.findMany(ids), byId),
    payoutAccount: rowLoader(
      transact,
      'bank',
      (work, ids) => work.payoutAccounts.findMany(ids),
      byId,
    ),
    consent: rowLoader(transact, 'consent', (work, ids) => work.consents.findMany(ids), byId),
    loan: rowLoader(transact, 'loan', (work, ids) => work.loans.findMany(ids), byId),
    adverseAction: rowLoader(
      transact,
      'app',
      (work, ids) => work.adverseActions.findMany(ids),
      byApplication,
    ),
    agreement: rowLoader(
      transact,
      'loan',
      (work, ids) => work.agreements.findMany(ids),
      ({ loanId }) => loanId,
    ),
    firstApproval: rowLoader(
      transact,
      'app',
      (work, ids) => work.approvals.findMany(ids),
      byApplication,
    ),
    offer: rowLoader(transact, 'app', (work, ids) => work.offers.findMany(ids), byApplication),
    loanOfApplication: rowLoader(
      transact,
      'app',
      (work, ids) => work.loans.findByApplications(ids),
      byApplication,
    ),
  } satisfies Partial<Loaders>;
}

import type { Caller } from '@blockscore/caller';
import { type Id, type IdPrefix, isId } from '@blockscore/ids';
import DataLoader from 'dataloader';
import type { Transact, Work } from '../app/ports.ts';
import { type Disclosure, recordDisclosures } from '../app/record-disclosure.ts';
import type { Application, Decision, FirstApproval, Offer } from '../domain/application.ts';
import type { Loan, PlannedInstalment } from '../domain/loan.ts';
import type { LoanMonth } from '../domain/performance.ts';
import type { Product } from '../domain/product.ts';

export interface Loaders {
  readonly product: DataLoader<string, Product | undefined>;
  readonly application: DataLoader<string, Application | undefined>;
  readonly loan: DataLoader<string, Loan | undefined>;
  /** By the application's id, the latest first. */
  readonly decisions: DataLoader<string, readonly Decision[]>;
  readonly firstApproval: DataLoader<string, FirstApproval | undefined>;
  readonly offer: DataLoader<string, Offer | undefined>;
  readonly loanOfApplication: DataLoader<string, Loan | undefined>;
  /** By the loan's id, in order. */
  readonly instalments: DataLoader<string, readonly PlannedInstalment[]>;
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

/** Loaders live for one request: what they hold was read for that caller. */
export function createLoaders(transact: Transact, caller: Caller): Loaders {
  const byApplication = (row: { readonly applicationId: string }): string => row.applicationId;
  const byId = (row: { readonly id: string }): string => row.id;
  return {
    product: rowLoader(transact, 'prod', (work, ids) => work.products.findMany(ids), byId),
    application: rowLoader(transact, 'app', (work, ids) => work.applications.findMany(ids), byId),
    loan: rowLoader(transact, 'loan', (work, ids) => work.loans.findMany(ids), byId),
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
    disclosure: new DataLoader(
      async (disclosures) => {
        await recordDisclosures({ transact })(caller, disclosures);
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
    instalments: new DataLoader(
      async (ids) => {
        const rows = await transact((work) => work.loans.instalments(ids as readonly Id<'loan'>[]));
        return ids.map((id) => rows.get(id) ?? []);
      },
      { maxBatchSize: MOST },
    ),
  };
}

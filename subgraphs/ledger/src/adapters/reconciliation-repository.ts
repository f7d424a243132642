import type { Transaction } from '@blockscore/database';
import { and, asc, desc, eq, gt, inArray, isNull, like, ne, type SQL, sql } from 'drizzle-orm';
import type { ChainTransaction } from '../app/chain-ports.ts';
import type { ReconciliationRecords, ToldBooks } from '../app/reconciliation-ports.ts';
import { CHART_OF_ACCOUNTS, isControlled } from '../domain/chart-of-accounts.ts';
import { type BookState, TOGETHER } from '../domain/reconciliation.ts';
import { attestedBy } from './attestation-repository.ts';
import { selectChainTransactions, toChainTransaction } from './chain-rows.ts';
import { chainTransactions, smartContracts } from './chain-tables.ts';
import {
  reconciliationDifferences as differences,
  reconciliations as runs,
  toldBooks,
} from './reconciliation-tables.ts';
import { textArray } from './standings.ts';

type Stored = typeof toldBooks.$inferSelect;

const CONTROLLED = CHART_OF_ACCOUNTS.map(({ code }) => code).filter(isControlled);

const balancesOf = (stored: Stored['balances']) =>
  new Map(Object.entries(stored).map(([account, net]) => [account, BigInt(net)]));

const toTold = ({ balances, ...row }: Stored): ToldBooks => ({
  ...row,
  balances: balancesOf(balances),
});

/** What the reconciliation keeps, within one database transaction. */
export function createReconciliationRepository(tx: Transaction): ReconciliationRecords {
  return { ...runsOn(tx), ...booksOn(tx), ...differencesOn(tx), ...confirmedOn(tx) };
}

function runsOn(
  tx: Transaction,
): Pick<ReconciliationRecords, 'begin' | 'lock' | 'latest' | 'save'> {
  return {
    async begin(run) {
      await tx.insert(runs).values(run).onConflictDoNothing();
    },
    async lock(scope) {
      const [run] = await tx
        .select()
        .from(runs)
        .where(and(eq(runs.scope, scope), isNull(runs.finishedAt)))
        .orderBy(asc(runs.id))
        .limit(1)
        .for('update');
      return run ?? null;
    },
    async latest(scope) {
      const [run] = await tx
        .select()
        .from(runs)
        .where(eq(runs.scope, scope))
        .orderBy(desc(runs.id))
        .limit(1);
      return run ?? null;
    },
    async save({ id, ...run }) {
      await tx.update(runs).set(run).where(eq(runs.id, id));
    },
  };
}

type BookPart = 'told' | 'toldAfter' | 'waiting' | 'keepTold' | 'untold' | 'found';

function booksOn(tx: Transaction): Pick<ReconciliationRecords, BookPart> {
  const toldWhere = async (where: SQL | undefined, limit: number) => {
    const rows = await tx
      .select()
      .from(toldBooks)
      .where(where)
      .orderBy(asc(toldBooks.subject))
      .limit(limit)
      .for('update');
    return rows.map(toTold);
  };
  return {
    told: (subjects) =>
      toldWhere(sql`${toldBooks.subject} = any(${textArray(subjects)})`, subjects.length),
    toldAfter: (after, limit) =>
      toldWhere(and(gt(toldBooks.subject, after), like(toldBooks.subject, 'loan_%')), limit),
    async waiting(limit) {
      const rows = await tx
        .select()
        .from(toldBooks)
        .where(eq(toldBooks.state, 'WAITING'))
        .orderBy(asc(toldBooks.since))
        .limit(limit)
        // In another order than the others lock: what they are at is looked at by them.
        .for('update', { skipLocked: true });
      return rows.map(toTold);
    },
    async keepTold(told) {
      if (told.length === 0) return;
      const rows = told.map(({ balances, ...row }) => ({
        ...row,
        balances: Object.fromEntries([...balances].map(([account, net]) => [account, `${net}`])),
      }));
      await tx.execute(sql`
        insert into ${toldBooks} (subject, postings, balances, state, since)
        select subject, postings, balances, state, since
        from json_populate_recordset(null::ledger.told_books, ${JSON.stringify(rows)}::text::json)
        on conflict (subject) do update set postings = excluded.postings,
          balances = excluded.balances, state = excluded.state, since = excluded.since`);
    },
    async untold(limit) {
      const rows = await tx.execute<{ loan_id: string }>(sql`
        select distinct t.loan_id from ledger.transactions t
        where t.loan_id is not null
          and not exists (select from ${toldBooks} b where b.subject = t.loan_id)
        order by t.loan_id limit ${limit}`);
      return rows.map(({ loan_id }) => loan_id);
    },
    async found(subjects) {
      const loans = subjects.filter((subject) => subject !== TOGETHER);
      const states = new Map<string, BookState>();
      if (loans.length > 0) {
        const ofLoans = sql`t.loan_id = any(${textArray(loans)})`;
        for (const [subject, state] of await statesOf(tx, ofLoans, sql`true`, sql`true`)) {
          states.set(subject, state);
        }
      }
      if (loans.length === subjects.length) return states;
      // By hand nobody posts on what lending controls; on CASH only what it asked for is its own.
      const isAsked = sql`t.kind = 'ACCRUAL'`;
      const counts = sql`(${isAsked} or a.code = any(${textArray(CONTROLLED)}))`;
      const [together] = await statesOf(tx, sql`t.loan_id is null`, counts, isAsked);
      return together === undefined ? states : states.set(TOGETHER, together[1]);
    },
  };
}

/** What stands on accounts, by loan, and how many transactions were asked for. */
async function statesOf(
  tx: Transaction,
  where: SQL,
  counts: SQL,
  isAsked: SQL,
): Promise<readonly (readonly [string, BookState])[]> {
  const rows = await tx.execute<{
    subject: string;
    postings: number;
    nets: Stored['balances'];
  }>(sql`
    select subject, sum(asked)::int as postings,
      coalesce(jsonb_object_agg(code, net::text) filter (where net <> 0), '{}') as nets
    from (
      select coalesce(t.loan_id, ${TOGETHER}) as subject, a.code,
        count(distinct t.id) filter (where e.position = 0 and ${isAsked}) as asked,
        sum(case when ${counts} then case e.side when 'DEBIT' then e.minor else -e.minor end
          else 0 end) as net
      from ledger.transactions t
      join ledger.entries e on e.transaction_id = t.id
      join ledger.accounts a on a.id = e.account_id
      where ${where} and t.phase <> 'PENDING'
      group by t.loan_id, a.code
    ) as sums group by subject`);
  return rows.map(({ subject, postings, nets }) => [
    subject,
    { postings, balances: balancesOf(nets) },
  ]);
}

type DifferencePart = 'open' | 'openOf' | 'add' | 'resolve';

function differencesOn(tx: Transaction): Pick<ReconciliationRecords, DifferencePart> {
  const isOpen = isNull(differences.resolvedAt);
  return {
    open: (subjects) =>
      tx
        .select()
        .from(differences)
        .where(and(isOpen, sql`${differences.subject} = any(${textArray(subjects)})`)),
    openOf: (scope, limit) =>
      tx
        .select()
        .from(differences)
        .where(and(isOpen, eq(differences.scope, scope)))
        .orderBy(asc(differences.id))
        .limit(limit),
    add: (added) =>
      tx
        .insert(differences)
        .values([...added])
        .onConflictDoNothing()
        .returning(),
    async resolve(ids, at) {
      await tx
        .update(differences)
        .set({ resolvedAt: at })
        .where(and(isOpen, inArray(differences.id, [...ids])));
    },
  };
}

function confirmedOn(tx: Transaction): Pick<ReconciliationRecords, 'confirmed' | 'confirmedOf'> {
  const read = async (where: SQL | undefined, limit: number) => {
    const rows = await selectChainTransactions(tx)
      .where(
        and(
          where,
          eq(chainTransactions.status, 'CONFIRMED'),
          ne(chainTransactions.kind, 'DEPLOYMENT'),
          ne(chainTransactions.kind, 'FILLER'),
        ),
      )
      .orderBy(asc(chainTransactions.id))
      .limit(limit);
    const found = rows.map(toChainTransaction);
    const ids = [...new Set(found.flatMap(({ contractId }) => contractId ?? []))];
    const contracts = await tx
      .select({ id: smartContracts.id, address: smartContracts.address })
      .from(smartContracts)
      .where(inArray(smartContracts.id, ids));
    const addressOf = new Map<string | null, string | null>(
      contracts.map(({ id, address }) => [id, address]),
    );
    const left = await movedOn(tx, found);
    const attested = await attestedBy(tx, found);
    return found.flatMap((transaction) => {
      const address = addressOf.get(transaction.contractId) ?? null;
      const newest = !left.has(transaction.id);
      const one = attested.get(transaction.id) ?? null;
      return address === null ? [] : [{ transaction, address, newest, attested: one }];
    });
  };
  return {
    confirmed: (chain, after, limit) =>
      read(and(eq(chainTransactions.chain, chain), sql`${chainTransactions.id} > ${after}`), limit),
    confirmedOf: (ids) =>
      read(sql`${chainTransactions.id} = any(${textArray(ids)})`, Math.max(1, ids.length)),
  };
}

/** Those whose loan has a later state that was signed for the same contract, and may be there. */
async function movedOn(
  tx: Transaction,
  found: readonly ChainTransaction[],
): Promise<ReadonlySet<string>> {
  const moves = found.flatMap(({ id, kind }) => (kind === 'LOAN' ? [id] : []));
  if (moves.length === 0) return new Set();
  const rows = await tx.execute<{ id: string }>(sql`
    select c.id from ledger.chain_transactions c
    where c.id = any(${textArray(moves)}) and exists (
      select from ledger.chain_transactions later
      where later.loan_id = c.loan_id and later.loan_step > c.loan_step
        and later.contract_id = c.contract_id and later.chain is not null)`);
  return new Set(rows.map(({ id }) => id));
}

import type { Transaction } from '@blockscore/database';
import { and, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { LeafRecords } from '../app/leaf-ports.ts';
import { withEntries } from './book-repository.ts';
import { commitmentSalts } from './chain-tables.ts';
import { leafCursor, saltDestructionRequests, saltDestructions } from './leaf-tables.ts';
import { textArray } from './standings.ts';
import { transactions } from './tables.ts';

/** The transactions of the books as leaves of anchors, within one database transaction. */
export function createLeafRepository(tx: Transaction): LeafRecords {
  return {
    async waiting(limit) {
      const [row] = await tx.execute<{ waiting: string }>(sql`
        select count(*) as waiting from (
          select from ledger.transactions t
          where (t.xid, t.id) > (select c.xid, c.transaction_id from ledger.leaf_cursor c)
            and ${EVERYBODY_SEES}
          order by t.xid, t.id limit ${limit}
        ) as found`);
      return Number(row?.waiting ?? 0);
    },
    async lock(busy) {
      const found = await tx
        .select({ one: leafCursor.one })
        .from(leafCursor)
        .for('update', busy === 'SKIP' ? { skipLocked: true } : {});
      return found.length > 0;
    },
    ...createGoingThrough(tx),
    ...createSaltRepository(tx),
    ...createDestructionRepository(tx),
    async add(leaves) {
      await tx.execute(sql`
        insert into ledger.transaction_leaves (transaction_id, commitment)
        select leaf.transaction_id, leaf.commitment
        from json_populate_recordset(null::ledger.transaction_leaves, ${rowsOf(
          leaves.map((leaf) => ({
            transaction_id: leaf.transactionId,
            commitment: leaf.commitment,
          })),
        )}) as leaf`);
    },
  };
}

/** Nothing can turn up any more among what was written by database transactions before that one. */
const EVERYBODY_SEES: SQL = sql`t.xid < pg_snapshot_xmin(pg_current_snapshot())`;

function createGoingThrough(tx: Transaction): Pick<LeafRecords, 'next'> {
  return {
    async next(limit) {
      if (limit <= 0) return [];
      const [cursor] = await tx.select().from(leafCursor);
      if (cursor === undefined) throw new Error('The row of ledger.leaf_cursor is gone.');
      const seen = await tx.execute<{ id: string; xid: string; done: boolean }>(sql`
        select t.id, t.xid, exists (
          select from ledger.transaction_leaves l where l.transaction_id = t.id
        ) as done
        from ledger.transactions t
        where (t.xid, t.id) > (${cursor.xid}::xid8, ${cursor.transactionId}::text)
          and ${EVERYBODY_SEES}
        order by t.xid, t.id limit ${limit}`);
      const last = seen.at(-1);
      if (last === undefined) return [];
      await tx.update(leafCursor).set({ xid: last.xid, transactionId: last.id });
      const ids = seen.flatMap(({ id, done }) => (done ? [] : [id]));
      const rows = await tx.select().from(transactions).where(among(transactions.id, ids));
      return withEntries(tx, rows);
    },
  };
}

function createSaltRepository(
  tx: Transaction,
): Pick<LeafRecords, 'salts' | 'keepSalts' | 'dropSalts'> {
  return {
    async salts(transactionIds) {
      const rows = await tx.execute<{ id: string; salt: string | null; destroyed: boolean }>(sql`
        select t.id, s.salt, exists (
          select from ledger.salt_destructions d
          where d.user_id = t.user_id and d.destroyed_at >= t.recorded_at
        ) as destroyed
        from ledger.transactions t
        left join ledger.commitment_salts s on s.transaction_id = t.id
        where t.id = any(${textArray(transactionIds)})`);
      return new Map(
        rows.map(({ id, salt, destroyed }) => [
          id,
          { salt: salt === null ? null : Buffer.from(salt, 'hex'), destroyed },
        ]),
      );
    },
    async keepSalts(salts) {
      if (salts.length === 0) return;
      await tx.execute(sql`
        insert into ledger.commitment_salts (transaction_id, salt)
        select kept.transaction_id, kept.salt
        from json_populate_recordset(null::ledger.commitment_salts, ${rowsOf(
          salts.map(({ transactionId, salt }) => ({
            transaction_id: transactionId,
            salt: Buffer.from(salt).toString('hex'),
          })),
        )}) as kept`);
    },
    async dropSalts(transactionIds) {
      await tx.execute(sql`
        delete from ledger.commitment_salts where transaction_id = any(${textArray(transactionIds)})`);
    },
  };
}

/** What is not zero once a loan has ended, however it did. */
const OPEN_ACCOUNTS = ['LOAN_PRINCIPAL', 'ACCRUED_INTEREST', 'FEES_RECEIVABLE', 'BORROWER_CREDIT'];

function createDestructionRepository(
  tx: Transaction,
): Pick<
  LeafRecords,
  | 'hasTransactionsOf'
  | 'hasOpenLoans'
  | 'destructionRequest'
  | 'requestDestruction'
  | 'dropRequestsBy'
  | 'destroySalts'
> {
  return {
    async hasTransactionsOf(userId) {
      const of = sql`${transactions.userId} = ${userId}`;
      const found = await tx.select({ id: transactions.id }).from(transactions).where(of).limit(1);
      return found.length > 0;
    },
    async hasOpenLoans(userId) {
      const [row] = await tx.execute<{ open: boolean }>(sql`
        select exists (
          select from ledger.transactions t
          where t.user_id = ${userId} and t.phase = 'PENDING' and not exists (
            select from ledger.transactions r where r.resolves = t.id)
        ) or exists (
          select from ledger.transactions t
          join ledger.entries e on e.transaction_id = t.id
          join ledger.accounts a on a.id = e.account_id
          where t.user_id = ${userId} and t.phase <> 'PENDING'
            and a.code = any(${textArray(OPEN_ACCOUNTS)})
          group by t.loan_id, a.code
          having sum(case e.side when 'DEBIT' then e.minor else -e.minor end) <> 0
        ) as open`);
      return row?.open ?? false;
    },
    async destructionRequest(userId, now) {
      const { userId: whose, expiresAt } = saltDestructionRequests;
      const [row] = await tx
        .select()
        .from(saltDestructionRequests)
        .where(and(eq(sql`${whose}`, userId), gt(expiresAt, now)));
      return row ?? null;
    },
    async requestDestruction(request) {
      await tx
        .insert(saltDestructionRequests)
        .values(request)
        .onConflictDoUpdate({ target: saltDestructionRequests.userId, set: request });
    },
    async dropRequestsBy(askedBy, until) {
      const { askedBy: who, askedAt } = saltDestructionRequests;
      await tx.delete(saltDestructionRequests).where(and(eq(who, askedBy), lte(askedAt, until)));
    },
    async destroySalts(destruction) {
      const theirs = tx
        .select({ id: transactions.id })
        .from(transactions)
        .where(eq(transactions.userId, destruction.userId));
      const destroyed = await tx
        .delete(commitmentSalts)
        .where(inArray(commitmentSalts.transactionId, theirs))
        .returning({ id: commitmentSalts.transactionId });
      const count = destroyed.length;
      await tx
        .insert(saltDestructions)
        .values({ ...destruction, count })
        .onConflictDoNothing();
      await tx
        .delete(saltDestructionRequests)
        .where(eq(saltDestructionRequests.userId, destruction.userId));
      return count;
    },
  };
}

function among(column: typeof transactions.id, ids: readonly string[]): SQL {
  return sql`${column} = any(${textArray(ids)})`;
}

/** Rows as one parameter, however many there are. */
function rowsOf(rows: readonly Readonly<Record<string, string>>[]): SQL {
  return sql`${JSON.stringify(rows)}::text::json`;
}

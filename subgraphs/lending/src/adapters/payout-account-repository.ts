import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, inArray, isNotNull, lte, ne, notInArray, sql } from 'drizzle-orm';
import type { PayoutAccountRepository } from '../app/payment-ports.ts';
import type { LoanStatus } from '../domain/lifecycle.ts';
import type { PayoutAccount } from '../domain/payout-account.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { loans, payments, payoutAccounts } from './tables.ts';

type Row = typeof payoutAccounts.$inferSelect;
type Secret = 'account' | 'holder_name' | 'refusal_reason';

const ENDED: readonly LoanStatus[] = ['PAID_OFF', 'CHARGED_OFF', 'CANCELLED'];

const place = (row: string, column: Secret) => ({ table: 'payout_accounts', column, row });

/** Accounts of rows; those of whom nothing is readable any more have no number. */
export async function toAccounts(
  tx: Transaction,
  vault: Vault,
  rows: readonly Row[],
): Promise<readonly PayoutAccount[]> {
  const cipherOf = await ciphersFor(
    tx,
    vault,
    rows.map((row) => row.userId),
  );
  return rows.map(({ accountHash: _hash, askAgainAt: _later, ...row }) => {
    const cipher = cipherOf(row.userId);
    const open = (text: string | null, column: Secret) =>
      text === null ? null : (cipher?.decrypt(text, place(row.id, column)) ?? null);
    return {
      ...row,
      account: open(row.account, 'account') ?? '',
      holderName: open(row.holderName, 'holder_name'),
      refusalReason: open(row.refusalReason, 'refusal_reason'),
    };
  });
}

export function createPayoutAccountRepository(
  tx: Transaction,
  vault: Vault,
): PayoutAccountRepository {
  const reading = readingOf(tx, vault);
  return { ...queriesOn(tx, vault, reading), ...changesOn(tx, vault, reading) };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  const hashOf = (userId: string, account: string) =>
    vault.keyedHash('lending.payout_account', `${userId}:${account}`);
  const one = async (rows: readonly Row[]) => (await toAccounts(tx, vault, rows))[0];
  return { hashOf, one };
}

function queriesOn(
  tx: Transaction,
  vault: Vault,
  { hashOf, one }: Reading,
): Pick<
  PayoutAccountRepository,
  'lockOf' | 'find' | 'findMany' | 'lock' | 'findByAccount' | 'listOf' | 'isInUse'
> {
  return {
    async lockOf(userId) {
      const name = `lending.payout_accounts.${userId}`;
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
    },
    async find(id) {
      return await one(await tx.select().from(payoutAccounts).where(eq(payoutAccounts.id, id)));
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(payoutAccounts)
        .where(inArray(payoutAccounts.id, [...ids]));
      return await toAccounts(tx, vault, rows);
    },
    async lock(id) {
      const rows = tx.select().from(payoutAccounts).where(eq(payoutAccounts.id, id));
      return await one(await rows.for('update'));
    },
    async findByAccount(userId, account) {
      const isIt = eq(payoutAccounts.accountHash, hashOf(userId, account));
      const isKept = ne(payoutAccounts.status, 'REMOVED');
      const isOwn = eq(payoutAccounts.userId, userId);
      return await one(
        await tx
          .select()
          .from(payoutAccounts)
          .where(and(isOwn, isIt, isKept)),
      );
    },
    async listOf(userId) {
      const rows = await tx
        .select()
        .from(payoutAccounts)
        .where(and(eq(payoutAccounts.userId, userId), ne(payoutAccounts.status, 'REMOVED')))
        .orderBy(asc(payoutAccounts.id));
      return await toAccounts(tx, vault, rows);
    },
    async isInUse(id) {
      const rows = await tx
        .select({ id: loans.id })
        .from(loans)
        .where(and(eq(loans.payoutAccountId, id), notInArray(loans.status, [...ENDED])))
        .limit(1);
      if (rows.length > 0) return true;
      const pending = await tx
        .select({ id: payments.id })
        .from(payments)
        .innerJoin(loans, eq(loans.id, payments.loanId))
        .innerJoin(payoutAccounts, eq(payoutAccounts.userId, loans.userId))
        .where(
          and(
            ...[eq(payoutAccounts.id, id), eq(payments.payoutAccountId, id)],
            eq(payments.status, 'PENDING'),
          ),
        )
        .limit(1);
      return pending.length > 0;
    },
  };
}

function changesOn(
  tx: Transaction,
  vault: Vault,
  { hashOf }: Reading,
): Pick<PayoutAccountRepository, 'insert' | 'save' | 'takeUnanswered'> {
  return {
    async insert(account, askAgainAt) {
      const cipher = await cipherFor(tx, vault, account.userId);
      const { id, holderName } = account;
      await tx.insert(payoutAccounts).values({
        ...account,
        account: cipher.encrypt(account.account, place(id, 'account')),
        accountHash: hashOf(account.userId, account.account),
        holderName:
          holderName === null ? null : cipher.encrypt(holderName, place(id, 'holder_name')),
        refusalReason: null,
        askAgainAt,
      });
    },
    async save({ id, version, userId, status, refusalReason, verifiedAt }) {
      const refused =
        refusalReason === null
          ? null
          : (await cipherFor(tx, vault, userId)).encrypt(
              refusalReason,
              place(id, 'refusal_reason'),
            );
      const changed = await tx
        .update(payoutAccounts)
        .set({ status, refusalReason: refused, verifiedAt, version: version + 1 })
        .where(and(eq(payoutAccounts.id, id), eq(payoutAccounts.version, version)))
        .returning({ id: payoutAccounts.id });
      if (changed.length !== 1) throw new Error(`Account ${id} changed while it was worked on.`);
    },
    async takeUnanswered(now, next, limit) {
      const due = tx
        .select({ id: payoutAccounts.id })
        .from(payoutAccounts)
        .where(
          and(
            eq(payoutAccounts.status, 'PENDING'),
            isNotNull(payoutAccounts.askAgainAt),
            lte(payoutAccounts.askAgainAt, now),
          ),
        )
        .orderBy(asc(payoutAccounts.askAgainAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      const rows = await tx
        .update(payoutAccounts)
        .set({ askAgainAt: next })
        .where(inArray(payoutAccounts.id, due))
        .returning({ id: payoutAccounts.id });
      return rows.map(({ id }) => id);
    },
  };
}

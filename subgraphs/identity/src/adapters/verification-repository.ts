import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import {
  and,
  asc,
  count,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  ne,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Verification, VerificationRepository } from '../app/ports.ts';
import { emailVerifications } from './tables.ts';

type Row = typeof emailVerifications.$inferSelect;

const place = (column: 'new_email' | 'old_email', row: string) => ({
  table: 'email_verifications',
  column,
  row,
});

export function createVerificationRepository(
  tx: Transaction,
  vault: Vault,
): VerificationRepository {
  const reading = readingOf(tx, vault);
  return { ...queriesOn(tx, vault, reading), ...changesOn(tx, vault, reading) };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  const byId = (id: Id<'vrf'>) =>
    tx.select().from(emailVerifications).where(eq(emailVerifications.id, id));

  /** Undefined too where it names an address of somebody who was erased. */
  async function decrypted(row: Row | undefined): Promise<Verification | undefined> {
    if (row === undefined || row.newEmail === null) return row && { ...row, newEmail: null };
    const cipher = await vault.forSubject(tx, row.userId);
    return cipher.ok
      ? { ...row, newEmail: cipher.value.decrypt(row.newEmail, place('new_email', row.id)) }
      : undefined;
  }

  const expire = (at: Date, ...of: readonly SQL[]) =>
    tx
      .update(emailVerifications)
      .set({ expiresAt: at })
      .where(and(gt(emailVerifications.expiresAt, at), ...of));
  return { byId, decrypted, expire };
}

function queriesOn(
  tx: Transaction,
  vault: Vault,
  { byId, decrypted }: Reading,
): Pick<VerificationRepository, 'find' | 'lock' | 'addressAt' | 'countSince'> {
  return {
    async find(id) {
      return await decrypted((await byId(id))[0]);
    },
    async lock(id) {
      return await decrypted((await byId(id).for('update'))[0]);
    },
    async addressAt(userId, moment) {
      const { changedAt } = emailVerifications;
      const [row] = await tx
        .select()
        .from(emailVerifications)
        .where(and(eq(emailVerifications.userId, userId), gt(changedAt, moment)))
        .orderBy(asc(changedAt))
        .limit(1);
      if (row === undefined || row.oldEmail === null) return undefined;
      const cipher = await vault.forSubject(tx, userId);
      return cipher.ok ? cipher.value.decrypt(row.oldEmail, place('old_email', row.id)) : undefined;
    },
    async countSince(userId, since) {
      const [row] = await tx
        .select({ requests: count() })
        .from(emailVerifications)
        .where(
          and(eq(emailVerifications.userId, userId), gte(emailVerifications.requestedAt, since)),
        );
      return row?.requests ?? 0;
    },
  };
}

function changesOn(
  tx: Transaction,
  vault: Vault,
  { expire }: Reading,
): Pick<
  VerificationRepository,
  'insert' | 'voidChanges' | 'voidOthers' | 'markUsed' | 'markChanged' | 'purge'
> {
  return {
    async insert(verification, newEmail) {
      if (newEmail === undefined) {
        await tx.insert(emailVerifications).values(verification);
        return;
      }
      const cipher = await vault.forSubject(tx, verification.userId);
      if (!cipher.ok) throw new Error(cipher.error.message);
      const encrypted = cipher.value.encrypt(newEmail, place('new_email', verification.id));
      await tx.insert(emailVerifications).values({ ...verification, newEmail: encrypted });
    },
    async voidChanges(userId, at) {
      const ofUser = eq(emailVerifications.userId, userId);
      const { newEmail, usedAt } = emailVerifications;
      await expire(at, ofUser, isNotNull(newEmail), isNull(usedAt));
    },
    async voidOthers(userId, kept, at) {
      const ofUser = eq(emailVerifications.userId, userId);
      await expire(at, ofUser, ne(emailVerifications.id, kept));
    },
    async markUsed(id, usedAt) {
      await tx.update(emailVerifications).set({ usedAt }).where(eq(emailVerifications.id, id));
    },
    async markChanged({ id, userId }, oldEmail, usedAt) {
      const cipher = await vault.forSubject(tx, userId);
      if (!cipher.ok) throw new Error(cipher.error.message);
      const encrypted = cipher.value.encrypt(oldEmail, place('old_email', id));
      await tx
        .update(emailVerifications)
        // By the clock that mails are enqueued by; not `now()`, at which this may have waited still.
        .set({ usedAt, oldEmail: encrypted, changedAt: sql`clock_timestamp()` })
        .where(eq(emailVerifications.id, id));
    },
    async purge(before) {
      await tx.delete(emailVerifications).where(lt(emailVerifications.expiresAt, before));
    },
  };
}

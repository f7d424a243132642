import type { Transaction } from '@blockscore/database';
import type { SealPrivateKey, SubjectCipher, Vault } from '@blockscore/vault';
import { and, count, desc, eq, gt, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { DisclosureRepository, Subject, SubjectRepository } from '../app/ports.ts';
import type { PostalAddress } from '../domain/kyc/postal-address.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import { disclosureRequests, subjects } from './tables.ts';

type Row = typeof subjects.$inferSelect;

/** Of somebody who was not disclosed yet, or was erased. */
const NOTHING = { facts: null, address: undefined };

const place = (column: string, row: string) => ({ table: 'subjects', column, row });
const keyPlace = (row: string) => ({ table: 'disclosure_requests', column: 'private_key', row });

export function createSubjectRepository(tx: Transaction, vault: Vault): SubjectRepository {
  return {
    async ensure(userId, at) {
      await tx.insert(subjects).values({ userId, createdAt: at }).onConflictDoNothing();
    },
    async find(userId) {
      const [row] = await tx.select().from(subjects).where(eq(subjects.userId, userId));
      if (row === undefined) return undefined;
      const { emailVerifiedAt, disclosedAt } = row;
      return { userId, ...(await openedOf(tx, vault, row)), emailVerifiedAt, disclosedAt };
    },
    async saveFacts(userId, facts, at) {
      const cipher = await vault.forSubject(tx, userId);
      if (!cipher.ok) return false;
      const encrypt = (column: string, text: string) =>
        cipher.value.encrypt(text, place(column, userId));
      await tx
        .update(subjects)
        .set({
          firstName: encrypt('first_name', facts.firstName),
          lastName: encrypt('last_name', facts.lastName),
          dateOfBirth: encrypt('date_of_birth', facts.dateOfBirth),
          country: encrypt('country', facts.country),
          disclosedAt: at,
        })
        .where(eq(subjects.userId, userId));
      return true;
    },
    async saveAddress(userId, address) {
      const cipher = await vault.forSubject(tx, userId);
      if (!cipher.ok) throw new Error(`The key of ${userId} is gone: no address can be kept.`);
      const kept = cipher.value.encrypt(JSON.stringify(address), place('address', userId));
      await tx.update(subjects).set({ address: kept }).where(eq(subjects.userId, userId));
    },
    async markEmailVerified(userId, at) {
      await tx
        .update(subjects)
        .set({ emailVerifiedAt: at })
        .where(and(eq(subjects.userId, userId), isNull(subjects.emailVerifiedAt)));
    },
    async unscreened(after, limit) {
      const rows = await tx
        .select({ userId: subjects.userId })
        .from(subjects)
        .where(
          and(
            isNull(subjects.screenedAt),
            isNotNull(subjects.disclosedAt),
            isNotNull(subjects.firstName),
            after === undefined ? undefined : gt(subjects.userId, after),
          ),
        )
        .orderBy(subjects.userId)
        .limit(limit);
      return rows.map((row) => row.userId);
    },
    async markScreened(userId, at) {
      await tx
        .update(subjects)
        .set({ screenedAt: at })
        .where(and(eq(subjects.userId, userId), isNull(subjects.screenedAt)));
    },
    async markOutdated(userId, at) {
      await tx.update(subjects).set({ outdatedAt: at }).where(eq(subjects.userId, userId));
    },
    async settle(userId) {
      await tx.update(subjects).set({ outdatedAt: null }).where(eq(subjects.userId, userId));
    },
    async isOutdated(userId) {
      const rows = await tx
        .select({ userId: subjects.userId })
        .from(subjects)
        .where(and(eq(subjects.userId, userId), isNotNull(subjects.outdatedAt)));
      return rows.length > 0;
    },
    async outdated(after, limit) {
      const { userId, outdatedAt } = subjects;
      const isLater =
        after &&
        sql`(${outdatedAt}, ${userId}) > (${after.outdatedAt.toISOString()}, ${after.userId})`;
      const rows = await tx
        .select({ userId, outdatedAt })
        .from(subjects)
        .where(and(isNotNull(outdatedAt), isLater))
        .orderBy(outdatedAt, userId)
        .limit(limit);
      return rows.flatMap(({ userId: id, outdatedAt: since }) =>
        since === null ? [] : [{ userId: id, outdatedAt: since }],
      );
    },
  };
}

async function openedOf(
  tx: Transaction,
  vault: Vault,
  row: Row,
): Promise<Pick<Subject, 'facts' | 'address'>> {
  // Nothing is there to be opened of most who are new.
  if (row.firstName === null) return NOTHING;
  const cipher = await vault.forSubject(tx, row.userId);
  if (!cipher.ok) return NOTHING;
  const facts = openFacts(cipher.value, row);
  if (facts === null) return NOTHING;
  if (row.address === null) return { facts, address: undefined };
  const address = cipher.value.decrypt(row.address, place('address', row.userId));
  return { facts, address: JSON.parse(address) as PostalAddress | null };
}

/** Null of somebody who was not disclosed yet, or was erased. */
export function openFacts(cipher: SubjectCipher, row: Row): SubjectFacts | null {
  const { firstName, lastName, dateOfBirth, country } = row;
  if (firstName === null || lastName === null || dateOfBirth === null || country === null) {
    return null;
  }
  const decrypt = (column: string, text: string) => cipher.decrypt(text, place(column, row.userId));
  return {
    firstName: decrypt('first_name', firstName),
    lastName: decrypt('last_name', lastName),
    dateOfBirth: decrypt('date_of_birth', dateOfBirth),
    country: decrypt('country', country),
  };
}

export function createDisclosureRepository(tx: Transaction, vault: Vault): DisclosureRepository {
  return {
    async insert({ requestId, userId, privateKey, requestedAt }) {
      const cipher = await vault.forSubject(tx, userId);
      if (!cipher.ok) return false;
      const kept = cipher.value.encrypt(JSON.stringify(privateKey), keyPlace(requestId));
      await tx
        .insert(disclosureRequests)
        .values({ requestId, userId, privateKey: kept, requestedAt });
      return true;
    },
    async lockOpen(requestId) {
      const [row] = await tx
        .select()
        .from(disclosureRequests)
        .where(
          and(
            eq(disclosureRequests.requestId, requestId as `req_${string}`),
            isNull(disclosureRequests.closedAt),
          ),
        )
        .for('update');
      if (row === undefined || row.privateKey === null) return undefined;
      const cipher = await vault.forSubject(tx, row.userId);
      if (!cipher.ok) return undefined;
      const privateKey = JSON.parse(
        cipher.value.decrypt(row.privateKey, keyPlace(row.requestId)),
      ) as SealPrivateKey;
      return { ...row, privateKey };
    },
    async openSince(userId) {
      const [row] = await tx
        .select({ requestedAt: disclosureRequests.requestedAt })
        .from(disclosureRequests)
        .where(and(eq(disclosureRequests.userId, userId), isNull(disclosureRequests.closedAt)))
        .orderBy(desc(disclosureRequests.requestedAt))
        .limit(1);
      return row?.requestedAt;
    },
    async countSince(userId, since) {
      const [row] = await tx
        .select({ count: count() })
        .from(disclosureRequests)
        .where(
          and(eq(disclosureRequests.userId, userId), gte(disclosureRequests.requestedAt, since)),
        );
      return row?.count ?? 0;
    },
    async closeAll(userId, at) {
      await tx
        .update(disclosureRequests)
        .set({ privateKey: null, closedAt: at })
        .where(and(eq(disclosureRequests.userId, userId), isNull(disclosureRequests.closedAt)));
    },
  };
}

import type { Transaction } from '@blockscore/database';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import { and, asc, desc, eq, max, notExists } from 'drizzle-orm';
import type { UserId } from '../app/ports.ts';
import type { SubjectFactsRepository } from '../app/screening-ports.ts';
import { MOST_KEPT } from '../domain/comparison.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import { subjectFacts, subjectFactsHashes } from './tables.ts';

const place = (userId: UserId, number: number) => ({
  table: 'subject_facts',
  column: 'facts',
  row: `${userId}.${number}`,
});

/** In one order, so that equal facts are equal texts. */
const textOf = ({ firstName, lastName, dateOfBirth, country }: SubjectFacts) =>
  JSON.stringify({ firstName, lastName, dateOfBirth, country });

function latestOf(tx: Transaction, userId: UserId) {
  return tx
    .select()
    .from(subjectFacts)
    .where(eq(subjectFacts.userId, userId))
    .orderBy(desc(subjectFacts.number))
    .limit(MOST_KEPT);
}

export function createSubjectFactsRepository(
  tx: Transaction,
  vault: Vault,
): SubjectFactsRepository {
  const read = (cipher: SubjectCipher, row: typeof subjectFacts.$inferSelect) =>
    cipher.decrypt(row.facts, place(row.userId, row.number));

  const hashOf = (userId: UserId, text: string) =>
    vault.keyedHash('compliance.subject-facts', `${userId} ${text}`);

  async function numberOf(userId: UserId, text: string): Promise<number | undefined> {
    const [row] = await tx
      .select({ number: subjectFactsHashes.number })
      .from(subjectFactsHashes)
      .where(
        and(
          eq(subjectFactsHashes.userId, userId),
          eq(subjectFactsHashes.hash, hashOf(userId, text)),
        ),
      );
    return row?.number;
  }

  async function unhashedOf(userId: UserId) {
    const hashed = tx
      .select({ number: subjectFactsHashes.number })
      .from(subjectFactsHashes)
      .where(
        and(
          eq(subjectFactsHashes.userId, subjectFacts.userId),
          eq(subjectFactsHashes.number, subjectFacts.number),
        ),
      );
    return await tx
      .select()
      .from(subjectFacts)
      .where(and(eq(subjectFacts.userId, userId), notExists(hashed)))
      .orderBy(asc(subjectFacts.number));
  }

  async function note(
    { userId, number }: { readonly userId: UserId; readonly number: number },
    text: string,
  ): Promise<void> {
    await tx
      .insert(subjectFactsHashes)
      .values({ userId, number, hash: hashOf(userId, text) })
      .onConflictDoUpdate({
        target: [subjectFactsHashes.userId, subjectFactsHashes.hash],
        set: { number },
      });
  }

  return {
    async keep(userId, facts, at) {
      const cipher = await vault.forSubject(tx, userId, 'retention');
      if (!cipher.ok) throw new Error(cipher.error.message);
      const text = textOf(facts);
      const known = await numberOf(userId, text);
      if (known !== undefined) return known;
      // What was kept before there were hashes is read once.
      const unhashed = await unhashedOf(userId);
      for (const row of unhashed) await note(row, read(cipher.value, row));
      const found = unhashed.length === 0 ? undefined : await numberOf(userId, text);
      if (found !== undefined) return found;
      const kept = await tx
        .select({ last: max(subjectFacts.number) })
        .from(subjectFacts)
        .where(eq(subjectFacts.userId, userId));
      const number = (kept[0]?.last ?? 0) + 1;
      const sealed = cipher.value.encrypt(text, place(userId, number));
      await tx.insert(subjectFacts).values({ userId, number, facts: sealed, keptAt: at });
      await note({ userId, number }, text);
      return number;
    },
    async all(userId) {
      const rows = await latestOf(tx, userId);
      if (rows.length === 0) return [];
      const cipher = await vault.forSubject(tx, userId, 'retention');
      if (!cipher.ok) return [];
      return rows.map((row) => ({
        number: row.number,
        keptAt: row.keptAt,
        facts: JSON.parse(read(cipher.value, row)) as SubjectFacts,
      }));
    },
    async find(userId, number) {
      const [row] = await tx
        .select()
        .from(subjectFacts)
        .where(and(eq(subjectFacts.userId, userId), eq(subjectFacts.number, number)));
      if (row === undefined) return null;
      const cipher = await vault.forSubject(tx, userId, 'retention');
      return cipher.ok ? (JSON.parse(read(cipher.value, row)) as SubjectFacts) : null;
    },
  };
}

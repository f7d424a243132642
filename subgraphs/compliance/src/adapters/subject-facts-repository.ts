import type { Transaction } from '@blockscore/database';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import { and, asc, eq } from 'drizzle-orm';
import type { UserId } from '../app/ports.ts';
import type { SubjectFactsRepository } from '../app/screening-ports.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import { subjectFacts } from './tables.ts';

const place = (userId: UserId, number: number) => ({
  table: 'subject_facts',
  column: 'facts',
  row: `${userId}.${number}`,
});

/** In one order, so that equal facts are equal texts. */
const textOf = ({ firstName, lastName, dateOfBirth, country }: SubjectFacts) =>
  JSON.stringify({ firstName, lastName, dateOfBirth, country });

export function createSubjectFactsRepository(
  tx: Transaction,
  vault: Vault,
): SubjectFactsRepository {
  const read = (cipher: SubjectCipher, row: typeof subjectFacts.$inferSelect) =>
    cipher.decrypt(row.facts, place(row.userId, row.number));

  return {
    async keep(userId, facts, at) {
      const cipher = await vault.forSubject(tx, userId, 'retention');
      if (!cipher.ok) throw new Error(cipher.error.message);
      const kept = await tx
        .select()
        .from(subjectFacts)
        .where(eq(subjectFacts.userId, userId))
        .orderBy(asc(subjectFacts.number));
      const text = textOf(facts);
      const known = kept.findLast((row) => read(cipher.value, row) === text);
      if (known !== undefined) return known.number;
      const number = (kept.at(-1)?.number ?? 0) + 1;
      const sealed = cipher.value.encrypt(text, place(userId, number));
      await tx.insert(subjectFacts).values({ userId, number, facts: sealed, keptAt: at });
      return number;
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

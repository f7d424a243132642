import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { CustomerIndex, FoundCustomer } from '../app/customer-ports.ts';
import type { UserId } from '../app/ports.ts';
import { formerNames } from '../domain/comparison.ts';
import { addressText, type CustomerMark, marksOf } from '../domain/kyc/customer-search.ts';
import { doesNotConcern } from './named-repository.ts';
import { createSubjectFactsRepository } from './subject-facts-repository.ts';
import { openFacts } from './subject-repository.ts';
import { customerMarks, dataKeys, subjects } from './tables.ts';
import { toLatin } from './transliteration.ts';

const PURPOSES = {
  EMAIL: 'compliance.customer-email',
  NAME: 'compliance.customer-name',
  BIRTH: 'compliance.customer-birth',
} as const;

export function createCustomerIndex(tx: Transaction, vault: Vault): CustomerIndex {
  const hashed = ({ kind, text }: CustomerMark) => vault.keyedHash(PURPOSES[kind], text);
  return { ...changesOn(tx, vault, hashed), ...searchesOn(tx, vault, hashed) };
}

type Hashed = (mark: CustomerMark) => string;

function changesOn(
  tx: Transaction,
  vault: Vault,
  hashed: Hashed,
): Pick<CustomerIndex, 'index' | 'outdateEmail' | 'hasEmail' | 'unindexed'> {
  const { userId: owner, kind } = customerMarks;
  return {
    async index(userId, facts, email, at) {
      const keepsEmail = email === undefined;
      const address = keepsEmail ? [] : [{ kind: 'EMAIL', text: addressText(email) } as const];
      const former = await createSubjectFactsRepository(tx, vault).all(userId);
      const known = [facts, ...former.map((each) => each.facts)];
      const marks = [...known.flatMap((each) => marksOf(each, toLatin)), ...address];
      await tx
        .delete(customerMarks)
        .where(and(eq(owner, userId), keepsEmail ? ne(kind, 'EMAIL') : undefined));
      // Names that are the same in part have marks in common.
      await tx
        .insert(customerMarks)
        .values(marks.map((mark) => ({ userId, kind: mark.kind, mark: hashed(mark) })))
        .onConflictDoNothing();
      await tx.update(subjects).set({ indexedAt: at }).where(eq(subjects.userId, userId));
    },
    async outdateEmail(userId) {
      await tx.delete(customerMarks).where(and(eq(owner, userId), eq(kind, 'EMAIL')));
      await tx.update(subjects).set({ indexedAt: null }).where(eq(subjects.userId, userId));
    },
    async hasEmail(userId) {
      return (await tx.$count(customerMarks, and(eq(owner, userId), eq(kind, 'EMAIL')))) > 0;
    },
    async unindexed(after, limit) {
      const { userId, firstName, indexedAt, disclosedAt } = subjects;
      const rows = await tx
        .select({ userId })
        .from(subjects)
        .where(
          and(
            isNotNull(firstName),
            or(isNull(indexedAt), lt(indexedAt, disclosedAt)),
            after === undefined ? undefined : gt(userId, after),
          ),
        )
        .orderBy(asc(userId))
        .limit(limit);
      return rows.map((row) => row.userId);
    },
  };
}

function searchesOn(
  tx: Transaction,
  vault: Vault,
  hashed: Hashed,
): Pick<CustomerIndex, 'search' | 'hashOf'> {
  return {
    async search(marks, reader, page) {
      const { userId, mark } = customerMarks;
      const hashes = [...new Set(marks.map(hashed))];
      const { where, orderBy, limit } = keyset(userId, page);
      const found = await tx
        .select({ userId })
        .from(customerMarks)
        .where(and(inArray(mark, hashes), doesNotConcern(reader, userId), where))
        .groupBy(userId)
        .having(sql`count(*) = ${hashes.length}`)
        .orderBy(orderBy)
        .limit(limit);
      return await factsOf(
        tx,
        vault,
        found.map((row) => row.userId),
      );
    },
    hashOf(marks) {
      const texts = marks.map(({ kind, text }) => `${kind} ${text}`).sort();
      return vault.keyedHash('compliance.customer-search', texts.join('\n'));
    },
  };
}

/** In the order of the ids; without those of whom nothing can be read any more. */
async function factsOf(
  tx: Transaction,
  vault: Vault,
  ids: readonly UserId[],
): Promise<readonly FoundCustomer[]> {
  const rows = await tx
    .select({ subject: subjects, erasedAt: dataKeys.destroyedAt })
    .from(subjects)
    .leftJoin(
      dataKeys,
      and(eq(dataKeys.subjectId, subjects.userId), eq(dataKeys.purpose, 'service')),
    )
    .where(inArray(subjects.userId, [...ids]));
  const ciphers = await vault.forSubjects(tx, ids);
  const found = new Map<UserId, FoundCustomer>();
  for (const { subject, erasedAt } of rows) {
    const { userId } = subject;
    const kept = (await createSubjectFactsRepository(tx, vault).all(userId)).map(
      (each) => each.facts,
    );
    const cipher = ciphers.get(userId);
    const facts = (cipher?.ok ? openFacts(cipher.value, subject) : null) ?? kept[0];
    if (facts === undefined) continue;
    found.set(userId, { userId, ...facts, formerNames: formerNames(facts, kept), erasedAt });
  }
  return ids.flatMap((userId) => found.get(userId) ?? []);
}

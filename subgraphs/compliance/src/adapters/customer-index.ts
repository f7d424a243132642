import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { CustomerIndex } from '../app/customer-ports.ts';
import type { UserId } from '../app/ports.ts';
import { addressText, type CustomerMark, marksOf } from '../domain/kyc/customer-search.ts';
import { doesNotConcern } from './named-repository.ts';
import { openFacts } from './subject-repository.ts';
import { customerMarks, subjects } from './tables.ts';
import { toLatin } from './transliteration.ts';

const PURPOSES = {
  EMAIL: 'compliance.customer-email',
  NAME: 'compliance.customer-name',
  BIRTH: 'compliance.customer-birth',
} as const;

export function createCustomerIndex(tx: Transaction, vault: Vault): CustomerIndex {
  const hashed = ({ kind, text }: CustomerMark) => vault.keyedHash(PURPOSES[kind], text);
  return { ...changesOn(tx, hashed), ...searchesOn(tx, vault, hashed) };
}

type Hashed = (mark: CustomerMark) => string;

function changesOn(
  tx: Transaction,
  hashed: Hashed,
): Pick<CustomerIndex, 'index' | 'outdateEmail' | 'hasEmail' | 'unindexed'> {
  const { userId: owner, kind } = customerMarks;
  return {
    async index(userId, facts, email, at) {
      const keepsEmail = email === undefined;
      const address = keepsEmail ? [] : [{ kind: 'EMAIL', text: addressText(email) } as const];
      const marks = [...marksOf(facts, toLatin), ...address];
      await tx
        .delete(customerMarks)
        .where(and(eq(owner, userId), keepsEmail ? ne(kind, 'EMAIL') : undefined));
      await tx
        .insert(customerMarks)
        .values(marks.map((mark) => ({ userId, kind: mark.kind, mark: hashed(mark) })));
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

/** In the order of the ids; without those whose data cannot be read any more. */
async function factsOf(tx: Transaction, vault: Vault, ids: readonly UserId[]) {
  const rows = await tx
    .select()
    .from(subjects)
    .where(inArray(subjects.userId, [...ids]));
  const ciphers = await vault.forSubjects(tx, ids);
  const opened = new Map(
    rows.map((row) => {
      const cipher = ciphers.get(row.userId);
      return [row.userId, cipher?.ok ? openFacts(cipher.value, row) : null] as const;
    }),
  );
  return ids.flatMap((userId) => {
    const facts = opened.get(userId);
    return facts == null ? [] : [{ userId, ...facts }];
  });
}

import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { KycRepository, UserId } from '../app/ports.ts';
import type { ReviewGround } from '../domain/kyc/review.ts';
import type { KycDecision } from '../domain/kyc/verification.ts';
import { openDecided, sealDecided } from './sealed-entities.ts';
import { kycDecisions, kycVerifications, LACKS_BASIC, subjects } from './tables.ts';

const MOST_DECISIONS = 100;
const NEXT_VERSION = sql`${kycVerifications.version} + 1`;

const place = (column: 'note' | 'approved', row: string) => ({
  table: 'kyc_decisions',
  column,
  row,
});

export function createKycRepository(tx: Transaction, vault: Vault): KycRepository {
  const reading = readingOf(tx, vault);
  return { ...verificationsOn(tx), ...decisionsOn(tx, vault, reading) };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  async function decisionsOf(userId: UserId, limit: number): Promise<KycDecision[]> {
    const rows = await tx
      .select()
      .from(kycDecisions)
      .where(eq(kycDecisions.userId, userId))
      .orderBy(desc(kycDecisions.id))
      .limit(limit);
    if (rows.length === 0) return [];
    const cipher = await vault.forSubject(tx, userId, 'retention');
    return rows.map(({ entitiesSealed, ...row }) => ({
      ...row,
      entities: openDecided(cipher.ok ? cipher.value : undefined, { ...row, entitiesSealed }),
      note: cipher.ok ? cipher.value.decrypt(row.note, place('note', row.id)) : null,
      approved:
        cipher.ok && row.approved !== null
          ? (JSON.parse(
              cipher.value.decrypt(row.approved, place('approved', row.id)),
            ) as ReviewGround[])
          : [],
    }));
  }
  return { decisionsOf };
}

function verificationsOn(
  tx: Transaction,
): Pick<
  KycRepository,
  | 'ensure'
  | 'lock'
  | 'lockAll'
  | 'findByUsers'
  | 'findMany'
  | 'save'
  | 'doubt'
  | 'renew'
  | 'markJudged'
  | 'judgedOtherwise'
  | 'waitingForLists'
> {
  return {
    async ensure(verification) {
      const made = await tx
        .insert(kycVerifications)
        .values({
          ...verification,
          missing: [...verification.missing],
          reviewReasons: [...verification.reviewReasons],
        })
        .onConflictDoNothing({ target: kycVerifications.userId })
        .returning({ id: kycVerifications.id });
      return made.length === 1;
    },
    async lock(userId) {
      const [row] = await tx
        .select()
        .from(kycVerifications)
        .where(eq(kycVerifications.userId, userId))
        .for('update');
      return row;
    },
    async lockAll(userIds) {
      await tx
        .select({ id: kycVerifications.id })
        .from(kycVerifications)
        .where(sql`${kycVerifications.userId} = any(${`{${userIds.join(',')}}`}::text[])`)
        .orderBy(asc(kycVerifications.userId))
        .for('update');
    },
    async findByUsers(userIds) {
      const rows = await tx
        .select()
        .from(kycVerifications)
        .where(inArray(kycVerifications.userId, [...userIds]));
      const found = new Map(rows.map((row) => [row.userId, row]));
      return userIds.map((id) => found.get(id));
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(kycVerifications)
        .where(inArray(kycVerifications.id, [...ids]));
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id));
    },
    async save({ id, version, missing, reviewReasons, ...verification }) {
      const { status, level, requiredLevel, updatedAt, told } = verification;
      const lists = { missing: [...missing], reviewReasons: [...reviewReasons] };
      const changed = await tx
        .update(kycVerifications)
        .set({ version, status, ...lists, level, requiredLevel, updatedAt, told })
        .where(and(eq(kycVerifications.id, id), eq(kycVerifications.version, version - 1)))
        .returning({ id: kycVerifications.id });
      if (changed.length !== 1) throw new Error('A verification changed while it was locked.');
    },
    ...marksOn(tx),
    async judgedOtherwise(policy, after, limit) {
      const rows = await tx
        .select({ userId: kycVerifications.userId })
        .from(kycVerifications)
        .innerJoin(subjects, eq(subjects.userId, kycVerifications.userId))
        .where(
          and(
            sql`${kycVerifications.judgedBy} is distinct from ${policy}`,
            isNotNull(subjects.firstName),
            after === undefined ? undefined : gt(kycVerifications.userId, after),
          ),
        )
        .orderBy(asc(kycVerifications.userId))
        .limit(limit);
      return rows.map(({ userId }) => userId);
    },
    waitingForLists: (after, limit) => waitingForLists(tx, after, limit),
  };
}

async function waitingForLists(tx: Transaction, after: UserId | undefined, limit: number) {
  const rows = await tx
    .select({ userId: kycVerifications.userId })
    .from(kycVerifications)
    .innerJoin(subjects, eq(subjects.userId, kycVerifications.userId))
    .where(
      and(
        LACKS_BASIC,
        isNotNull(subjects.firstName),
        isNotNull(subjects.screenedAt),
        isNull(subjects.outdatedAt),
        after === undefined ? undefined : gt(kycVerifications.userId, after),
      ),
    )
    .orderBy(asc(kycVerifications.userId))
    .limit(limit);
  return rows.map(({ userId }) => userId);
}

/** What is noted of a verification beside what is assessed; for who has locked it. */
function marksOn(tx: Transaction): Pick<KycRepository, 'doubt' | 'renew' | 'markJudged'> {
  const mark = async (userId: UserId, marks: Marks) => {
    await tx.update(kycVerifications).set(marks).where(eq(kycVerifications.userId, userId));
  };
  return {
    doubt: (userId, doubted) => mark(userId, { doubted, version: NEXT_VERSION }),
    renew: (userId) => mark(userId, { version: NEXT_VERSION }),
    markJudged: (userId, judgedBy) => mark(userId, { judgedBy }),
  };
}
type Marks = PgUpdateSetSource<typeof kycVerifications>;

function decisionsOn(
  tx: Transaction,
  vault: Vault,
  { decisionsOf }: Reading,
): Pick<KycRepository, 'insertDecision' | 'latestDecision' | 'decisions'> {
  return {
    async insertDecision({ note, approved, ...decision }) {
      const cipher = await vault.forSubject(tx, decision.userId, 'retention');
      if (!cipher.ok) throw new Error(cipher.error.message);
      await tx.insert(kycDecisions).values({
        ...decision,
        ...sealDecided(cipher.value, decision.id, decision.entities),
        note: cipher.value.encrypt(note ?? '', place('note', decision.id)),
        approved: cipher.value.encrypt(JSON.stringify(approved), place('approved', decision.id)),
      });
    },
    async latestDecision(userId) {
      return (await decisionsOf(userId, 1))[0];
    },
    decisions: (userId) => decisionsOf(userId, MOST_DECISIONS),
  };
}

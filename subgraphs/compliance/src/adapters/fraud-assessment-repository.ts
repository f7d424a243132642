import { keyset, type Transaction } from '@blockscore/database';
import { isId } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { and, desc, eq, inArray, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { FraudAssessment, FraudAssessmentRepository } from '../app/fraud-ports.ts';
import type { UserId } from '../app/ports.ts';
import { doesNotConcern, doesNotName } from './named-repository.ts';
import { fraudAssessments } from './tables.ts';

type Row = typeof fraudAssessments.$inferSelect;

const place = (column: string, row: string) => ({ table: 'fraud_assessments', column, row });

const later = alias(fraudAssessments, 'later');

/** Of assessments: none supersedes it. */
export function isLatest(tx: Transaction): SQL {
  const superseding = tx
    .select({ one: sql`1` })
    .from(later)
    .where(eq(later.supersedes, fraudAssessments.id));
  return notExists(superseding);
}

export function createFraudAssessmentRepository(
  tx: Transaction,
  vault: Vault,
): FraudAssessmentRepository {
  async function read(rows: readonly Row[]): Promise<FraudAssessment[]> {
    const people = rows.map(({ userId }) => userId);
    const ciphers = await vault.forSubjects(tx, people, 'retention');
    return rows.map((row) => {
      const cipher = ciphers.get(row.userId);
      const decrypt = <T>(column: string, text: string | null): T | null =>
        text !== null && cipher?.ok
          ? (JSON.parse(cipher.value.decrypt(text, place(column, row.id))) as T)
          : null;
      return {
        ...row,
        inputs: decrypt<NonNullable<FraudAssessment['inputs']>>('inputs', row.inputs),
        signals: decrypt<NonNullable<FraudAssessment['signals']>>('signals', row.signals),
      };
    });
  }

  return {
    async append({ inputs, signals, notKnown, ...assessment }) {
      const cipher = await vault.forSubject(tx, assessment.userId, 'retention');
      const encrypt = (column: string, value: unknown) =>
        cipher.ok
          ? cipher.value.encrypt(JSON.stringify(value), place(column, assessment.id))
          : null;
      await tx.insert(fraudAssessments).values({
        ...assessment,
        notKnown: [...notKnown],
        inputs: encrypt('inputs', inputs),
        signals: encrypt('signals', signals),
      });
    },
    async latestOf({ applicationId, purpose, payoutAccountId = null }) {
      const rows = await tx
        .select()
        .from(fraudAssessments)
        .where(
          and(
            eq(fraudAssessments.applicationId, applicationId),
            eq(fraudAssessments.purpose, purpose),
            sql`${fraudAssessments.payoutAccountId} is not distinct from ${payoutAccountId}`,
            isLatest(tx),
          ),
        );
      return (await read(rows))[0];
    },
    async ofApplication(applicationId) {
      const rows = await tx
        .select()
        .from(fraudAssessments)
        .where(eq(fraudAssessments.applicationId, applicationId as Row['applicationId']))
        .orderBy(desc(isLatest(tx)), desc(fraudAssessments.id));
      return await read(rows);
    },
    async findMany(ids) {
      const wellFormed = ids.filter((id) => isId('fraud', id)) as Row['id'][];
      const rows = await tx
        .select()
        .from(fraudAssessments)
        .where(inArray(fraudAssessments.id, wellFormed));
      const found = new Map<string, FraudAssessment>(
        (await read(rows)).map((assessment) => [assessment.id, assessment]),
      );
      return ids.map((id) => found.get(id));
    },
    async list({ levels, userId, notAbout }, page) {
      const { where, orderBy, limit } = keyset(fraudAssessments.id, page);
      const rows = await tx
        .select()
        .from(fraudAssessments)
        .where(
          and(
            where,
            inArray(fraudAssessments.level, [...levels]),
            doesNotConcern(notAbout, fraudAssessments.userId),
            doesNotName(notAbout, fraudAssessments.id),
            ...(userId === undefined ? [] : [eq(fraudAssessments.userId, userId as UserId)]),
          ),
        )
        .orderBy(orderBy)
        .limit(limit);
      return await read(rows);
    },
  };
}

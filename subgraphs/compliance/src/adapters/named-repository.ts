import type { Transaction } from '@blockscore/database';
import { and, eq, inArray, isNotNull, min, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { NamedRepository } from '../app/named-ports.ts';
import type { UserId } from '../app/ports.ts';
import { alerts, fraudNamed } from './tables.ts';

export function createNamedRepository(tx: Transaction): NamedRepository {
  return {
    async keep({ id, userId: subject, alertId, inputs }) {
      const named = new Set(inputs?.shared.map(({ userId }) => userId));
      if (named.size === 0) return;
      const rows = [...named].map((userId) => ({ userId, assessmentId: id, subject, alertId }));
      await tx.insert(fraudNamed).values(rows);
    },
    async namedSince(subject, users) {
      const rows = await tx
        .select({ userId: fraudNamed.userId, since: min(alerts.raisedAt) })
        .from(fraudNamed)
        .innerJoin(alerts, eq(alerts.id, fraudNamed.alertId))
        .where(
          and(
            eq(fraudNamed.subject, subject as UserId),
            inArray(fraudNamed.userId, [...users] as UserId[]),
          ),
        )
        .groupBy(fraudNamed.userId);
      return new Map(rows.flatMap(({ userId, since }) => (since ? [[userId, since]] : [])));
    },
    async subjectsNaming(userId, subjects) {
      const rows = await tx
        .selectDistinct({ subject: fraudNamed.subject })
        .from(fraudNamed)
        .where(
          and(
            eq(fraudNamed.userId, userId as UserId),
            inArray(fraudNamed.subject, [...subjects] as UserId[]),
            isNotNull(fraudNamed.alertId),
          ),
        );
      return new Set(rows.map(({ subject }) => subject));
    },
  };
}

/** None about the reader, nor about anybody whose alert of fraud names them among the others. */
export function doesNotConcern(reader: string, subject: AnyPgColumn | SQL): SQL {
  return sql`(${subject} is distinct from ${reader} and not exists (
    select from ${fraudNamed} named
    where named.user_id = ${reader} and named.subject = ${subject} and named.alert_id is not null))`;
}

/** No assessment that names the reader among the others. */
export function doesNotName(reader: string, assessment: AnyPgColumn): SQL {
  return sql`not exists (
    select from ${fraudNamed} named
    where named.user_id = ${reader} and named.assessment_id = ${assessment})`;
}

import type { Transaction } from '@blockscore/database';
import { and, eq, inArray, isNotNull, min, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { NamedRepository } from '../app/named-ports.ts';
import type { UserId } from '../app/ports.ts';
import { alerts, fraudNamed } from './tables.ts';

export function createNamedRepository(tx: Transaction): NamedRepository {
  return {
    async keep({ id, userId: subject, alertId }, named) {
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
    async countForNobody() {
      const [row] = (await tx.execute(ALERTS_FOR_NOBODY)) as unknown as [{ readonly n: number }];
      return row.n;
    },
  };
}

/** Of whom nobody is named and who are no officers themselves, alerts are for every officer. */
const ALERTS_FOR_NOBODY = sql`
  with roles as (
    select distinct on (subject) subject as id, details -> 'roles' as held
    from compliance.audit_entries where type = 'identity.role.changed' order by subject, id desc
  ), officers as (
    select id from roles where held ? 'COMPLIANCE_OFFICER' and coalesce((
      select last.type = 'identity.user.reinstated' from compliance.audit_entries last
      where last.subject = roles.id
        and last.type in ('identity.user.suspended', 'identity.user.reinstated')
      order by last.id desc limit 1), true)
  ), concerned as (
    select id as officer, id as subject from officers
    union select named.user_id, named.subject from ${fraudNamed} named
    where named.alert_id is not null
  )
  select count(*)::integer as n from ${alerts} alert
  where alert.status <> 'RESOLVED' and alert.subject in (select subject from concerned)
    and not exists (select from officers where (officers.id, alert.subject) not in (
      select officer, subject from concerned))`;

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

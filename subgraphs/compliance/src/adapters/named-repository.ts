import type { Transaction } from '@blockscore/database';
import { inArray, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { NamedRepository } from '../app/named-ports.ts';
import type { UserId } from '../app/ports.ts';
import { samePeopleAs } from './same-person-index.ts';
import { alerts, fraudNamed } from './tables.ts';

export function createNamedRepository(tx: Transaction): NamedRepository {
  return {
    async keep({ id, userId: subject, alertId }, named) {
      if (named.size === 0) return;
      const rows = [...named].map((userId) => ({ userId, assessmentId: id, subject, alertId }));
      await tx.insert(fraudNamed).values(rows);
    },
    async concernedSince(subject, users) {
      const rows = await tx.execute(sql`
        select user_id, min(since) as since from (
          select named.user_id, ${alerts.raisedAt} as since
          from ${fraudNamed} named join ${alerts} on ${alerts.id} = named.alert_id
          where named.subject = ${subject}
          union all (${samePeopleAs(subject as UserId)})) concerned
        where ${inArray(sql`user_id`, [...users])} group by user_id`);
      return new Map(
        (rows as unknown as readonly ConcernedRow[]).map((row) => [
          row.user_id,
          new Date(row.since),
        ]),
      );
    },
    async concerning(userId, subjects) {
      const rows = await tx.execute(sql`
        select distinct subject from (${subjectsConcerning(userId)}) concerning
        where ${inArray(sql`subject`, [...subjects])}`);
      return new Set((rows as unknown as readonly ConcerningRow[]).map(({ subject }) => subject));
    },
    async countForNobody() {
      const [row] = (await tx.execute(ALERTS_FOR_NOBODY)) as unknown as [{ readonly n: number }];
      return row.n;
    },
  };
}

interface ConcernedRow {
  readonly user_id: UserId;
  readonly since: string;
}

interface ConcerningRow {
  readonly subject: UserId;
}

/** Alerts about whoever concerns no officer are for every officer. */
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
    union select officers.id, theirs.subject from officers
      cross join lateral (${subjectsConcerning(sql`officers.id`)}) theirs
  )
  select count(*)::integer as n from ${alerts} alert
  where alert.status <> 'RESOLVED' and alert.subject in (select subject from concerned)
    and not exists (select from officers where (officers.id, alert.subject) not in (
      select officer, subject from concerned))`;

/**
 * A query of `subject`, of whom that officer finds nothing beside themselves: whom an alert of fraud is about that names
 * them among the others, and who is, most likely, themselves by another account.
 */
export function subjectsConcerning(officer: string | SQL): SQL {
  return sql`select named.subject from ${fraudNamed} named
    where named.user_id = ${officer} and named.alert_id is not null
    union all select same.user_id from (${samePeopleAs(officer as UserId | SQL)}) same`;
}

/** None about the reader, nor about anybody who {@link subjectsConcerning concerns} them. */
export function doesNotConcern(reader: string, subject: AnyPgColumn | SQL): SQL {
  return sql`(${subject} is null or ${subject} <> ${reader}
    and ${subject} not in (${subjectsConcerning(reader)}))`;
}

/** No assessment that names the reader among the others. */
export function doesNotName(reader: string, assessment: AnyPgColumn): SQL {
  return sql`not exists (
    select from ${fraudNamed} named
    where named.user_id = ${reader} and named.assessment_id = ${assessment})`;
}

import type { Transaction } from '@blockscore/database';
import { eq, type SQL, sql } from 'drizzle-orm';
import { MOST_REPORTED_DAYS } from '../app/draw-audit-report.ts';
import type { ReportRepository } from '../app/report-ports.ts';
import type { Counted, ReadingActor } from '../domain/reports/audit-report.ts';
import type { KycDay, KycReviewed, KycStand } from '../domain/reports/kyc-report.ts';
import { monitoringFiguresOn } from './monitoring-figures.ts';
import { doesNotConcern, subjectsConcerning } from './named-repository.ts';
import { auditReports, kycVerifications } from './tables.ts';

const MOST_TYPES = 100;
const MOST_READERS = 50;
const CHANGED = 'compliance.kyc.changed';
const SCREENED = 'compliance.subject.screened';
const DECIDED = 'compliance.match.decided';
const READ = '%.personal_data.read';
/** The same is told where the level alone has changed. */
const toAnother = (entry: SQL) => sql`${entry}.details ->> 'to' <> ${entry}.details ->> 'from'`;

/**
 * Reports on verifications and the trail are drawn from the audit trail, which nobody rewrites, and not from what is
 * now; that on payments from what monitoring keeps.
 */
export function createReportRepository(tx: Transaction): ReportRepository {
  const queries = queriesOf(tx);
  return { ...figuresOn(queries), ...monitoringFiguresOn(queries), ...keptOn(tx) };
}

type KycSums = Readonly<
  Record<'officers' | 'screenings' | 'hits' | 'dismissed' | 'confirmed', number>
>;

export type Queries = ReturnType<typeof queriesOf>;

function queriesOf(tx: Transaction) {
  async function rows<Row>(query: SQL): Promise<readonly Row[]> {
    return (await tx.execute(query)) as unknown as readonly Row[];
  }
  return { rows };
}

function figuresOn({
  rows,
}: Queries): Pick<ReportRepository, 'kyc' | 'audit' | 'hasKeptFrom' | 'firstMonth'> {
  return {
    async kyc(from, to, reader) {
      const within = sql`${doesNotConcern(reader, sql`audit_entries.subject`)}
        and occurred_at >= ${from}::date and occurred_at < ${to}::date + 1`;
      const begun = await rows<KycStand>(sql`
        select latest.status, latest.level, count(*)::integer as people,
          (count(*) filter (where exists (select from compliance.audit_entries decided
            where decided.subject = first.subject and decided.type = ${DECIDED}
              and decided.details ->> 'verdict' = 'CONFIRMED'
              and decided.occurred_at < ${to}::date + 1)))::integer as confirmed
        from compliance.audit_entries first
        cross join lateral (
          select details ->> 'to' as status, details ->> 'level' as level
          from compliance.audit_entries
          where subject = first.subject and type = ${CHANGED} and occurred_at < ${to}::date + 1
          order by day desc, position desc limit 1
        ) latest
        where first.type = ${CHANGED} and first.details ->> 'from' = 'NOT_STARTED'
          and ${doesNotConcern(reader, sql`first.subject`)}
          and first.occurred_at >= ${from}::date and first.occurred_at < ${to}::date + 1
        group by latest.status, latest.level`);
      const [sums] = await rows<KycSums>(sql`
        select count(*) filter (where type = ${CHANGED} and actor_kind = 'USER'
            and actor_id <> subject and ${toAnother(sql`audit_entries`)}
            and details ->> 'to' in ('APPROVED', 'REJECTED'))::integer as officers,
          count(*) filter (where type = ${SCREENED})::integer as screenings,
          count(*) filter (where type = ${SCREENED} and details ->> 'outcome' = 'HIT')::integer as hits,
          count(*) filter (where type = ${DECIDED}
            and details ->> 'verdict' = 'DISMISSED')::integer as dismissed,
          count(*) filter (where type = ${DECIDED}
            and details ->> 'verdict' = 'CONFIRMED')::integer as confirmed
        from compliance.audit_entries
        where type in (${CHANGED}, ${SCREENED}, ${DECIDED}) and ${within}`);
      const [middle] = await rows<{ seconds: number | null }>(medianSeconds(from, to, reader));
      return {
        begun,
        reviewReasons: await rows<KycReviewed>(reviewedNow(from, to, reader)),
        decidedByOfficers: sums?.officers ?? 0,
        screenings: sums?.screenings ?? 0,
        hits: sums?.hits ?? 0,
        matchesDismissed: sums?.dismissed ?? 0,
        matchesConfirmed: sums?.confirmed ?? 0,
        medianSeconds: middle?.seconds ?? null,
        days: await rows<KycDay>(kycDays(from, to, reader)),
      };
    },
    async audit(from, to, notAbout) {
      const others = notAbout === undefined ? sql`true` : isCountedFor(notAbout);
      const within = sql`day between ${from} and ${to} and ${others}`;
      const counted = (what: SQL, order: SQL, limit: number) =>
        rows<Counted>(sql`select ${what} as name, count(*)::integer as entries
          from compliance.audit_entries where ${within} group by 1 order by ${order} limit ${limit}`);
      const days = await counted(sql`day::text`, sql`1`, MOST_REPORTED_DAYS);
      return {
        entries: days.reduce((sum, { entries }) => sum + entries, 0),
        days,
        streams: await counted(sql`stream`, sql`1`, 100),
        types: await counted(sql`type`, sql`2 desc, 1`, MOST_TYPES),
        readers: await rows<ReadingActor>(sql`
          select actor_kind as kind, actor_id as id, count(*)::integer as reads,
            count(distinct subject)::integer as people
          from compliance.audit_entries where ${within} and type like ${READ}
          group by 1, 2 order by 3 desc, 2 limit ${MOST_READERS}`),
      };
    },
    async hasKeptFrom(reader, from, to) {
      const [found] = await rows<{ kept: boolean }>(sql`
        select exists (select from compliance.audit_entries
          where not open and actor_id <> ${reader} and day between ${from} and ${to} and subject in (
            select ${reader} union all ${subjectsConcerning(reader)})) as kept`);
      return found?.kept ?? false;
    },
    async firstMonth() {
      const [first] = await rows<{ month: string | null }>(sql`
        select to_char(min(day), 'YYYY-MM') as month from compliance.audit_heads`);
      return first?.month ?? undefined;
    },
  };
}

/** None about the reader, and of those who concern them only what these see themselves. */
const isCountedFor = (reader: string) => sql`audit_entries.subject is distinct from ${reader}
  and (audit_entries.open or ${doesNotConcern(reader, sql`audit_entries.subject`)})`;

function keptOn(tx: Transaction): Pick<ReportRepository, 'findAudit' | 'keepAudit'> {
  return {
    async findAudit(month) {
      const [row] = await tx.select().from(auditReports).where(eq(auditReports.month, month));
      return row;
    },
    async keepAudit({ report, sha256 }) {
      const { month, madeAt } = report;
      const kept = await tx
        .insert(auditReports)
        .values({ month, report, sha256, madeAt: new Date(madeAt) })
        .onConflictDoNothing()
        .returning({ month: auditReports.month });
      return kept.length === 1;
    },
  };
}

/** Of those begun in these days and decided in them, from the one to the first of the other. */
function medianSeconds(from: string, to: string, reader: string): SQL {
  return sql`
    select percentile_cont(0.5) within group (
      order by extract(epoch from decided.at - first.occurred_at))::float8 as seconds
    from compliance.audit_entries first
    cross join lateral (
      select min(occurred_at) as at from compliance.audit_entries
      where subject = first.subject and type = ${CHANGED}
        and details ->> 'to' in ('APPROVED', 'REJECTED')
        and occurred_at >= first.occurred_at and occurred_at < ${to}::date + 1
    ) decided
    where first.type = ${CHANGED} and first.details ->> 'from' = 'NOT_STARTED'
      and first.occurred_at >= ${from}::date and first.occurred_at < ${to}::date + 1
      and ${doesNotConcern(reader, sql`first.subject`)} and decided.at is not null`;
}

function kycDays(from: string, to: string, reader: string): SQL {
  const people = (which: SQL) =>
    sql`count(distinct entry.subject) filter (where ${which})::integer`;
  return sql`
    select days.day::date::text as day,
      ${people(sql`entry.details ->> 'from' = 'NOT_STARTED'`)} as begun,
      ${people(sql`entry.details ->> 'to' = 'APPROVED' and ${toAnother(sql`entry`)}`)} as approved,
      ${people(sql`entry.details ->> 'to' = 'REJECTED' and ${toAnother(sql`entry`)}`)} as rejected
    from generate_series(${from}::date, ${to}::date, interval '1 day') as days (day)
    left join compliance.audit_entries entry on entry.type = ${CHANGED}
      and ${doesNotConcern(reader, sql`entry.subject`)}
      and entry.occurred_at >= days.day and entry.occurred_at < days.day + interval '1 day'
    group by 1 order by 1`;
}

/** Of those begun in these days: the trail does not tell for what an officer has to look at somebody. */
function reviewedNow(from: string, to: string, reader: string): SQL {
  const { status, reviewReasons, startedAt, userId } = kycVerifications;
  return sql`
    select reason, count(*)::integer as people
    from ${kycVerifications} cross join lateral unnest(${reviewReasons}) as reasons (reason)
    where ${status} = 'IN_REVIEW' and ${startedAt} >= ${from}::date
      and ${startedAt} < ${to}::date + 1 and ${doesNotConcern(reader, userId)}
    group by 1 order by 2 desc, 1`;
}

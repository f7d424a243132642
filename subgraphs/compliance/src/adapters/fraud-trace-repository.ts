import type { Transaction } from '@blockscore/database';
import { and, eq, gte, type SQL, sql } from 'drizzle-orm';
import {
  type FraudSubject,
  MOST_TRACES,
  type Surroundings,
  type TraceRepository,
} from '../app/fraud-ports.ts';
import { VELOCITY_DAYS, type Velocity } from '../domain/fraud/inputs.ts';
import {
  MARK_KINDS,
  type MarkKind,
  MOST_OTHERS,
  type SharedMark,
  STANDINGS,
  type Standing,
} from '../domain/fraud/marks.ts';
import { isShownWithNumber } from './document-numbers.ts';
import { fraudTraces, verifiedAccounts } from './tables.ts';

const DAY_MS = 86_400_000;
/** Of one person, or of all others together, as far back as is looked. */
const MOST_APPLICATIONS = 1_000;

interface NeighbourRow extends Record<string, unknown> {
  readonly kind: string;
  readonly user_id: `user_${string}`;
  readonly last_seen_at: Date | string;
  readonly place: number;
  readonly standing: string;
  readonly same_name: boolean | null;
  readonly is_theirs: boolean | null;
}

interface OwnRow extends Record<string, unknown> {
  readonly kinds: readonly string[];
  readonly standing: string;
  readonly traces: number;
  readonly applied: readonly {
    readonly is_own: boolean;
    readonly days: number;
    readonly applications: number;
  }[];
}

export function createTraceRepository(tx: Transaction): TraceRepository {
  let isLocked = false;
  return {
    async lock() {
      if (isLocked) return;
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('compliance.fraud_traces'))`);
      isLocked = true;
    },
    async keep(userId, traces) {
      if (traces.length === 0) return;
      await tx
        .insert(fraudTraces)
        .values(traces.map(({ account, ...trace }) => ({ ...trace, ...account, userId })))
        .onConflictDoUpdate({
          target: [fraudTraces.userId, fraudTraces.kind, fraudTraces.mark],
          set: {
            firstSeenAt: sql`least(${fraudTraces.firstSeenAt}, excluded.first_seen_at)`,
            lastSeenAt: sql`greatest(${fraudTraces.lastSeenAt}, excluded.last_seen_at)`,
            payoutAccountId: sql`excluded.payout_account_id`,
            // Verified once, it stays so; what is told now says more than what was kept before it was told.
            isVerified: sql`coalesce(${fraudTraces.isVerified}, false) or excluded.is_verified`,
          },
        });
    },
    async noteVerified(userId, payoutAccountId, at) {
      await tx
        .insert(verifiedAccounts)
        .values({ payoutAccountId, userId, verifiedAt: at })
        .onConflictDoNothing();
    },
    async forgetBefore(before, limit) {
      // Whoever is assessed meanwhile may see one of them again: it is passed over, and stays.
      const gone = await tx.execute(sql`
        delete from compliance.fraud_traces t using (
          select user_id, kind, mark from compliance.fraud_traces
          where last_seen_at < ${before.toISOString()}::timestamptz
          order by last_seen_at limit ${limit} for update skip locked) old
        where t.user_id = old.user_id and t.kind = old.kind and t.mark = old.mark
        returning 1`);
      return gone.length;
    },
    async wasSeenSince(userId, since) {
      const rows = await tx
        .select({ kind: fraudTraces.kind })
        .from(fraudTraces)
        .where(and(eq(fraudTraces.userId, userId), gte(fraudTraces.lastSeenAt, since)))
        .limit(1);
      return rows.length > 0;
    },
    lookAround: (subject) => lookAround(tx, subject),
  };
}

/** The latest stay. */
async function forgetOldest(tx: Transaction, userId: string): Promise<void> {
  await tx.execute(sql`
    delete from compliance.fraud_traces t using (
      select kind, mark from compliance.fraud_traces where user_id = ${userId}
      order by last_seen_at desc, kind, mark offset ${MOST_TRACES}) old
    where t.user_id = ${userId} and t.kind = old.kind and t.mark = old.mark`);
}

async function lookAround(tx: Transaction, subject: FraudSubject): Promise<Surroundings> {
  const { userId, requestedAt } = subject;
  const rows = await tx.execute<NeighbourRow>(neighbours(userId));
  const within = rows.filter(({ place }) => place <= MOST_OTHERS);
  const shared = within.map(
    (row): SharedMark => ({
      kind: kindOf(row.kind),
      userId: row.user_id,
      daysAgo: daysBetween(new Date(row.last_seen_at), requestedAt),
      standing: standingOf(row.standing),
      sameName: row.same_name,
      ...(row.is_theirs === false && { isOnlyClaimed: true }),
    }),
  );
  // Many share a network who have nothing to do with one another, anybody can claim an account, and who has the
  // same name is the same one.
  const close = shared
    .filter(
      ({ kind, sameName, isOnlyClaimed }) =>
        kind !== 'NETWORK' && sameName !== true && isOnlyClaimed !== true,
    )
    .map((mark) => mark.userId);
  const [own] = await tx.execute<OwnRow>(ownRow(subject, [...new Set(close)]));
  if (own === undefined) throw new Error('A statement that has a row always gave none.');
  if (own.traces > MOST_TRACES) await forgetOldest(tx, userId);
  return {
    shared,
    manyMore: MARK_KINDS.filter((kind) =>
      rows.some((row) => row.kind === kind && row.place > MOST_OTHERS),
    ),
    marks: own.kinds.map(kindOf),
    standing: standingOf(own.standing),
    ownApplications: velocityOf(own, true),
    sharedApplications: velocityOf(own, false),
  };
}

function velocityOf({ applied }: OwnRow, isOwn: boolean): Velocity {
  const within = (days: number) =>
    applied.find((row) => row.is_own === isOwn && row.days === days)?.applications ?? 0;
  return Object.fromEntries(VELOCITY_DAYS.map((days) => [days, within(days)])) as Velocity;
}

const kindOf = (text: string): MarkKind => oneOf(MARK_KINDS, text);
const standingOf = (text: string): Standing => oneOf(STANDINGS, text);

function oneOf<T extends string>(choices: readonly T[], text: string): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new Error(`The database gave ${text}, which is none of these.`);
  return found;
}

/** Whole days; none where the clock says that it was later. */
function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS));
}

/** What the lender found of somebody, whoever `person` is in the statement. */
const standing = (person: SQL) => sql`coalesce(
  (select 'CONFIRMED' from compliance.alerts a where a.subject = ${person} and a.source = 'FRAUD'
    and a.resolution = 'CONFIRMED' limit 1),
  (select 'REJECTED' from compliance.kyc_verifications k where k.user_id = ${person}
    and k.status = 'REJECTED' limit 1), 'NONE')`;

const nameOf = (person: SQL) => sql`(select n.mark from compliance.fraud_traces n
  where n.user_id = ${person} and n.kind = 'NAME_AND_BIRTH'
  order by n.last_seen_at desc, n.mark limit 1)`;

const marksOf = (userId: string) => sql`
  (select kind, mark from compliance.fraud_traces where user_id = ${userId})
  union select 'DOCUMENT_NUMBER', number_hash from compliance.kyc_documents
    where user_id = ${userId} and number_hash is not null
  union select 'DOCUMENT_CONTENT', content_hash from compliance.kyc_documents
    where user_id = ${userId} and content_hash is not null`;

/** Whether an account was verified as theirs, then or since; of what was kept before it was told it counts as if. */
const isTheirs = sql`case when t.kind = 'ACCOUNT' then coalesce(t.is_verified, true) or exists (
  select from compliance.verified_accounts v where v.payout_account_id = t.payout_account_id) end`;

/**
 * Whoever else has a mark of the person's. Of each mark no more rows are read than there may be others,
 * by an index that has them in order: a network that a thousand share costs what one of twenty does.
 */
const neighbours = (userId: string) => sql`
  with mine as materialized (${marksOf(userId)}),
  found as (
    select m.kind, o.user_id, o.last_seen_at, o.is_theirs from mine m cross join lateral (
      select t.user_id, t.last_seen_at, ${isTheirs} as is_theirs from compliance.fraud_traces t
      where t.kind = m.kind and t.mark = m.mark and t.user_id <> ${userId}
      order by t.last_seen_at desc limit ${MOST_OTHERS + 1}) o
    union all
    select m.kind, o.user_id, o.created_at, null::boolean from mine m cross join lateral (
      select d.user_id, max(d.created_at) as created_at from compliance.kyc_documents d
      where d.number_hash = m.mark and d.user_id <> ${userId} and ${isShownWithNumber(sql`d`)}
      group by d.user_id order by max(d.created_at) desc limit ${MOST_OTHERS + 1}) o
    where m.kind = 'DOCUMENT_NUMBER'
    union all
    select m.kind, o.user_id, o.created_at, null::boolean from mine m cross join lateral (
      select d.user_id, max(d.created_at) as created_at from compliance.kyc_documents d
      where d.content_hash = m.mark and d.user_id <> ${userId}
      group by d.user_id order by max(d.created_at) desc limit ${MOST_OTHERS + 1}) o
    where m.kind = 'DOCUMENT_CONTENT'),
  ranked as (
    select kind, user_id, max(last_seen_at) as last_seen_at, bool_or(is_theirs) as is_theirs,
      row_number() over (partition by kind order by max(last_seen_at) desc, user_id)::integer as place
    from found group by kind, user_id)
  select r.kind, r.user_id, r.last_seen_at, r.place, r.is_theirs, ${standing(sql`r.user_id`)} as standing,
    ${nameOf(sql`r.user_id`)} = ${nameOf(sql`${userId}`)} as same_name
  from ranked r where r.place <= ${MOST_OTHERS + 1}
  order by r.kind, r.place`;

/** What is known of the applicant, and applications before this one: theirs, and those of the others. */
const ownRow = (
  { userId, applicationId, requestedAt }: FraudSubject,
  others: readonly string[],
) => sql`
  with applied as (
    select user_id = ${userId} as is_own, requested_at from compliance.fraud_requests
    where user_id = any(${`{${[userId, ...others].join(',')}}`}::text[])
      and purpose = 'APPLICATION' and application_id <> ${applicationId}
      and requested_at <= ${requestedAt.toISOString()}::timestamptz
      and requested_at > ${requestedAt.toISOString()}::timestamptz - interval '30 days'
    order by requested_at desc limit ${MOST_APPLICATIONS}),
  counted as (
    select is_own, days, count(*)::integer as applications
    from applied cross join unnest(${`{${VELOCITY_DAYS.join(',')}}`}::integer[]) as days
    where requested_at > ${requestedAt.toISOString()}::timestamptz - make_interval(days => days)
    group by is_own, days)
  select ${standing(sql`${userId}`)} as standing,
    array(select distinct kind from (${marksOf(userId)}) mine) as kinds,
    (select count(*)::integer from compliance.fraud_traces where user_id = ${userId}) as traces,
    coalesce((select json_agg(c) from counted c), '[]') as applied`;

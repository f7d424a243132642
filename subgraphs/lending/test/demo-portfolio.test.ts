import { randomBytes } from 'node:crypto';
import { type Id, newId } from '@blockscore/ids';
import { createTestDatabase } from '@blockscore/testkit';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { createStage } from '../src/adapters/demo-stage.ts';
import { openResources } from '../src/adapters/resources.ts';
import { applying } from '../src/app/demo/apply-weekly.ts';
import { hasPortfolio, makePortfolio } from '../src/app/demo/make-portfolio.ts';
import type { Stage } from '../src/app/demo/scene.ts';
import { notePartner } from '../src/app/note-partner.ts';
import type { Ports } from '../src/app/ports.ts';
import { receiveAssessment } from '../src/app/receive-assessment.ts';
import { receiveClearance } from '../src/app/receive-clearance.ts';
import { runEndOfDay } from '../src/app/run-end-of-day.ts';
import { seedPolicy } from '../src/app/seed-policy.ts';
import { seedProducts } from '../src/app/seed-products.ts';
import { commandConfig } from '../src/config.ts';
import { defaultProducts } from '../src/domain/default-products.ts';
import { applicantsFor } from '../src/domain/demo/applicant.ts';
import { replayLoan } from '../src/domain/servicing/replay.ts';
import { expectBooksToAgree } from './books.ts';
import { rowsOfDemo } from './demo-rows.ts';

type Figures = readonly Record<string, unknown>[];

/** Each scene in a transaction of its own, and each of its statements by itself. */
const apart = ({ portsAt }: Stage): Stage => ({ portsAt, together: (run) => run({ portsAt }) });

/** Makes a portfolio on a database of its own, looks at it, and gives its figures. */
async function made(
  seed: number,
  loans: number,
  from: string,
  look?: (sql: postgres.Sql, ports: Ports) => Promise<void>,
  stageOf = (stage: Stage): Stage => stage,
): Promise<Figures> {
  const database = await createTestDatabase('lending');
  const config = commandConfig({
    LENDING_DATABASE_URL: database.appUrl,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'silent',
  });
  const resources = await openResources(config);
  const sql = postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
  try {
    const stage = stageOf(createStage(resources, config));
    const ports = stage.portsAt(() => new Date('2026-07-10T09:00:00.000Z'));
    await seedProducts(ports)(defaultProducts('USD'));
    await seedPolicy(ports);
    const partner = () => ({ partnerId: newId('partner'), userId: newId('user') });
    const cast = {
      borrowers: Array.from({ length: applicantsFor(loans) }, () => newId('user')),
      partners: [partner(), partner()],
      officerId: newId('user'),
    };
    for (const { partnerId } of cast.partners) await notePartner(ports)({ partnerId });
    expect(await hasPortfolio(ports, cast.borrowers)).toBe(false);
    const portfolio = { loans, seed, from, until: '2026-07-09' };
    await makePortfolio({
      stage,
      cast,
      portfolio,
      apply: await applying({ stage, cast, portfolio }),
      closeDay: async (each) => void (await runEndOfDay(each, { lanes: 1 })()),
    });
    expect(await hasPortfolio(ports, cast.borrowers)).toBe(true);
    await expectBooksToAgree({ sql } as Parameters<typeof expectBooksToAgree>[0]);
    await look?.(sql, ports);
    return await figuresOf(sql);
  } finally {
    await sql.end();
    await resources.connection.close();
    await database.drop();
  }
}

async function figuresOf(sql: postgres.Sql): Promise<Figures> {
  return await sql`
    select status, count(*)::int as count, sum(principal)::text as amount,
      sum(principal_outstanding)::text as outstanding, sum(days_past_due)::int as late,
      sum(earned_interest)::text as interest
    from lending.loans group by status
    union all
    select status, count(*)::int, sum(amount)::text, null, null, null
    from lending.applications group by status order by status`;
}

const COMPONENTS = ['PRINCIPAL', 'INTEREST', 'FEE', 'PENALTY'] as const;

/** What is kept of each instalment is what a replay from the loan's first day tells. */
async function expectInstalmentsToFollow(sql: postgres.Sql, { transact }: Ports): Promise<void> {
  const rows = await sql<{ loan: Id<'loan'>; instalment: string }[]>`
    select loan_id as loan, concat_ws(' ', number, due_on, principal, interest, fee, penalty, balance,
      paid_principal, paid_interest, paid_fee, paid_penalty) as instalment
    from lending.instalments order by loan_id, number`;
  const ids = [...new Set(rows.map(({ loan }) => loan))];
  expect(ids).toHaveLength(20);
  const [loans, entries] = await transact(async (work) => [
    await work.loans.findMany(ids),
    await work.servicing.entries(ids),
  ]);
  const told = loans
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, contract, bookedThrough }) => {
      const state = replayLoan(contract, entries.get(id) ?? [], bookedThrough ?? '');
      return state.instalments.map(({ number, dueOn, owed, balance, paid }) => {
        const [asked, got] = [owed, paid].map((parts) => COMPONENTS.map((part) => parts[part]));
        const instalment = [number, dueOn, ...(asked ?? []), balance, ...(got ?? [])].join(' ');
        return { loan: id, instalment };
      });
    });
  expect([...rows]).toEqual(told);
}

async function lookAt(sql: postgres.Sql, ports: Ports): Promise<void> {
  const applications = await sql`
    select status, count(*)::int as count from lending.applications group by 1 order by 1`;
  expect([...applications]).toEqual([
    { status: 'ACCEPTED', count: 20 },
    { status: 'APPROVED', count: 1 },
    { status: 'EXPIRED', count: 1 },
    { status: 'REJECTED', count: 4 },
    { status: 'UNDER_REVIEW', count: 1 },
    { status: 'WITHDRAWN', count: 1 },
  ]);
  const [entries] = await sql`
    select count(*) filter (where kind = 'DISBURSED')::int as begun,
      count(*) filter (where kind = 'REPAID') > 40 as repaid,
      bool_and(recorded_at::date >= effective_on) as "inTime", max(recorded_at) < '2026-07-10' as past
    from lending.loan_entries`;
  expect(entries).toEqual({ begun: 20, repaid: true, inTime: true, past: true });
  const [waiting] = await sql`
    select count(*)::int as payments from lending.payments where status in ('PENDING', 'FAILED')`;
  expect(waiting).toEqual({ payments: 0 });
  const notes = await sql`
    select event->'data'->>'amountMinor' as minor from lending.outbox
    where event->>'type' = 'lending.payment.recorded' and event->'data'->>'method' = 'CASH'`;
  expect(notes.map(({ minor }) => minor).toSorted()).toEqual(['920000', '940000']);
  await expectInstalmentsToFollow(sql, ports);
  const before = await sql`select id, status, version from lending.applications order by id`;
  const asked = await sql`
    select event->>'type' as type, event->'data'->>'requestId' as request,
      event->'data'->>'userId' as user
    from lending.outbox
    where event->>'type' in ('lending.assessment.requested', 'lending.clearance.requested')`;
  for (const { type, request, user } of asked) {
    const answered = { requestId: request, userId: user };
    if (type === 'lending.assessment.requested') {
      await receiveAssessment(ports)({ ...answered, status: 'NO_PROFILE' });
      continue;
    }
    await receiveClearance(ports)({
      ...answered,
      kyc: 'NOT_STARTED',
      screening: 'NOT_SCREENED',
      cleared: false,
      decidedAt: '2026-07-10T09:00:00.000Z',
    });
  }
  const after = await sql`select id, status, version from lending.applications order by id`;
  expect([...after]).toEqual([...before]);
}

test('a demo portfolio is lived through lending itself, and late answers change nothing', async () => {
  await made(1, 20, '2026-01-10', lookAt);
}, 60_000);

test('the same seed gives the same portfolio, and another seed another one', async () => {
  const [first, again, other] = [
    await made(7, 5, '2026-04-20'),
    await made(7, 5, '2026-04-20'),
    await made(8, 5, '2026-04-20'),
  ];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
}, 60_000);

test('what is asked of the database together leaves the rows that it leaves one by one', async () => {
  const rows: (readonly string[])[] = [];
  const look = async (sql: postgres.Sql) => void rows.push(await rowsOfDemo(sql));
  await made(3, 24, '2025-12-20', look);
  await made(3, 24, '2025-12-20', look, apart);
  const [together = [], alone] = rows;
  expect(together.length).toBeGreaterThan(1_500);
  expect(together).toEqual(alone);
}, 120_000);

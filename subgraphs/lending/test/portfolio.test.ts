import { userCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { beforeAll, describe, expect, test } from 'vitest';
import { type NewEntry, recordEntry } from '../src/app/record-entry.ts';
import { addDays, type LocalDate } from '../src/domain/calendar.ts';
import { booksOf } from '../src/domain/servicing/books.ts';
import { bucketOf } from '../src/domain/servicing/delinquency.ts';
import { sumOf } from '../src/domain/servicing/parts.ts';
import { replayLoan } from '../src/domain/servicing/replay.ts';
import { standingOf } from '../src/domain/servicing/standing.ts';
import { borrower, officer } from './lending-subgraph.ts';
import { activeLoan } from './loan-steps.ts';
import { INSTALMENT, useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

const { lending, clock, at, receive } = useTimedLending();
const analyst = userCaller(newId('user'), ['ANALYST']);
const partnerId = newId('partner');
/** The last day of the story. */
const TODAY = '2026-09-15';
const ids: Record<string, Id<'loan'>> = {};

async function enter(loanId: string | undefined, entry: NewEntry): Promise<void> {
  const { ports, close } = await portsOn(lending, clock);
  try {
    await ports.transact(async (work) => {
      const loan = await work.loans.lock(loanId as Id<'loan'>);
      if (loan === undefined) throw new Error('gone');
      await recordEntry(work, officer(), loan, entry, clock());
    });
  } finally {
    await close();
  }
}

const paidOut = async (name: string, day: LocalDate, partner?: Id<'partner'>, changes = {}) => {
  at(day);
  ids[name] = (await activeLoan(lending, borrower(partner), undefined, changes)) as Id<'loan'>;
};
const pay = (name: string, day: LocalDate, minor = INSTALMENT) =>
  receive(ids[name] ?? '', minor, day);
const fee = { kind: 'FEE_CHARGED', component: 'FEE', amount: 1_500n } as const;

/** Five loans of 10,000.00 at 10.9 % and one of a product that accrues by the day. */
beforeAll(async () => {
  await paidOut('punctual', '2026-01-31');
  await paidOut('late', '2026-01-31', partnerId);
  await paidOut('lost', '2026-01-31');
  await paidOut('quick', '2026-03-10', partnerId);
  await paidOut('daily', '2026-03-20', undefined, {
    productId: 'prod_01kanhq400e9sbvk4c7s0tq1p2',
  });
  await paidOut('young', '2026-09-01');
  at(TODAY);
  for (const day of ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']) {
    await pay('punctual', day);
  }
  await pay('punctual', '2026-07-31');
  await pay('punctual', '2026-08-31');
  // 45 days late with one instalment, then never again.
  await pay('late', '2026-04-14');
  await pay('late', '2026-04-14');
  await enter(ids['lost'], { body: { kind: 'CHARGED_OFF' }, effectiveOn: '2026-07-10' });
  await pay('lost', '2026-08-20', 30_000);
  await pay('quick', '2026-05-02', 900_000);
  await pay('quick', '2026-06-02', 200_000);
  await pay('daily', '2026-04-20', 45_000);
  // Written down last, so that each tells of its days until today.
  for (const name of ['late', 'daily', 'young', 'punctual']) {
    await enter(ids[name], { body: fee, effectiveOn: TODAY });
  }
}, 120_000);

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await lending.ask(analyst, query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data ?? {};
}

const SHOWN = `loans outstanding { amount } accruedInterest { amount } pastDue { amount }
  chargedOff { amount } recovered { amount } par30 par90 averageRate loansBehind
  statuses { status count } arrears { bucket count outstanding { amount } pastDue { amount } }
  yield { after interest { amount } fees { amount } annual }`;

async function portfolioAt(asOf: LocalDate, filter = {}): Promise<Shown> {
  const query = `query ($asOf: LocalDate!, $productId: ID, $partnerId: ID) {
    portfolio(asOf: $asOf, productId: $productId, partnerId: $partnerId) { ${SHOWN} } }`;
  return (await ask(query, { asOf, ...filter }))['portfolio'] as Shown;
}

interface Amount {
  readonly amount: string;
}
interface Shown {
  readonly loans: number;
  readonly outstanding: Amount;
  readonly accruedInterest: Amount;
  readonly pastDue: Amount;
  readonly chargedOff: Amount;
  readonly recovered: Amount;
  readonly par30: string | null;
  readonly averageRate: string | null;
  readonly statuses: readonly { readonly status: string; readonly count: number }[];
  readonly arrears: readonly {
    readonly bucket: string;
    readonly count: number;
    readonly outstanding: Amount;
    readonly pastDue: Amount;
  }[];
  readonly yield: {
    readonly interest: Amount;
    readonly fees: Amount;
    readonly annual: string | null;
  };
}

const minor = ({ amount }: Amount) => Math.round(Number(amount) * 100);

/** Every loan replayed to a day. */
async function replayedTo(day: LocalDate) {
  const { ports, close } = await portsOn(lending, clock);
  try {
    return await ports.transact(async (work) => {
      const loans = await work.loans.findMany(Object.values(ids));
      const entries = await work.servicing.entries(loans.map(({ id }) => id));
      return loans
        .filter(({ disbursedOn }) => disbursedOn !== null && disbursedOn <= day)
        .map((loan) => replayLoan(loan.contract, entries.get(loan.id) ?? [], day));
    });
  } finally {
    await close();
  }
}

const sum = <T>(rows: readonly T[], of: (row: T) => bigint) =>
  Number(rows.reduce((all, row) => all + of(row), 0n));

describe('the portfolio as of a day', () => {
  test.each([
    '2026-01-31',
    '2026-02-28',
    '2026-03-01',
    '2026-04-13',
    '2026-04-14',
    '2026-05-31',
    '2026-06-30',
    '2026-07-09',
    '2026-07-10',
    '2026-08-20',
    TODAY,
  ])('%s is what a replay of each loan to it sums up to', async (day) => {
    const shown = await portfolioAt(day);
    const states = await replayedTo(day);
    const standings = states.map(standingOf);
    expect(shown.loans).toBe(states.length);
    expect(minor(shown.outstanding)).toBe(sum(states, (s) => booksOf(s).LOAN_PRINCIPAL));
    const pastDue = sum(standings, (s) => s.pastDuePrincipal + s.pastDueInterest + s.pastDueFees);
    expect(Math.abs(minor(shown.pastDue) - pastDue)).toBeLessThan(2_000);
    // By calendar days between two pieces: see `Income`.
    const accrued = sum(states, (s) => booksOf(s).ACCRUED_INTEREST);
    expect(Math.abs(minor(shown.accruedInterest) - accrued)).toBeLessThan(3 * 350 * states.length);
    expect(minor(shown.chargedOff)).toBe(
      sum(states, ({ chargedOff }) => (chargedOff === null ? 0n : sumOf(chargedOff.parts))),
    );
    expect(minor(shown.recovered)).toBe(sum(states, ({ recovered }) => recovered));
    for (const { bucket, count, outstanding } of shown.arrears) {
      const within = standings.filter(
        ({ status, daysPastDue }) =>
          (status === 'ACTIVE' || status === 'DELINQUENT') && bucketOf(daysPastDue) === bucket,
      );
      expect([bucket, count, minor(outstanding)]).toEqual([
        bucket,
        within.length,
        sum(within, ({ principal }) => principal),
      ]);
    }
    for (const { status, count } of shown.statuses) {
      expect(count).toBe(standings.filter((standing) => standing.status === status).length);
    }
  });
  test('before the first payout is nothing, and one that has not come is refused', async () => {
    const none = await portfolioAt('2026-01-30');
    expect(none).toMatchObject({ loans: 0, outstanding: { amount: '0.00' }, par30: null });
    expect(none.yield.annual).toBeNull();
    const { errors } = await lending.ask(
      analyst,
      `{ portfolio(asOf: "${addDays(TODAY, 1)}") { loans } }`,
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  test('tells by hand: one loan that is 45 days late, of three', async () => {
    const shown = await portfolioAt('2026-04-13');
    // Instalments of 465.61: after two of them 9,248.83 is left of the punctual loan.
    expect(shown.statuses).toContainEqual({ status: 'DELINQUENT', count: 3 });
    expect(shown.arrears.find(({ bucket }) => bucket === 'DAYS_30_59')?.count).toBe(2);
    expect(shown.averageRate).not.toBeNull();
  });
});

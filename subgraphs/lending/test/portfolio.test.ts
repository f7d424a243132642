import { describe, expect, test } from 'vitest';
import { exportPortfolio } from '../src/app/export-portfolio.ts';
import { addDays, type LocalDate } from '../src/domain/calendar.ts';
import { booksOf } from '../src/domain/servicing/books.ts';
import { bucketOf } from '../src/domain/servicing/delinquency.ts';
import { sumOf } from '../src/domain/servicing/parts.ts';
import { standingOf } from '../src/domain/servicing/standing.ts';
import { examplesIn, follow, sectionOf } from './guide.ts';
import { borrower, officer } from './lending-subgraph.ts';
import { type Amount, minor, TODAY, usePortfolio } from './portfolio-steps.ts';

const { lending, analyst, partnerId, ids, within, ask, replaying } = usePortfolio();

interface Shown {
  readonly loans: number;
  readonly outstanding: Amount;
  readonly accruedInterest: Amount;
  readonly pastDue: Amount;
  readonly chargedOff: Amount;
  readonly recovered: Amount;
  readonly par30: string | null;
  readonly loansBehind: number;
  readonly statuses: readonly { readonly status: string; readonly count: number }[];
  readonly arrears: readonly {
    readonly bucket: string;
    readonly count: number;
    readonly outstanding: Amount;
  }[];
  readonly yield: {
    readonly after: string;
    readonly interest: Amount;
    readonly fees: Amount;
    readonly annual: string | null;
  };
}

async function portfolioAt(asOf: LocalDate, filter = {}): Promise<Shown> {
  const query = `query ($asOf: LocalDate!, $productId: ID, $partnerId: ID) {
    portfolio(asOf: $asOf, productId: $productId, partnerId: $partnerId) {
      loans outstanding { amount } accruedInterest { amount } pastDue { amount } chargedOff { amount }
      recovered { amount } par30 loansBehind statuses { status count }
      arrears { bucket count outstanding { amount } }
      yield { after interest { amount } fees { amount } annual } } }`;
  return (await ask(query, { asOf, ...filter }))['portfolio'] as Shown;
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
    const states = (await replaying())(day);
    const standings = states.map(standingOf);
    expect([shown.loans, shown.loansBehind]).toEqual([states.length, 0]);
    expect(minor(shown.outstanding)).toBe(sum(states, (s) => booksOf(s).LOAN_PRINCIPAL));
    const pastDue = sum(standings, (s) => s.pastDuePrincipal + s.pastDueInterest + s.pastDueFees);
    // Overdue principal of one loan goes on earning by the day, which its pieces tell of their first.
    expect(Math.abs(minor(shown.pastDue) - pastDue)).toBeLessThan(2_000);
    // By calendar days where the contract counts 30/360: at most three days' interest of each loan.
    const accrued = sum(states, (s) => booksOf(s).ACCRUED_INTEREST);
    expect(Math.abs(minor(shown.accruedInterest) - accrued)).toBeLessThan(3 * 299 * states.length);
    const lost = sum(states, ({ chargedOff }) => (chargedOff ? sumOf(chargedOff.parts) : 0n));
    expect(minor(shown.chargedOff)).toBe(lost);
    expect(minor(shown.recovered)).toBe(sum(states, ({ recovered }) => recovered));
    for (const { bucket, count, outstanding } of shown.arrears) {
      const inBucket = standings.filter(
        ({ status, daysPastDue }) =>
          (status === 'ACTIVE' || status === 'DELINQUENT') && bucketOf(daysPastDue) === bucket,
      );
      const expected = sum(inBucket, ({ principal }) => principal);
      expect([bucket, count, minor(outstanding)]).toEqual([bucket, inBucket.length, expected]);
    }
    for (const { status, count } of shown.statuses) {
      expect(count).toBe(standings.filter((standing) => standing.status === status).length);
    }
  });

  test('holds what the books hold of principal', async () => {
    const [row] = await lending.sql`
      select sum((booked->>'LOAN_PRINCIPAL')::bigint)::int as principal from lending.loans`;
    expect(minor((await portfolioAt(TODAY)).outstanding)).toBe(row?.['principal']);
  });

  test('before the first payout is nothing, and one that has not come is refused', async () => {
    const none = await portfolioAt('2026-01-30');
    expect(none).toMatchObject({ loans: 0, outstanding: { amount: '0.00' }, par30: null });
    expect(none.yield.annual).toBeNull();
    for (const day of [addDays(TODAY, 1), '1899-12-31']) {
      const answer = await lending.ask(analyst, `{ portfolio(asOf: "${day}") { loans } }`);
      expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  test('yields what was earned over what was outstanding on the average of its days', async () => {
    const { annual, interest, fees } = (await portfolioAt(TODAY)).yield;
    const at = await replaying();
    let balanceDays = 0;
    let last: ReturnType<typeof at> = [];
    for (let day = '2026-01-31'; day <= TODAY; day = addDays(day, 1)) {
      last = at(day);
      balanceDays += sum(last, (state) => booksOf(state).LOAN_PRINCIPAL);
    }
    const books = last.map(booksOf);
    expect(minor(fees)).toBe(-sum(books, ({ FEE_INCOME }) => FEE_INCOME));
    expect(Math.abs(minor(interest) + sum(books, (each) => each.INTEREST_INCOME))).toBeLessThan(
      3 * 299 * books.length,
    );
    expect(Number(annual)).toBeCloseTo((36_500 * (minor(interest) + minor(fees))) / balanceDays, 3);
    // 10.9 % and 8.4 % and late fees, less what nobody pays on what was given up.
    expect(Number(annual)).toBeGreaterThan(10);
    expect(Number(annual)).toBeLessThan(13);
  });

  test('of a product, of a partner and of nobody is told by itself', async () => {
    const whole = await portfolioAt('2026-06-30');
    const [row] =
      await lending.sql`select product_id from lending.loans where id = ${ids['daily'] ?? ''}`;
    const daily = await portfolioAt('2026-06-30', { productId: row?.['product_id'] });
    const brought = await portfolioAt('2026-06-30', { partnerId });
    const neither = await portfolioAt('2026-06-30', { partnerId, productId: row?.['product_id'] });
    expect([whole, daily, brought, neither].map(({ loans }) => loans)).toEqual([5, 1, 2, 0]);
    expect(daily.outstanding.amount).toBe('9621.34');
    expect(neither.outstanding.amount).toBe('0.00');
  });

  test('is for who reads portfolios, and its answer names nobody', async () => {
    for (const [caller, allowed] of [
      [analyst, true],
      [officer(), true],
      [borrower(), false],
      [borrower(partnerId), false],
    ] as const) {
      for (const field of ['portfolio', 'portfolioLoans']) {
        const { errors } = await lending.ask(
          caller,
          `{ ${field}(asOf: "${TODAY}") { __typename } }`,
        );
        expect([field, errors === undefined]).toEqual([field, allowed]);
      }
      const file = await lending.get(caller, `/exports/portfolio.csv?asOf=${TODAY}`);
      expect(file.status).toBe(allowed ? 200 : 403);
      await file.arrayBuffer();
    }
    expect((await fetch(`${lending.url}/exports/portfolio.csv?asOf=${TODAY}`)).status).toBe(401);
  });
});

describe('the loans of a portfolio', () => {
  test('are told page by page, the newest first, and are those that it sums', async () => {
    const seen: { id: string; outstanding: Amount }[] = [];
    let after: string | null = null;
    do {
      const answer = await ask(
        `query ($after: String) { portfolioLoans(asOf: "2026-06-30", first: 2, after: $after) {
          edges { node { id outstanding { amount } } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const page = answer['portfolioLoans'] as {
        edges: { node: { id: string; outstanding: Amount } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      seen.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    const there = Object.values(ids).filter((id) => id !== ids['young']);
    expect(seen.map(({ id }) => id)).toEqual(there.sort().reverse());
    expect(seen.reduce((all, { outstanding }) => all + minor(outstanding), 0)).toBe(
      minor((await portfolioAt('2026-06-30')).outstanding),
    );
  });

  test('are written to files that follow each other, in pieces as they are taken', async () => {
    const whole = await (
      await lending.get(analyst, '/exports/portfolio.csv?asOf=2026-06-30')
    ).text();
    const [header = '', ...lines] = whole.trimEnd().split('\r\n');
    expect(header).toBe(
      'loanId,productCode,partnerId,status,disbursedOn,currency,principal,outstanding,accruedInterest,pastDue,daysPastDue,bucket,annualRate,pricingBand,asOf',
    );
    expect(lines.find((line) => line.startsWith(ids['daily'] ?? '-'))).toMatch(
      /,HOME_IMPROVEMENT,,DELINQUENT,2026-03-20,USD,10000.00,9621.34,[\d.]+,915.64,\d+,DAYS_60_89,8.4,B,2026-06-30$/,
    );
    const files: string[][] = [];
    await within(async (ports) => {
      const write = exportPortfolio(ports, 3, 2);
      let after: string | undefined;
      do {
        const { chunks, next } = await write({ asOf: '2026-06-30', ...(after && { after }) });
        const pieces: string[] = [];
        for await (const piece of chunks) pieces.push(piece);
        files.push(pieces);
        after = next ?? undefined;
      } while (after !== undefined);
    });
    // A header and the rows by twos, at most three of them.
    expect(files.map((pieces) => pieces.length)).toEqual([3, 2]);
    const rows = files.flatMap((pieces) => pieces.join('').trimEnd().split('\r\n').slice(1));
    expect(rows).toEqual(lines);
  });

  test('are in a file that tells of the next one, and not of what was asked wrongly', async () => {
    const file = await lending.get(
      analyst,
      `/exports/portfolio.csv?asOf=2026-06-30&partnerId=${partnerId}`,
    );
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="portfolio-2026-06-30.csv"',
    );
    expect([file.headers.get('link'), (await file.text()).trimEnd().split('\r\n').length]).toEqual([
      null,
      3,
    ]);
    for (const query of [
      '',
      '?asOf=tomorrow',
      `?asOf=${addDays(TODAY, 1)}`,
      '?asOf=2026-06-30&x=1',
      '?asOf=2026-06-30&after=x',
    ]) {
      const { status } = await lending.get(analyst, `/exports/portfolio.csv${query}`);
      expect([query, status]).toEqual([query, 400]);
    }
  });
});

test('the examples of docs/lending.md answer as it says', async () => {
  const examples = examplesIn(sectionOf('docs/lending.md', 'Portfolio'));
  const names = ['PortfolioOfADay', 'LossAndYield', 'RollRates', 'Vintages', 'PortfolioLoans'];
  expect([...examples.keys()]).toEqual(names);
  for (const name of names) await follow(lending, analyst, examples.get(name));
});

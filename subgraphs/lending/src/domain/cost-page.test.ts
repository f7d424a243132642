import { Decimal } from '@blockscore/money';
import { describe, expect, it } from 'vitest';
import {
  balanceLine,
  type CostDisclosure,
  scheduleLines,
  writtenInterval,
} from './cost-disclosure.ts';
import { costPage } from './cost-page.ts';
import { quote } from './quote.ts';
import type { ScheduleTerms } from './schedule.ts';

function disclosure(
  changes: Partial<ScheduleTerms> = {},
  others: Partial<CostDisclosure> = {},
): CostDisclosure {
  const terms: ScheduleTerms = {
    principal: 1_234_500n,
    annualRate: new Decimal('9.9'),
    disbursedOn: '2026-01-15',
    firstPaymentOn: '2026-02-15',
    instalments: 24,
    every: { count: 1, unit: 'MONTH' },
    dayCount: 'THIRTY_360',
    method: 'ANNUITY',
    ...changes,
  };
  return {
    title: 'Loan quote',
    lender: 'A Bank, 1 Main Street',
    preparedOn: '2026-01-15',
    validUntil: null,
    currency: 'USD',
    terms,
    quote: quote(terms, 'USD'),
    ...others,
  };
}

describe('the payment schedule', () => {
  it('tells equal payments together, and the odd one at the end', () => {
    expect(scheduleLines(disclosure())).toEqual([
      '23 payments of 569.09 USD, every month from 15 February 2026',
      '1 payment of 569.10 USD on 15 January 2028',
    ]);
  });

  it('tells the range of payments that all differ', () => {
    const lines = scheduleLines(
      disclosure({ method: 'EQUAL_PRINCIPAL', downPaymentPercent: '10' }),
    );
    expect(lines).toEqual([
      'Down payment of 1,234.50 USD on 15 January 2026',
      '24 payments of 466.70 USD to 554.60 USD, every month from 15 February 2026, as listed below',
    ]);
  });

  it.each([
    [1, 'MONTH', 'every month'],
    [3, 'MONTH', 'every 3 months'],
    [2, 'WEEK', 'every 2 weeks'],
    [1, 'SEMI_MONTH', 'twice a month'],
    [3, 'SEMI_MONTH', 'every 3 half months'],
    [1, 'QUARTER', 'every quarter'],
    [10, 'DAY', 'every 10 days'],
  ] as const)('every %i %s is «%s»', (count, unit, expected) => {
    expect(writtenInterval({ count, unit })).toBe(expected);
  });
});

describe('the picture', () => {
  it('goes down in steps from the whole of the balance to nothing', () => {
    const line = balanceLine(disclosure());
    expect(line[0]).toEqual({ x: 0, y: 1 });
    expect(line.at(-1)).toEqual({ x: 1, y: 0 });
    expect(line.every(({ y }, index) => y <= (line[index - 1]?.y ?? 1))).toBe(true);
  });

  it('goes up where more is paid out', () => {
    const advances = [{ amount: 2_000_000n, on: '2027-01-20' }];
    const highest = balanceLine(disclosure({ advances })).find(({ y }) => y === 1);
    expect(highest?.x).toBeGreaterThan(0.4);
  });
});

describe('the page', () => {
  it('holds the box, its basis and every payment', () => {
    const html = costPage(disclosure({}, { validUntil: '2026-01-29' }));
    for (const told of [
      'Annual percentage rate</dt><dd>9.90 %',
      'Finance charge</dt><dd>1,313.17 USD',
      'Amount financed</dt><dd>12,345.00 USD',
      'Total of payments</dt><dd>13,658.17 USD',
      'A Bank, 1 Main Street',
      '10.36 % by Directive 2008/48/EC',
      '29 January 2026',
    ]) {
      expect(html).toContain(told);
    }
    expect(html.match(/<tr><td>/g)).toHaveLength(24);
  });

  it('names what makes instalments differ', () => {
    const html = costPage(
      disclosure({
        principalGrace: 3,
        interestGrace: 1,
        balloonPercent: '30',
        downPaymentPercent: '12.5',
        multipleOf: 500n,
        advances: [{ amount: 200_000n, on: '2026-05-20' }],
      }),
    );
    for (const told of [
      'The first instalment: nothing is paid, the interest is owed with the next',
      'The first 3 instalments: interest alone, but for those that pay nothing',
      '30 % of the amount, left for the last instalment',
      '12.5 % of what is paid out, on the same day',
      'Later payouts</th><td>1; each changes the instalments after it',
      'Multiples of 5.00 USD',
    ]) {
      expect(html).toContain(told);
    }
    expect(costPage(disclosure())).not.toMatch(/Grace|Balloon|Down payment|Later payouts/);
  });

  it('writes names as text', () => {
    const html = costPage(disclosure({}, { title: `<b onclick="x">'&` }));
    expect(html).toContain('<h1>&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;</h1>');
  });
});

import { ANONYMOUS } from '@blockscore/caller';
import { describe, expect, test } from 'vitest';
import { PERSONAL } from './application-steps.ts';
import { examplesIn, follow, sectionOf } from './guide.ts';
import { useLending } from './lending-subgraph.ts';

const lending = useLending();

const QUOTE = `query ($input: QuoteLoanInput!) { quoteLoan(input: $input) {
  amount { amount } termMonths annualRate band dayCount method payment { amount currency }
  schedule { number dueDate payment { amount } interest { amount } principal { amount } balance { amount } }
  amountFinanced { amount } financeCharge { amount } totalOfPayments { amount } apr } }`;

const DOCUMENT =
  'query ($input: QuoteLoanInput!) { quoteLoan(input: $input) { document { html pdf } } }';

const base = {
  annualRate: '12',
  amount: { amount: '1000.00', currency: 'USD' },
  termMonths: 3,
  disbursedOn: '2026-01-15',
};
const later = (changes: Record<string, unknown> = {}) => ({
  amount: { amount: '49500.00', currency: 'USD' },
  date: '2026-03-01',
  ...changes,
});
const quote = (changes: Record<string, unknown> = {}) =>
  lending.ask(ANONYMOUS, QUOTE, { input: { ...base, ...changes } });

describe('quoteLoan', () => {
  test('says what a loan costs, to the cent', async () => {
    const { data, errors } = await quote();
    expect(errors).toBeUndefined();
    expect(data?.['quoteLoan']).toEqual({
      amount: { amount: '1000.00' },
      termMonths: 3,
      annualRate: '12',
      band: null,
      dayCount: 'THIRTY_360',
      method: 'ANNUITY',
      payment: { amount: '340.02', currency: 'USD' },
      schedule: [
        row(1, '2026-02-15', '340.02', '10.00', '330.02', '669.98'),
        row(2, '2026-03-15', '340.02', '6.70', '333.32', '336.66'),
        row(3, '2026-04-15', '340.03', '3.37', '336.66', '0.00'),
      ],
      amountFinanced: { amount: '1000.00' },
      financeCharge: { amount: '20.07' },
      totalOfPayments: { amount: '1020.07' },
      apr: expect.stringMatching(/^1[12]\.\d+$/),
    });
  });

  function row(
    number: number,
    dueDate: string,
    payment: string,
    interest: string,
    principal: string,
    balance: string,
  ) {
    return {
      number,
      dueDate,
      payment: { amount: payment },
      interest: { amount: interest },
      principal: { amount: principal },
      balance: { amount: balance },
    };
  }

  test('takes rate, day count and method from the product', async () => {
    const product = { productId: PERSONAL, annualRate: null, termMonths: 12 };
    const best = await quote(product);
    expect(best.data?.['quoteLoan']).toMatchObject({ annualRate: '7.9', band: 'A' });
    const last = await quote({ ...product, band: 'D', method: 'FLAT', dayCount: 'ACT_365' });
    expect(last.data?.['quoteLoan']).toMatchObject({
      annualRate: '19.9',
      band: 'D',
      method: 'FLAT',
      dayCount: 'ACT_365',
    });
  });

  test('counts an odd first period and rounds to multiples as told', async () => {
    const { data } = await quote({ firstPaymentDate: '2026-03-01', instalmentMultiple: '5' });
    expect(data?.['quoteLoan']).toMatchObject({
      schedule: [
        { dueDate: '2026-03-01', interest: { amount: '15.33' }, payment: { amount: '340.00' } },
        { dueDate: '2026-04-01' },
        { dueDate: '2026-05-01', balance: { amount: '0.00' } },
      ],
    });
  });

  test('starts today where nothing else is said', async () => {
    const { data } = await quote({ disbursedOn: null, dayCount: 'ACT_ACT' });
    const quoted = data?.['quoteLoan'] as { schedule: { dueDate: string }[] } | undefined;
    const today = new Date().toISOString().slice(0, 10);
    expect((quoted?.schedule[0]?.dueDate ?? '') > today).toBe(true);
  });

  test.each([
    [{ annualRate: null }, 'input.annualRate'],
    [{ annualRate: '-1' }, 'input.annualRate'],
    [{ annualRate: '1001' }, 'input.annualRate'],
    [{ annualRate: 'NaN' }, 'input.annualRate'],
    [{ amount: { amount: '1e3', currency: 'USD' } }, 'input.amount'],
    [{ instalmentMultiple: '1e1' }, 'input.instalmentMultiple'],
    [{ amount: { amount: '-1', currency: 'USD' } }, 'input.amount'],
    [{ amount: { amount: '0.001', currency: 'USD' } }, 'input.amount'],
    [{ termMonths: 0 }, 'input.termMonths'],
    [{ termMonths: 10_000 }, 'input.termMonths'],
    [{ productId: 'prod_x' }, 'input.productId'],
    [{ productId: PERSONAL, termMonths: 3 }, 'input.termMonths'],
    [{ firstPaymentDate: '2026-01-15' }, 'input.firstPaymentDate'],
    [{ firstPaymentDate: '2029-01-15' }, 'input.firstPaymentDate'],
    [{ disbursedOn: '1950-01-15' }, 'input.disbursedOn'],
    [{ instalmentMultiple: '0' }, 'input.instalmentMultiple'],
    [{ instalmentMultiple: '2000' }, 'input.instalmentMultiple'],
    [{ instalmentMultiple: '1000' }, 'input.instalmentMultiple'],
    [{ instalmentMultiple: '500', termMonths: 12 }, 'input.instalmentMultiple'],
    [{ amount: { amount: '0.01', currency: 'USD' } }, 'input.amount'],
    [{ disbursedOn: 'soon' }, 'LocalDate'],
    [{ every: { count: 0, unit: 'WEEK' } }, 'input.every.count'],
    [{ every: { unit: 'QUARTER' }, termMonths: 7 }, 'input.every'],
    [{ every: { unit: 'DAY' }, termMonths: 600 }, 'input.termMonths'],
    [{ principalGrace: 3 }, 'input.principalGrace'],
    [{ interestGrace: -1 }, 'input.interestGrace'],
    [{ method: 'INTEREST_ONLY', principalGrace: 0 }, 'input.principalGrace'],
    [{ method: 'BALLOON' }, 'input.balloonPercent'],
    [{ balloonPercent: '101' }, 'input.balloonPercent'],
    [{ balloonPercent: '60', downPaymentPercent: '50' }, 'input.downPaymentPercent'],
    [{ downPaymentPercent: '60', instalmentMultiple: '1000' }, 'input.downPaymentPercent'],
    [{ advances: [later({ date: '2026-04-15' })] }, 'input.advances.0.date'],
    [
      { advances: [later({ amount: { amount: '0', currency: 'USD' } })] },
      'input.advances.0.amount',
    ],
    [
      { advances: [later({ amount: { amount: '1', currency: 'EUR' } })] },
      'input.advances.0.amount.currency',
    ],
    [{ advances: Array(13).fill(later()) }, 'input.advances'],
    [{ productId: PERSONAL, termMonths: 12, advances: [later()] }, 'input.amount'],
  ])('refuses %j', async (changes, where) => {
    const { errors } = await quote(changes);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(where);
  });

  test('waits with the principal to the end where interest alone is paid', async () => {
    const { data } = await quote({ method: 'INTEREST_ONLY' });
    expect(data?.['quoteLoan']).toMatchObject({
      payment: { amount: '1010.00' },
      schedule: [{ principal: { amount: '0.00' } }, {}, { principal: { amount: '1000.00' } }],
    });
  });

  test('gives a page and a PDF file to keep', async () => {
    const { data } = await lending.ask(ANONYMOUS, DOCUMENT, { input: base });
    const answer = data?.['quoteLoan'] as { document: { html: string; pdf: string } } | undefined;
    const { html, pdf } = answer?.document ?? { html: '', pdf: '' };
    for (const told of [
      '12.00 %',
      '20.07 USD',
      '2 payments of 340.02 USD',
      '<polyline',
      '336.66',
    ]) {
      expect(html).toContain(told);
    }
    expect(html).not.toMatch(/<script|https?:/);
    const file = Buffer.from(pdf, 'base64').toString('latin1');
    expect(file.slice(0, 5)).toBe('%PDF-');
    expect(file.trimEnd().slice(-5)).toBe('%%EOF');
  });

  test('answers the longest and dearest loan at once', async () => {
    const advances = Array(12).fill(later());
    const term = { termMonths: 600, every: { unit: 'SEMI_MONTH' } };
    const { errors } = await quote({ ...term, annualRate: '1000', interestGrace: 3, advances });
    expect(errors).toBeUndefined();
  });
});

const APR = `query ($input: CalculateAprInput!) { calculateApr(input: $input) {
  apr financeCharge totalOfPayments } }`;

interface Calculated {
  readonly apr: string;
}

/** The rate that a query was answered with. */
function aprOf({ data }: Awaited<ReturnType<typeof calculate>>): number {
  const answer = data?.['calculateApr'] as Calculated | undefined;
  return Number(answer?.apr);
}

const calculate = (advances: unknown, payments: unknown) =>
  lending.ask(ANONYMOUS, APR, { input: { advances, payments } });
const advance = { amount: '5000', date: '1978-01-10' };

describe('calculateApr', () => {
  test('follows Regulation Z, Appendix J', async () => {
    const answer = await calculate(
      [advance],
      [{ amount: '230.00', date: '1978-02-10', count: 24, every: { unit: 'MONTH' } }],
    );
    expect(answer.data?.['calculateApr']).toMatchObject({
      financeCharge: '520',
      totalOfPayments: '5520',
    });
    expect(aprOf(answer)).toBeCloseTo(9.69, 2);
  });

  test('takes series of any interval, and single payments', async () => {
    for (const unit of ['DAY', 'WEEK', 'SEMI_MONTH', 'MONTH', 'QUARTER']) {
      const answer = await calculate(
        [advance],
        [
          { amount: '100', date: '1978-02-10', count: 50, every: { unit, count: 2 } },
          { amount: '1000', date: '2003-06-01' },
        ],
      );
      expect(answer.errors).toBeUndefined();
      expect(aprOf(answer)).toBeGreaterThan(0);
    }
  });

  test.each([
    [[], [{ amount: '1', date: '2026-01-01' }], 'input.advances'],
    [[advance], [], 'input.payments'],
    [[advance], [{ amount: '1', date: '1978-02-10' }], 'input.payments'],
    [[advance], [{ amount: '6000', date: '1977-02-10' }], 'input.payments'],
    [[advance], [{ amount: '6000', date: '1978-01-10' }], 'input.payments'],
    [[advance], [{ amount: '-6000', date: '1978-02-10' }], 'input.payments.0.amount'],
    [[advance], [{ amount: '1', date: '1978-02-10', count: 5_001 }], 'input.payments.0.count'],
    [[advance], [{ amount: '1', date: '1978-02-10', count: 0 }], 'input.payments.0.count'],
    [
      [advance],
      [{ amount: '1', date: '1978-02-10', count: 5, every: { unit: 'DAY', count: 0 } }],
      'input.payments.0.every.count',
    ],
    [
      [advance],
      [{ amount: '1', date: '1978-02-10', count: 5_000, every: { unit: 'QUARTER', count: 1_000 } }],
      'input.payments.0.date',
    ],
    [
      [{ ...advance, amount: '0' }],
      [{ amount: '1', date: '1978-02-10' }],
      'input.advances.0.amount',
    ],
    [Array(101).fill(advance), [{ amount: '1', date: '1978-02-10' }], 'input.advances'],
  ])('refuses %#', async (advances, payments, where) => {
    const { errors } = await calculate(advances, payments);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(where);
  });

  test('answers five thousand payments at once', async () => {
    const { errors } = await calculate(
      [advance],
      [{ amount: '2', date: '1978-02-10', count: 5_000, every: { unit: 'WEEK' } }],
    );
    expect(errors).toBeUndefined();
  });
});

test('the guide tells what is answered', async () => {
  const examples = examplesIn(sectionOf('docs/lending.md', 'Schedules and APR'));
  for (const name of ['EqualInstalments', 'FortnightlyWithAdvance', 'AnnualRates']) {
    await follow(lending, ANONYMOUS, examples.get(name));
  }
});

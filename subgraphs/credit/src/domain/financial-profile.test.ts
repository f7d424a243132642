import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FinancialProfileInput, validateProfile } from './financial-profile.ts';
import { inputsOfProfile } from './profile-inputs.ts';

const input: FinancialProfileInput = {
  monthlyIncome: { amount: '4200.50', currency: 'USD' },
  monthlyDebtPayments: { amount: '900', currency: 'USD' },
  revolvingUtilization: '0.35',
  openCreditLines: 6,
  realEstateLoans: 1,
  timesLate30Days: 0,
  timesLate60Days: 0,
  timesLate90Days: 0,
  dependents: null,
  employmentMonths: 30,
};

function errorsOf(changes: Partial<FinancialProfileInput>) {
  const result = validateProfile({ ...input, ...changes }, 'USD');
  return result.ok ? [] : result.error.map(({ code, path }) => [code, path?.join('.')]);
}

describe('a financial profile', () => {
  test('that is sound is kept and becomes numbers in major units', () => {
    const result = validateProfile(input, 'USD');
    if (!result.ok) throw new Error('The profile was refused.');
    expect(result.value.monthlyIncome).toEqual({ minor: 420_050n, currency: 'USD' });
    expect(inputsOfProfile(result.value)).toEqual({
      monthlyIncome: 4200.5,
      monthlyDebtPayments: 900,
      revolvingUtilization: 0.35,
      openCreditLines: 6,
      realEstateLoans: 1,
      timesLate30Days: 0,
      timesLate60Days: 0,
      timesLate90Days: 0,
    });
  });

  test.each([
    'NaN',
    '-0.1',
    '1e3',
    '1e-3',
    'Infinity',
    '',
    '45',
    '10.01',
    ' 1',
    '0x1',
    '9'.repeat(40),
  ])('with the utilization %j is refused', (revolvingUtilization) => {
    expect(errorsOf({ revolvingUtilization })).toEqual([['INPUT_INVALID', 'revolvingUtilization']]);
  });

  test.each(['-1', '10000000.01', '1e5', 'NaN', '12.345', ''])(
    'with the income %j is refused',
    (amount) => {
      const monthlyIncome = { amount, currency: 'USD' };
      expect(errorsOf({ monthlyIncome })).toEqual([['INPUT_INVALID', 'monthlyIncome.amount']]);
    },
  );

  test('in another currency than the lender’s is refused', () => {
    expect(errorsOf({ monthlyDebtPayments: { amount: '1', currency: 'EUR' } })).toEqual([
      ['CURRENCY_NOT_OFFERED', 'monthlyDebtPayments.currency'],
    ]);
  });

  test('tells every wrong field at once', () => {
    const wrong = {
      openCreditLines: -1,
      timesLate90Days: 96,
      dependents: 0.5,
      employmentMonths: 901,
    };
    expect(errorsOf(wrong)).toEqual([
      ['INPUT_INVALID', 'openCreditLines'],
      ['INPUT_INVALID', 'timesLate90Days'],
      ['INPUT_INVALID', 'dependents'],
      ['INPUT_INVALID', 'employmentMonths'],
    ]);
  });

  test('whatever text is sent is refused or understood, never thrown at', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (amount, revolvingUtilization) => {
        const monthlyIncome = { amount, currency: 'USD' };
        validateProfile({ ...input, monthlyIncome, revolvingUtilization }, 'USD');
      }),
    );
  });
});

import type { Caller } from '@blockscore/caller';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APPLICANT,
  person,
  startTestCredit,
  submitted,
  type UserError,
} from './credit-subgraph.ts';

let credit: TestSubgraph;
let caller: Caller;
beforeAll(async () => {
  credit = await startTestCredit();
  caller = person();
  await submitted(credit, caller);
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

const SELECTION = 'score { id } userErrors { code path message }';

/** What is said of the input: user errors by path, and errors of the type system. */
async function complaints(query: string, variables: Record<string, unknown> = {}) {
  const { data, errors = [] } = await credit.ask(caller, query, variables);
  const payload = data?.['submitFinancialProfile'] as
    | { score: unknown; userErrors: readonly UserError[] }
    | undefined;
  expect(payload?.score ?? null).toBeNull();
  return {
    userErrors: (payload?.userErrors ?? []).map(({ path, message }) => [path?.join('.'), message]),
    typeErrors: errors.map(({ message, extensions }) => [extensions?.code, message]),
  };
}

const byVariable = (changes: object) =>
  complaints(
    `mutation ($input: SubmitFinancialProfileInput!) { submitFinancialProfile(input: $input) { ${SELECTION} } }`,
    { input: { ...APPLICANT, ...changes } },
  );

/** The input written into the document; `values` are GraphQL. */
const inDocument = (values: Readonly<Record<string, string>>) => {
  const { monthlyIncome, monthlyDebtPayments, revolvingUtilization, ...counts } = APPLICANT;
  const money = ({ amount, currency }: { amount: string; currency: string }) =>
    `{ amount: "${amount}", currency: ${JSON.stringify(currency)} }`;
  const fields = {
    ...counts,
    monthlyIncome: money(monthlyIncome),
    monthlyDebtPayments: money(monthlyDebtPayments),
    revolvingUtilization: JSON.stringify(revolvingUtilization),
    ...values,
  };
  const text = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return complaints(
    `mutation { submitFinancialProfile(input: { ${text.join(' ')} }) { ${SELECTION} } }`,
  );
};

const TEXTS = [
  ...['NaN', 'Infinity', '-Infinity', '-0.1', '1e5', '1E-3', '1e-999', '0x1F', '0b1', '1,234.50'],
  ...[
    '1.234,50',
    "1'000",
    '1_000',
    '',
    ' ',
    ' 0.5',
    '+0.5',
    '.5',
    '5.',
    '0.5%',
    '½',
    '０.５',
    '٣',
    '−1',
  ],
  ...['null', 'true', 'one', '0.5\n', '\u0000', '1'.repeat(40), '9'.repeat(100_000)],
];

describe('a decimal that is none, or absurd', () => {
  test('in a variable is a user error that names the field and says what to write', async () => {
    for (const text of [...TEXTS, '35', '10.0001']) {
      const { userErrors, typeErrors } = await byVariable({ revolvingUtilization: text });
      expect([userErrors.map(([path]) => path), typeErrors], text.slice(0, 20)).toEqual([
        ['input.revolvingUtilization'],
        [],
      ]);
      expect(userErrors[0]?.[1]).toMatch(/Write a plain decimal|write 0\.35 for 35 %/);
      expect(userErrors[0]?.[1]?.length).toBeLessThan(200);
    }
    for (const amount of [...TEXTS, '10000000.01', '0.001']) {
      const monthlyIncome = { amount, currency: 'USD' };
      const { userErrors, typeErrors } = await byVariable({ monthlyIncome });
      expect([userErrors.map(([path]) => path), typeErrors], amount.slice(0, 20)).toEqual([
        ['input.monthlyIncome.amount'],
        [],
      ]);
    }
  });

  test('is one as a JSON number and in a document too', async () => {
    for (const value of [-0.1, 1e21, 1e-7, 35]) {
      const { userErrors } = await byVariable({ revolvingUtilization: value });
      expect(
        userErrors.map(([path]) => path),
        String(value),
      ).toEqual(['input.revolvingUtilization']);
    }
    for (const value of ['1e5', '1E-3', '-0.1', '35', '"NaN"', '"1e5"']) {
      const { userErrors } = await inDocument({ revolvingUtilization: value });
      expect(
        userErrors.map(([path]) => path),
        value,
      ).toEqual(['input.revolvingUtilization']);
    }
  });

  test.each([[true], [null], [{}], [['0.5']]])(
    'is refused by its type where it is %j, by name',
    async (revolvingUtilization) => {
      const { typeErrors } = await byVariable({ revolvingUtilization });
      expect(typeErrors).toEqual([
        ['BAD_USER_INPUT', expect.stringContaining('input.revolvingUtilization')],
      ]);
    },
  );

  test('is refused by its type in a document too, by name', async () => {
    for (const revolvingUtilization of ['NaN', 'true', 'null', '{}', '["0.5"]']) {
      const { typeErrors } = await inDocument({ revolvingUtilization });
      expect(typeErrors, revolvingUtilization).toEqual([
        ['GRAPHQL_VALIDATION_FAILED', expect.stringContaining('"input.revolvingUtilization"')],
      ]);
    }
  });
});

describe('a count that is none', () => {
  test.each([[1.5], ['6'], ['1e1'], [2 ** 31], [null], [true], ['NaN'], [[1, 2]]])(
    'in a variable, such as %j, is refused by its type, by name',
    async (openCreditLines) => {
      const { typeErrors } = await byVariable({ openCreditLines });
      expect(typeErrors).toEqual([
        ['BAD_USER_INPUT', expect.stringContaining('input.openCreditLines')],
      ]);
    },
  );

  test.each(['1.5', '1e1', '"6"', 'NaN', 'Infinity', 'null', '2147483648', '{}', '[1, 2]'])(
    'in a document, such as %s, is refused by its type, by name',
    async (openCreditLines) => {
      const { typeErrors } = await inDocument({ openCreditLines });
      expect(typeErrors).toEqual([
        ['GRAPHQL_VALIDATION_FAILED', expect.stringContaining('"input.openCreditLines"')],
      ]);
    },
  );

  test('but a whole number out of bounds is a user error', async () => {
    for (const openCreditLines of [-1, 101, 2 ** 31 - 1, 1e3]) {
      const { userErrors } = await byVariable({ openCreditLines });
      expect(userErrors).toEqual([
        ['input.openCreditLines', 'State a whole number from 0 to 100.'],
      ]);
    }
  });
});

test('a field that is left out, unknown, or in an odd currency is named', async () => {
  const { typeErrors: missing } = await byVariable({ timesLate60Days: undefined });
  expect(missing[0]?.[1]).toContain('timesLate60Days');
  const { typeErrors: unknown } = await byVariable({ age: 40 });
  expect(unknown[0]?.[1]).toContain('"age"');
  const { typeErrors: currency } = await byVariable({
    monthlyIncome: { amount: '1', currency: '$' },
  });
  expect(currency[0]?.[1]).toContain('input.monthlyIncome.currency');
});

test('a changed profile is checked like a submitted one', async () => {
  const simulate = async (changes: object) => {
    const answer = await credit.ask(
      caller,
      'query ($input: SimulateScoreInput!) { simulateScore(input: $input) { userErrors { code path } } }',
      { input: { changes } },
    );
    return answer.data?.['simulateScore'];
  };
  expect(
    await simulate({
      revolvingUtilization: 'NaN',
      openCreditLines: -1,
      monthlyDebtPayments: { amount: '1', currency: 'EUR' },
    }),
  ).toEqual({
    userErrors: [
      {
        code: 'CURRENCY_NOT_OFFERED',
        path: ['input', 'changes', 'monthlyDebtPayments', 'currency'],
      },
      { code: 'INPUT_INVALID', path: ['input', 'changes', 'revolvingUtilization'] },
      { code: 'INPUT_INVALID', path: ['input', 'changes', 'openCreditLines'] },
    ],
  });
  expect(await simulate({ timesLate30Days: null, dependents: null })).toEqual({
    userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'changes', 'timesLate30Days'] }],
  });
});

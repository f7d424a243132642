import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { LIST_RULES } from '../domain/alerts/list-alert.ts';
import { CUSTOMER_TO_REVIEW } from '../domain/kyc/review-alert.ts';
import { isReserved } from '../domain/monitoring/reserved-codes.ts';
import { SANCTIONS_MATCH } from '../domain/screening-alert.ts';
import { readRule } from './monitoring-rule-content.ts';
import { releaseRules } from './release-rules.ts';

const rule = {
  code: 'TWO_CASH',
  version: 1,
  kind: 'STRUCTURING',
  description: 'Two payments in cash.',
  severity: 'HIGH',
  action: 'ALERT',
  currency: 'USD',
  parameters: {
    ...{ threshold: '10000', from: '8000', payments: 2, days: 10, sumAbove: '10000' },
    direction: 'IN',
    methods: ['CASH'],
  },
};
const read = (change: object) => readRule(JSON.stringify({ ...rule, ...change }));

test('amounts are read in the minor units of the currency', () => {
  const dollars = read({});
  expect(dollars.ok && dollars.value.rule.parameters).toMatchObject({ threshold: 1_000_000n });
  const yen = read({ currency: 'JPY' });
  expect(yen.ok && yen.value.rule.parameters).toMatchObject({ threshold: 10_000n });
});

test('the same rule has the same digest, in whatever order it was written', () => {
  const other = readRule(JSON.stringify(Object.fromEntries(Object.entries(rule).reverse())));
  const one = read({});
  expect(one.ok && other.ok && one.value.digest === other.value.digest).toBe(true);
});

test.each([
  ['an unknown kind', { kind: 'MAGIC' }, 'kind'],
  ['a field of another kind', { parameters: { ...rule.parameters, minimum: '1' } }, 'parameters'],
  ['a code in small letters', { code: 'two-cash' }, 'code'],
  ['an unknown currency', { currency: 'QQQ' }, 'currency'],
  ['a window of years', { parameters: { ...rule.parameters, days: 5_000 } }, 'parameters.days'],
  ['a nearness above the threshold', { parameters: { ...rule.parameters, from: '10000' } }, 'from'],
  [
    'more digits than yen have',
    { currency: 'JPY', parameters: { ...rule.parameters, from: '1.5' } },
    'from',
  ],
])('with %s it is refused, and the field is named', (_, change, field) => {
  const refused = read(change);
  expect(refused).toMatchObject({ ok: false, error: [expect.stringContaining(field)] });
});

test('what is no JSON is refused', () => {
  expect(readRule('{')).toEqual({ ok: false, error: ['It is no JSON.'] });
});

test('no rule is called what compliance calls alerts of its own', async () => {
  const from = new URL('../app/', import.meta.url);
  const files = await readdir(from, { recursive: true });
  const sources = files.filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.startsWith('demo'));
  const texts = await Promise.all(sources.map((file) => readFile(new URL(file, from), 'utf8')));
  const written = texts.flatMap((text) =>
    [...text.matchAll(/\brule: '([A-Z_]+)'/g)].map(([, code = '']) => code),
  );
  expect(written.length).toBeGreaterThan(3);
  const own = [...written, ...LIST_RULES, SANCTIONS_MATCH, CUSTOMER_TO_REVIEW];
  expect(own.filter((code) => !isReserved(code))).toEqual([]);
});

test.each(['USD', 'EUR', 'JPY'])('the rules of the release are sound in %s', async (currency) => {
  const rules = (await releaseRules(currency)).map(readRule);
  expect(rules.filter((each) => !each.ok || isReserved(each.value.rule.code))).toEqual([]);
  expect(rules.flatMap((each) => (each.ok ? [] : each.error))).toEqual([]);
  expect(rules.length).toBeGreaterThan(7);
});

import { expect, test } from 'vitest';
import { bandOf, type RiskInputs, scoreRisk } from './customer-risk.ts';

const list = (countries: readonly string[], blocks: boolean) => ({
  ...{ name: 'FATF', source: 'https://example.org', asOf: '2025-10-24' },
  countries,
  blocks,
});

const known: RiskInputs = {
  countries: ['US'],
  countryLists: [list(['KE'], false), list(['KP'], true)],
  customerSince: '2024-01-01',
  alerts: [],
  screening: 'CLEAR',
  kyc: 'APPROVED',
  today: '2026-01-01',
};

test('a customer who is long known and of whom nothing was found is no risk', () => {
  expect(scoreRisk(known)).toMatchObject({ score: 5, band: 'LOW' });
});

test('the points of the facts add up to the score, 100 at the most', () => {
  const worst: RiskInputs = {
    ...known,
    countries: ['KP'],
    customerSince: '2025-12-31',
    alerts: Array.from({ length: 9 }, () => ({ severity: 'HIGH', resolution: null })),
    screening: 'HIT',
    kyc: 'REJECTED',
  };
  const { score, facts } = scoreRisk(worst);
  expect(score).toBe(100);
  expect(facts.map(({ points }) => points)).toEqual([60, 10, 40, 40, 40, 5]);
});

test.each<[string, Partial<RiskInputs>, number]>([
  ['a country under increased monitoring', { countries: ['KE'] }, 35],
  ['a country subject to a call for action', { countries: ['KP'] }, 65],
  ['an address in such a country', { countries: ['US', 'KP'] }, 65],
  ['of two countries the worse', { countries: ['KE', 'KP'] }, 65],
  ['a country that nobody knows', { countries: [] }, 15],
  ['three months of being known', { customerSince: '2025-10-20' }, 15],
  ['a year of being known', { customerSince: '2025-09-01' }, 10],
  ['a match that an officer dismissed', { screening: 'HIT_DISMISSED' }, 15],
  ['an alert', { alerts: [{ severity: 'MEDIUM', resolution: null }] }, 15],
  ['an alert that was none', { alerts: [{ severity: 'HIGH', resolution: 'FALSE_POSITIVE' }] }, 5],
])('%s counts', (_, change, score) => {
  expect(scoreRisk({ ...known, ...change }).score).toBe(score);
});

test('bands', () => {
  expect([0, 29, 30, 59, 60, 100].map(bandOf)).toEqual([
    ...['LOW', 'LOW', 'MEDIUM', 'MEDIUM', 'HIGH', 'HIGH'],
  ]);
});

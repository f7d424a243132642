import { expect, test } from 'vitest';
import { oldCountryLists } from './country-lists.ts';
import type { MonitoringRule } from './rule.ts';

const list = (name: string, asOf: string) => ({
  ...{ name, asOf, source: 'https://example.org', countries: ['KP'] },
});
const common = {
  version: 3,
  description: 'Far away.',
  severity: 'HIGH',
  action: 'BLOCK',
  currency: 'USD',
} as const;
const rule: MonitoringRule = {
  ...common,
  ...{ code: 'FAR', kind: 'HIGH_RISK_GEOGRAPHY' },
  parameters: {
    ...{ minimum: 0n, residence: true, days: 90 },
    lists: [list('Call for action', '2026-02-13'), list('Monitored', '2026-06-19')],
  },
};
const another: MonitoringRule = {
  ...common,
  ...{ code: 'FAST', kind: 'VELOCITY', parameters: { direction: 'IN', days: 1, payments: 9 } },
};

test('a list of countries is too old from the day after as many as it may be, each by itself', () => {
  const old = (today: string) => oldCountryLists([another, rule], 150, today).map(({ key }) => key);
  expect(old('2026-07-13')).toEqual([]);
  expect(old('2026-07-14')).toEqual(['FAR 2026-02-13 Call for action']);
  expect(old('2026-11-17')).toHaveLength(2);
});

test('it is told of by the rule, its own day and where the new one can be read', () => {
  const [first] = oldCountryLists([rule], 150, '2026-07-14');
  expect(first?.facts.map(({ value }) => value)).toEqual([
    ...['FAR 3', 'Call for action', '2026-02-13', '150', 'https://example.org'],
  ]);
});

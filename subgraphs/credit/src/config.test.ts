import { expect, test } from 'vitest';
import { creditConfig } from './config.ts';

test.each(['XQQ', 'usd', 'US'])('%s is no currency to work in', (CURRENCY) => {
  expect(() => creditConfig({ CURRENCY })).toThrow(/CURRENCY: must be an ISO 4217 code/);
});

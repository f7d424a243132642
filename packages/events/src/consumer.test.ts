import { expect, test } from 'vitest';
import { backOff } from './bell.ts';
import { DEFAULT_RETRY } from './consumer.ts';

test('an outage of some minutes buries nothing', () => {
  const { attempts, firstDelayMs, maxDelayMs } = DEFAULT_RETRY;
  let total = 0;
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    total += backOff(attempt, firstDelayMs, maxDelayMs);
  }
  expect(total / 60_000).toBeGreaterThan(9);
  expect(total / 60_000).toBeLessThanOrEqual(10);
  expect(maxDelayMs).toBe(60_000);
});

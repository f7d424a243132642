import { expect, test } from 'vitest';
import {
  bodyOf,
  GIVE_UP_AFTER_MS,
  MAX_TRIES,
  nextAttemptAt,
  pauseAfter,
  type StatusChange,
} from './webhook.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const start = new Date('2026-11-22T12:00:00Z');
const giveUpAt = new Date(start.getTime() + GIVE_UP_AFTER_MS);

test('what is not taken is tried sixteen times, later each time, in less than three days', () => {
  const waits: number[] = [];
  let at = start;
  for (let tries = 1; ; tries += 1) {
    const next = nextAttemptAt(tries, at, giveUpAt);
    if (next === undefined) break;
    waits.push(next.getTime() - at.getTime());
    at = next;
  }
  expect(waits).toHaveLength(MAX_TRIES - 1);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(MAX_TRIES).toBe(16);
  expect(at.getTime() - start.getTime()).toBeGreaterThan(70 * HOUR);
  expect(at < giveUpAt).toBe(true);
});

test('who asks for time gets it, an hour at most, and no less than there is anyway', () => {
  const wait = (ms: number) => {
    const next = nextAttemptAt(1, start, giveUpAt, ms);
    return (next?.getTime() ?? 0) - start.getTime();
  };
  expect([wait(0), wait(SECOND), wait(120 * SECOND), wait(24 * HOUR)]).toEqual([
    5 * SECOND,
    5 * SECOND,
    120 * SECOND,
    HOUR,
  ]);
});

test('nothing is tried after its time', () => {
  expect(nextAttemptAt(1, giveUpAt, giveUpAt)).toBeUndefined();
});

test('an endpoint is left in peace for longer the more rounds it took nothing of, up to five minutes', () => {
  expect([1, 2, 3, 7, 100].map((rounds) => pauseAfter(rounds) / SECOND)).toEqual([
    5, 10, 20, 300, 300,
  ]);
});

test('a body tells what the subscription tells a partner', () => {
  const change: StatusChange = {
    applicationId: 'app_01',
    loanId: 'loan_01',
    entity: 'LOAN',
    from: 'DISBURSING',
    to: 'ACTIVE',
  };
  expect(JSON.parse(bodyOf(change, start.toISOString(), 'place'))).toEqual({
    type: 'loan.status_changed',
    timestamp: '2026-11-22T12:00:00.000Z',
    data: {
      cursor: 'place',
      from: 'DISBURSING',
      to: 'ACTIVE',
      application: { id: 'app_01' },
      loan: { id: 'loan_01' },
    },
  });
});

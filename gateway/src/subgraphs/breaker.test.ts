import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Breaker, createBreaker } from './breaker.ts';

let now = 0;
let breaker: Breaker;
const options = {
  now: () => now,
  windowMs: 1_000,
  leastRequests: 10,
  mostFailures: 0.5,
  pauseMs: 100,
  longestPauseMs: 400,
};
beforeEach(() => {
  now = 0;
  breaker = createBreaker(options);
});

function request(how: Parameters<Breaker['ended']>[0]): boolean {
  const admitted = breaker.admit();
  if (admitted) breaker.ended(how);
  return admitted;
}
const fail = (times: number) => {
  for (let index = 0; index < times; index += 1) request('FAILED');
};

describe('a breaker', () => {
  test('lets all through while few fail', () => {
    for (let index = 0; index < 200; index += 1) {
      now += 10;
      expect(request(index % 3 === 0 ? 'FAILED' : 'SUCCEEDED')).toBe(true);
    }
  });

  test('concludes nothing from few requests', () => {
    fail(9);
    expect(breaker.admit()).toBe(true);
  });

  test('opens when half of many fail, and lets one try after the pause', () => {
    fail(10);
    expect(breaker.state()).toBe('OPEN');
    expect(breaker.admit()).toBe(false);
    now += 100;
    expect(breaker.admit()).toBe(true);
    expect(breaker.admit()).toBe(false);
    breaker.ended('SUCCEEDED');
    expect(breaker.state()).toBe('CLOSED');
    expect(breaker.admit()).toBe(true);
  });

  test('waits longer after each try that fails, up to a bound', () => {
    fail(10);
    for (const pause of [100, 200, 400, 400]) {
      now += pause - 1;
      expect(breaker.admit()).toBe(false);
      now += 1;
      expect(request('FAILED')).toBe(true);
    }
  });

  test('does not take a try that told nothing for an answer', () => {
    fail(10);
    now += 100;
    expect(request('TOLD_NOTHING')).toBe(true);
    expect(breaker.state()).toBe('HALF_OPEN');
    expect(request('SUCCEEDED')).toBe(true);
    expect(breaker.state()).toBe('CLOSED');
  });

  test('forgets what is older than its window', () => {
    fail(9);
    now += 1_000;
    fail(9);
    expect(breaker.state()).toBe('CLOSED');
  });

  test('is not opened again by what was sent before it opened', () => {
    for (let index = 0; index < 20; index += 1) breaker.admit();
    for (let index = 0; index < 20; index += 1) breaker.ended('FAILED');
    now += 100;
    expect(breaker.admit()).toBe(true);
    breaker.ended('SUCCEEDED');
    expect(breaker.state()).toBe('CLOSED');
  });

  test('never lets more than one try at a time, whatever happens', () => {
    const step = fc.oneof(
      fc.constantFrom('ADMIT', 'SUCCEEDED', 'FAILED', 'TOLD_NOTHING'),
      fc.nat(300),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        now = 0;
        breaker = createBreaker(options);
        fail(10);
        let trying = 0;
        for (const what of steps) {
          if (typeof what === 'number') now += what;
          else if (what === 'ADMIT') {
            const admitted = breaker.admit();
            if (breaker.state() === 'HALF_OPEN' && admitted) trying += 1;
            expect(trying).toBeLessThanOrEqual(1);
          } else {
            breaker.ended(what);
            trying = 0;
          }
        }
      }),
    );
  });
});

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

type How = Parameters<Breaker['ended']>[1];

function request(how: How): boolean {
  const admission = breaker.admit();
  if (admission !== undefined) breaker.ended(admission, how);
  return admission !== undefined;
}
/** Admits one that ends later. */
function begin(): (how: How) => void {
  const admission = breaker.admit();
  if (admission === undefined) throw new Error('It was not admitted.');
  return (how) => breaker.ended(admission, how);
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
    expect(request('SUCCEEDED')).toBe(true);
  });

  test('opens when half of many fail, and lets one try after the pause', () => {
    fail(10);
    expect(breaker.state()).toBe('OPEN');
    expect(breaker.admit()).toBeUndefined();
    now += 100;
    const end = begin();
    expect(breaker.admit()).toBeUndefined();
    end('SUCCEEDED');
    expect(breaker.state()).toBe('CLOSED');
    expect(breaker.admit()).toBeDefined();
  });

  test('waits longer after each try that fails, up to a bound', () => {
    fail(10);
    for (const pause of [100, 200, 400, 400]) {
      now += pause - 1;
      expect(breaker.admit()).toBeUndefined();
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

  test('hears nothing more of what was sent before it opened, or before its last try', () => {
    const [early, late, last] = [begin(), begin(), begin()];
    fail(10);
    now += 100;
    const end = begin();
    early('FAILED');
    late('SUCCEEDED');
    expect([breaker.state(), breaker.admit()]).toEqual(['HALF_OPEN', undefined]);
    end('TOLD_NOTHING');
    const again = begin();
    end('FAILED');
    expect(breaker.state()).toBe('HALF_OPEN');
    again('SUCCEEDED');
    expect(breaker.state()).toBe('CLOSED');
    fail(8);
    last('FAILED');
    again('FAILED');
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
        const open: { readonly admission: number; readonly isTry: boolean }[] = [];
        const admit = () => {
          const admission = breaker.admit();
          const isTry = breaker.state() === 'HALF_OPEN';
          if (admission !== undefined) open.push({ admission, isTry });
          expect(open.filter((one) => one.isTry).length).toBeLessThanOrEqual(1);
        };
        const end = (how: How) => {
          const first = open.shift();
          if (first !== undefined) breaker.ended(first.admission, how);
        };
        for (const what of steps) {
          if (typeof what === 'number') now += what;
          else if (what === 'ADMIT') admit();
          else end(what);
        }
      }),
    );
  });
});

import { expect, test, vi } from 'vitest';
import { createFlights, JOINED_WITHIN_MS } from './flights.ts';

function landing() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const begin = vi.fn((_: AbortSignal) => promise);
  return { begin, land: resolve, crash: reject };
}

test('those who ask for the same while it is under way get the same answer', async () => {
  const flights = createFlights<string>();
  const { begin, land } = landing();
  const joined = [1, 2, 3].map(() => flights.join('a', undefined, begin));
  land('done');
  expect(await Promise.all(joined)).toEqual(['done', 'done', 'done']);
  expect(begin).toHaveBeenCalledOnce();
  expect(flights.size()).toBe(0);
});

test('nothing is kept once it has ended, well or not', async () => {
  const flights = createFlights<string>();
  const [first, second] = [landing(), landing()];
  const failed = flights.join('a', undefined, first.begin);
  first.crash(new Error('lost'));
  await expect(failed).rejects.toThrow('lost');
  second.land('again');
  expect(await flights.join('a', undefined, second.begin)).toBe('again');
});

test('what is asked for otherwise is not shared', async () => {
  const flights = createFlights<string>();
  const [a, b] = [landing(), landing()];
  const both = [flights.join('a', undefined, a.begin), flights.join('b', undefined, b.begin)];
  b.land('b');
  a.land('a');
  expect(await Promise.all(both)).toEqual(['a', 'b']);
});

test('what has begun before a change is not joined after it', async () => {
  const flights = createFlights<string>();
  const [before, after] = [landing(), landing()];
  const old = flights.join('a', undefined, before.begin);
  flights.close();
  const fresh = flights.join('a', undefined, after.begin);
  before.land('old');
  expect(await old).toBe('old');
  expect(flights.size()).toBe(1);
  after.land('new');
  expect(await fresh).toBe('new');
});

test('it goes on while one waits, and ends when all have gone', () => {
  const flights = createFlights<string>();
  const { begin } = landing();
  const [one, two] = [new AbortController(), new AbortController()];
  flights.join('a', one.signal, begin).catch(() => undefined);
  flights.join('a', two.signal, begin).catch(() => undefined);
  const signal = begin.mock.calls[0]?.[0];
  one.abort();
  expect(signal?.aborted).toBe(false);
  two.abort();
  expect(signal?.aborted).toBe(true);
  expect(flights.size()).toBe(0);
});

test('who has gone before they ask still gets what comes of it', async () => {
  const flights = createFlights<string>();
  const { begin, land } = landing();
  const joined = flights.join('a', AbortSignal.abort(), begin);
  expect(begin.mock.calls[0]?.[0].aborted).toBe(true);
  land('done');
  expect(await joined).toBe('done');
});

test('what began more than a moment ago is not joined: another process may have changed something since', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const flights = createFlights<string>();
    const [first, second] = [landing(), landing()];
    const before = flights.join('a', undefined, first.begin);
    vi.advanceTimersByTime(JOINED_WITHIN_MS);
    const joined = flights.join('a', undefined, second.begin);
    expect(second.begin).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    const after = [1, 2].map(() => flights.join('a', undefined, second.begin));
    expect(second.begin).toHaveBeenCalledOnce();
    first.land('old');
    expect(await Promise.all([before, joined])).toEqual(['old', 'old']);
    second.land('new');
    expect(await Promise.all(after)).toEqual(['new', 'new']);
    expect(flights.size()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

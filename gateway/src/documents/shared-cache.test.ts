import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SharedCache } from './shared-cache.ts';

/** A cache of numbers, each as many tokens as it is; 64 of them are one user's at most. */
const created = (most = 1_000) =>
  new SharedCache<number>({ most, mostTokens: 1_024, tokensOf: (value) => value });

const keysOf = (name: string, count: number) => Array.from({ length: count }, (_, n) => name + n);

test('whoever sends ever new documents throws out none but their own', () => {
  const cache = created();
  for (const key of keysOf('known', 20)) cache.set(key, 10, undefined);
  for (const key of keysOf('two', 20)) {
    cache.set(key, 10, 'one');
    expect(cache.get(key, () => 'another')).toBe(10);
  }
  for (const key of keysOf('own', 4)) cache.set(key, 10, 'lone');
  for (const key of keysOf('new', 500)) {
    cache.set(key, 30, 'greedy');
    expect(cache.get(key, () => 'greedy')).toBe(30);
  }
  const kept = (name: string, count: number) =>
    keysOf(name, count).filter((key) => cache.get(key) !== undefined);
  expect([kept('known', 20), kept('two', 20), kept('own', 4)].map(({ length }) => length)).toEqual([
    20, 20, 4,
  ]);
  expect(kept('new', 500)).toEqual(['new498', 'new499']);
});

test('of what is theirs alone a user keeps what they used last, by tokens and by number', () => {
  const cache = created();
  for (const key of keysOf('k', 6)) cache.set(key, 10, 'one');
  cache.get('k0', () => 'one');
  cache.set('k6', 10, 'one');
  expect([cache.get('k0'), cache.get('k1'), cache.get('k2')]).toEqual([10, undefined, 10]);
  const few = created(32);
  for (const key of keysOf('k', 5)) few.set(key, 1, 'one');
  expect(keysOf('k', 5).map((key) => few.get(key))).toEqual([
    undefined,
    undefined,
    undefined,
    1,
    1,
  ]);
});

test('what grew counts as what it is now, and stays whose it was', () => {
  const cache = created();
  cache.set('a', 10, 'one');
  cache.set('b', 10, 'one');
  cache.replace('b', 60);
  expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 60]);
  cache.replace('a', 10);
  expect(cache.get('a')).toBeUndefined();
  cache.set('c', 5, undefined);
  cache.replace('c', 500);
  for (const key of keysOf('new', 100)) cache.set(key, 30, 'one');
  expect(cache.get('c')).toBe(500);
});

test('it holds no more than it may, whoever asks for what', () => {
  const use = fc.record({
    key: fc.nat(60).map(String),
    user: fc.option(fc.nat(12).map(String), { nil: undefined }),
    tokens: fc.integer({ min: 1, max: 700 }),
  });
  fc.assert(
    fc.property(fc.array(use, { maxLength: 200 }), (uses) => {
      const cache = created();
      for (const { key, user, tokens } of uses) {
        const known = cache.get(key, user === undefined ? undefined : () => user);
        if (known === undefined) cache.set(key, tokens, user);
      }
      let held = 0;
      for (let key = 0; key <= 60; key += 1) held += cache.get(String(key)) ?? 0;
      expect(held).toBeLessThanOrEqual(1_024);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PassingMap } from './passing-map.ts';

test('it holds what a Map does, in its order, however much came and went', () => {
  const change = fc.record({
    kind: fc.constantFrom('set', 'set', 'delete', 'clear'),
    key: fc.nat(900),
    times: fc.constantFrom(1, 1, 700),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const map = new PassingMap<number, number>();
      const expected = new Map<number, number>();
      changes.forEach(({ kind, key, times }, index) => {
        for (let next = key; next < key + times; next += 1) {
          for (const one of [map, expected]) {
            if (kind === 'set') one.set(next, index);
            else if (kind === 'delete') one.delete(next);
          }
        }
        if (kind !== 'clear') return;
        map.clear();
        expected.clear();
      });
      expect([...map.entries]).toEqual([...expected]);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEWEST_PEOPLE, mergeSmall, shownCount } from './small-cells.ts';

describe('cells of few people', () => {
  test('are shown together or not at all, never alone and never to be told by subtracting', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), (sizes) => {
        const cells = sizes.map((people, index) => ({ people: people + 1, index }));
        const { shown, together } = mergeSmall(cells);
        expect(shown.every(({ people }) => people >= FEWEST_PEOPLE)).toBe(true);
        const sum = together.reduce((all, { people }) => all + people, 0);
        if (together.length > 0) {
          expect(together.length).toBeGreaterThan(1);
          expect(sum).toBeGreaterThanOrEqual(FEWEST_PEOPLE);
        }
        const whole = [...shown, ...together];
        const isAll = whole.length === cells.length;
        expect(isAll || shown.length === 0).toBe(true);
      }),
    );
  });

  test('a count is shown where neither those nor the others are some, but few', () => {
    expect(shownCount(7, 7, 0)).toBe(7);
    expect(shownCount(0, 0, 9)).toBe(0);
    expect(shownCount(4, 4, 9)).toBeNull();
    expect(shownCount(9, 9, 4)).toBeNull();
  });
});

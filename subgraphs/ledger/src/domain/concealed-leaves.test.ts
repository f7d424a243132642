import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concealedLeaves } from './concealed-leaves.ts';

const hashOf = (what: string) => `0x${createHash('sha256').update(what).digest('hex')}`;

test('trees of any few are as large, hold each commitment once, and say nothing of the order they came in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_095 }), fc.nat(), (count, seed) => {
      const taken = Array.from({ length: count }, (_, at) => hashOf(`${seed} ${at}`));
      let drawn = 0;
      const random = () => hashOf(`random ${drawn++}`);
      const leaves = concealedLeaves(taken, random);
      expect(leaves).toHaveLength(Math.max(64, 2 ** Math.ceil(Math.log2(count + 1))));
      expect(leaves).toEqual(leaves.toSorted());
      expect(new Set(leaves).size).toBe(leaves.length);
      expect(taken.every((each) => leaves.includes(each))).toBe(true);
      expect(drawn).toBe(leaves.length - count);
      drawn = 0;
      expect(concealedLeaves(taken.toReversed(), random)).toEqual(leaves);
    }),
    {
      numRuns: 20,
      examples: [
        [63, 0],
        [64, 0],
        [4_095, 0],
      ],
    },
  );
});

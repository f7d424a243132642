import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstFees, replacementFees } from './fees.ts';

test('the first fees leave room for the base fee to double', () => {
  expect(firstFees({ baseFeePerGas: 100n, priorityFeePerGas: 2n }, 1000n)).toEqual({
    maxFeePerGas: 202n,
    maxPriorityFeePerGas: 2n,
  });
});

test('fees never pass the cap, and it waits while the base fee is at it', () => {
  expect(firstFees({ baseFeePerGas: 100n, priorityFeePerGas: 500n }, 150n)).toEqual({
    maxFeePerGas: 150n,
    maxPriorityFeePerGas: 150n,
  });
  expect(firstFees({ baseFeePerGas: 150n, priorityFeePerGas: 2n }, 150n)).toBeNull();
});

test('a replacement that would pass the cap is not made', () => {
  const before = { maxFeePerGas: 95n, maxPriorityFeePerGas: 1n };
  expect(replacementFees(before, { baseFeePerGas: 1n, priorityFeePerGas: 1n }, 100n)).toBeNull();
});

test('a replacement raises both fees by at least a tenth, within the cap', () => {
  const fee = fc.bigInt({ min: 0n, max: 10n ** 12n });
  fc.assert(
    fc.property(fee, fee, fee, fee, (a, b, baseFeePerGas, priorityFeePerGas) => {
      const [maxPriorityFeePerGas, maxFeePerGas] = a < b ? [a, b] : [b, a];
      const cap = 10n ** 12n;
      const next = replacementFees(
        { maxFeePerGas, maxPriorityFeePerGas },
        { baseFeePerGas, priorityFeePerGas },
        cap,
      );
      if (next === null) return;
      expect(next.maxFeePerGas <= cap).toBe(true);
      expect(next.maxPriorityFeePerGas <= next.maxFeePerGas).toBe(true);
      expect(next.maxFeePerGas * 10n >= maxFeePerGas * 11n).toBe(true);
      expect(next.maxPriorityFeePerGas * 10n >= maxPriorityFeePerGas * 11n).toBe(true);
      expect(next.maxFeePerGas > maxFeePerGas).toBe(true);
    }),
  );
});

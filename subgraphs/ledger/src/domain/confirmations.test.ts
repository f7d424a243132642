import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChainProgress, progressSteps, UNCONFIRMED } from './confirmations.ts';

const A = { number: 10, hash: '0xa' };
const B = { number: 10, hash: '0xb' };
const at = (confirmations: number, status: ChainProgress['status'], block = A): ChainProgress => ({
  status,
  confirmations,
  block,
});

test('nothing is told while no block holds the transaction', () => {
  expect(progressSteps(UNCONFIRMED, null, 50, 3)).toEqual([]);
});

test('the block that holds it is the first confirmation', () => {
  expect(progressSteps(UNCONFIRMED, A, 10, 3)).toEqual([at(1, 'CONFIRMING')]);
});

test('one confirmation can be all that is required', () => {
  expect(progressSteps(UNCONFIRMED, A, 10, 1)).toEqual([at(1, 'CONFIRMED')]);
});

test('blocks that came together are counted one by one, and never more than required', () => {
  expect(progressSteps(UNCONFIRMED, A, 40, 3)).toEqual([
    at(1, 'CONFIRMING'),
    at(2, 'CONFIRMING'),
    at(3, 'CONFIRMED'),
  ]);
});

test('the same head twice tells nothing new, nor does a head that fell back', () => {
  expect(progressSteps(at(2, 'CONFIRMING'), A, 11, 3)).toEqual([]);
  expect(progressSteps(at(2, 'CONFIRMING'), A, 9, 3)).toEqual([]);
});

test('a transaction that lost its block goes back to pending', () => {
  expect(progressSteps(at(2, 'CONFIRMING'), null, 12, 3)).toEqual([UNCONFIRMED]);
  expect(progressSteps(at(3, 'CONFIRMED'), null, 12, 3)).toEqual([UNCONFIRMED]);
});

test('a transaction in another block goes back to pending and is counted again', () => {
  expect(progressSteps(at(2, 'CONFIRMING'), B, 11, 3)).toEqual([
    UNCONFIRMED,
    at(1, 'CONFIRMING', B),
    at(2, 'CONFIRMING', B),
  ]);
});

test('however the head moves, each confirmation of a block is told once and in order', () => {
  const heads = fc.array(fc.integer({ min: 8, max: 20 }), { maxLength: 20 });
  fc.assert(
    fc.property(heads, fc.integer({ min: 1, max: 6 }), (moves, required) => {
      let state = UNCONFIRMED;
      const counts: number[] = [];
      for (const head of moves) {
        for (const step of progressSteps(state, A, head, required)) {
          counts.push(step.confirmations);
          state = step;
        }
      }
      expect(counts).toEqual(counts.map((_, index) => index + 1));
      expect(counts.length).toBeLessThanOrEqual(required);
      expect(state.status === 'CONFIRMED').toBe(counts.length === required);
    }),
  );
});

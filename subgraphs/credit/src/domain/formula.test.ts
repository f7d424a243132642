import { expect, test } from 'vitest';
import { compileFormula, type Formula, inputsOf } from './formula.ts';

const formula: Formula = ['round', ['divide', ['multiply', 'a', 10], ['subtract', 'b', 1]]];

test('computes from named inputs', () => {
  const inputs: Record<string, number> = { a: 2, b: 4 };
  expect(compileFormula(formula)((name) => inputs[name] ?? 'MISSING')).toBe(7);
  expect(compileFormula(['add', 1, 2])(() => 'MISSING')).toBe(3);
});

test('is missing where an input is, and a code where one is a code', () => {
  const compute = compileFormula(formula);
  expect(compute((name) => (name === 'a' ? 1 : 'MISSING'))).toBe('MISSING');
  expect(compute((name) => (name === 'a' ? 'SPECIAL' : 'MISSING'))).toBe('SPECIAL');
});

test('names its inputs once each', () => {
  expect(inputsOf(['add', 'a', ['subtract', 'b', 'a']])).toEqual(['a', 'b']);
});

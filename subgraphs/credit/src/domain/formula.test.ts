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

test('takes the least, the greatest and the sum of as many operands as there are', () => {
  const inputs: Record<string, number> = { a: 2, b: 4, c: -1 };
  const lookup = (name: string) => inputs[name] ?? 'MISSING';
  expect(compileFormula(['min', 'a', 'b', 'c'])(lookup)).toBe(-1);
  expect(compileFormula(['max', 'a', 'b', ['add', 'b', 1]])(lookup)).toBe(5);
  expect(compileFormula(['sum', 'a', 'b', 'c', 3])(lookup)).toBe(8);
  expect(compileFormula(['sum', 'a'])(lookup)).toBe(2);
  expect(compileFormula(['max', 'a', 'unknown', 'b'])(lookup)).toBe('MISSING');
  expect(inputsOf(['max', 'a', ['min', 'b', 'a'], 'c'])).toEqual(['a', 'b', 'c']);
});

test('is missing where it would be divided by zero', () => {
  expect(compileFormula(['divide', 0, 'a'])(() => 0)).toBe('MISSING');
  expect(compileFormula(['max', 1, ['divide', 'a', 'a']])(() => 0)).toBe('MISSING');
});

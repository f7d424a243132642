import { expect, test } from 'vitest';
import { rightAnswers } from './equality.ts';

const body = (value: unknown) => Buffer.from(JSON.stringify(value));

test('an answer is right where its data is, in whatever order', () => {
  const isRight = rightAnswers({ a: 1, b: [null, { c: 2 }] });
  expect(isRight(body({ data: { b: [null, { c: 2 }], a: 1 } }))).toBe(true);
  expect(isRight(body({ data: { a: 1, b: [null, { c: 2 }] } }))).toBe(true);
  expect(isRight(body({ data: { a: 1, b: [{ c: 2 }, null] } }))).toBe(false);
  expect(isRight(body({ data: { a: 1 } }))).toBe(false);
  expect(isRight(body({ data: { a: 1, b: [null, { c: 2 }] }, errors: [] }))).toBe(false);
  expect(isRight(Buffer.from('no JSON'))).toBe(false);
});

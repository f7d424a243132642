import { expect, test } from 'vitest';
import { createFairLine } from './fair-line.ts';

/** Everything that waits, in the order of its turns. */
function drained(line: { next: () => string | undefined }): string[] {
  const all: string[] = [];
  for (let one = line.next(); one !== undefined; one = line.next()) all.push(one);
  return all;
}

test('each has one turn before anybody has another', () => {
  const line = createFairLine<string>(10);
  for (const one of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) line.add(one.charAt(0), one);
  expect(line.next()).toBe('a1');
  line.add('d', 'd1');
  expect(drained(line)).toEqual(['b1', 'c1', 'a2', 'd1', 'b2', 'a3']);
});

test('where too many wait, whoever has the most of them loses their last', () => {
  const line = createFairLine<string>(4);
  for (const one of ['a1', 'a2', 'a3', 'a4']) expect(line.add('a', one)).toBeUndefined();
  expect(line.add('a', 'a5')).toBe('a5');
  expect(line.add('b', 'b1')).toBe('a4');
  expect(line.add('b', 'b2')).toBe('a3');
  // Nobody loses a place to somebody who would have as many then.
  expect(line.add('b', 'b3')).toBe('b3');
  expect(line.add('c', 'c1')).toBe('a2');
  expect(line.add('d', 'd1')).toBe('b2');
  expect(line.add('e', 'e1')).toBe('e1');
  expect(drained(line)).toEqual(['a1', 'b1', 'c1', 'd1']);
});

test('what is taken out leaves its place to others', () => {
  const line = createFairLine<string>(2);
  line.add('a', 'a1');
  line.add('b', 'b1');
  expect(line.clear()).toEqual(['a1', 'b1']);
  expect([line.add('a', 'a2'), line.add('a', 'a3'), line.add('a', 'a4')]).toEqual([
    undefined,
    undefined,
    'a4',
  ]);
});

test('what two wait for has the turn of whoever comes first, and costs the other none', () => {
  const line = createFairLine<string>(10);
  for (const one of ['a1', 'a2', 'a3', 'b1', 'b2']) line.add(one.charAt(0), one);
  line.join('b', 'a3');
  line.join('c', 'a3');
  line.join('c', 'a3');
  line.join('c', 'gone');
  expect(drained(line)).toEqual(['a1', 'b1', 'a3', 'a2', 'b2']);
  line.join('c', 'a3');
  expect(line.next()).toBeUndefined();
});

test('what somebody else waits for is not lost with the place of whoever asked first', () => {
  const line = createFairLine<string>(4);
  for (const one of ['a1', 'a2', 'a3', 'a4']) line.add('a', one);
  line.join('b', 'a4');
  expect(line.add('c', 'c1')).toBe('a3');
  expect(drained(line)).toEqual(['a1', 'a4', 'c1', 'a2']);
});

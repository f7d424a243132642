import { describe, expect, test } from 'vitest';
import { sizesOf } from './sizes.ts';

const lines = (count: number) => 'a();\n'.repeat(count);
const told = (text: string) =>
  sizesOf('a.ts', text).map(({ name, lines: long }) => `${name} ${long}`);

describe('what is too long', () => {
  test('is a file of more than 300 lines', () => {
    expect(told(lines(300))).toEqual([]);
    expect(told(lines(301))).toEqual(['a.ts 301']);
  });

  test('is a function of more than 70 lines, by whatever name', () => {
    expect(told(`function f() {\n${lines(68)}}\n`)).toEqual([]);
    expect(told(`function f() {\n${lines(69)}}\n`)).toEqual(['a.ts#f 71']);
    expect(told(`const g = () => {\n${lines(69)}};\n`)).toEqual(['a.ts#g 71']);
    expect(told(`const o = { m() {\n${lines(69)}} };\n`)).toEqual(['a.ts#m 71']);
    expect(told(`run(async () => {\n${lines(69)}});\n`)).toEqual(['a.ts#a function 71']);
  });

  test('is a function around another one that is', () => {
    expect(told(`function f() {\nfunction g() {\n${lines(69)}}\n}\n`)).toEqual([
      'a.ts#f 73',
      'a.ts#g 71',
    ]);
  });

  test('is an object of methods of more than 100 lines, or what stands beside them of more than 70', () => {
    const method = (name: string, count: number) => `${name}() {\n${lines(count)}},\n`;
    const factory = (before: number, ...methods: string[]) =>
      `function f() {\n${lines(before)}return {\n${methods.join('')}};\n}\n`;
    expect(told(factory(0, method('a', 40), method('b', 40)))).toEqual([]);
    expect(told(factory(0, method('a', 60), method('b', 60)))).toEqual(['a.ts#f 128']);
    expect(told(factory(70, method('a', 10)))).toEqual(['a.ts#f 74']);
    expect(told(factory(0, method('a', 80)))).toEqual(['a.ts#a 82']);
  });

  test('is no list of tests', () => {
    expect(told(`describe('it', () => {\n${lines(90)}});\n`)).toEqual([]);
    expect(told(`describe.each([1])('it', () => {\n${lines(90)}});\n`)).toEqual([]);
  });
});

import fc from 'fast-check';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, exceededLimit, measure } from './limits.ts';

const measured = (text: string) => measure(parse(text));

describe('measure', () => {
  test('counts levels, fields, aliases, root fields and directives', () => {
    expect(measured('query Q @a { x: a { b @c { d } } e }')).toEqual({
      depth: 3,
      fields: 4,
      aliases: 1,
      rootFields: 2,
      directives: 2,
    });
  });

  test('counts a fragment wherever it is spread', () => {
    const text = '{ a { ...F } b { ...F ...F } } fragment F on T { x: c { d } }';
    expect(measured(text)).toMatchObject({ fields: 8, aliases: 3, depth: 3, rootFields: 2 });
  });

  test('is not fooled by fragments that double each other', () => {
    const chain = Array.from(
      { length: 60 },
      (_, level) => `fragment F${level} on T { ...F${level + 1} ...F${level + 1} }`,
    ).join('\n');
    const text = `{ ...F0 }\n${chain}\nfragment F60 on T { a }`;
    expect(measured(text).fields).toBe(2 ** 60);
    expect(exceededLimit(parse(text), DEFAULT_LIMITS)).toContain('far more root fields');
  });

  test('comes to an end where a fragment contains itself', () => {
    expect(measured('{ ...A } fragment A on T { a ...B } fragment B on T { b ...A }').fields).toBe(
      2,
    );
  });

  test('leaves the depth of introspection to its own rule', () => {
    expect(measured('{ __schema { types { fields { type { ofType { name } } } } } }').depth).toBe(
      1,
    );
  });

  test('takes the heaviest of several operations', () => {
    expect(measured('query A { a } query B { a { b { c } } }').depth).toBe(3);
  });

  test('grows with nesting, whatever the nesting is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (steps) => {
        const fields = steps.filter(Boolean).length + 1;
        const text = steps.reduce(
          (inner, field) => (field ? `a { ${inner} }` : `... { ${inner} }`),
          'z',
        );
        expect(measured(`{ ${text} }`)).toMatchObject({ depth: fields, fields });
      }),
    );
  });
});

test.each([
  ['depth', `{ ${'a { '.repeat(20)} z ${'} '.repeat(20)} }`, '21 levels of fields'],
  ['aliases', `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: b`).join(' ')} }`, '101 aliases'],
  ['rootFields', `{ ${'a '.repeat(31)} }`, '31 root fields'],
  ['fields', `{ a { ${'b '.repeat(3000)} } }`, '3001 fields'],
  ['directives', `{ ${'a @b @b @b @b '.repeat(26)} }`, '104 directives'],
])('a document that breaks the limit of %s is told so', (_, text, message) => {
  expect(exceededLimit(parse(text), DEFAULT_LIMITS)).toContain(message);
});

test('a document within the limits is not stopped', () => {
  expect(exceededLimit(parse('{ me { id } }'), DEFAULT_LIMITS)).toBeUndefined();
});

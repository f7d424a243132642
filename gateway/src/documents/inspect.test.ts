import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createInspector, validationErrors } from './inspect.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const inspect = createInspector({ ...DEFAULT_LIMITS, bytes: 1_000, tokens: 50 });

function codeOf(text: string): unknown {
  const result = inspect(text);
  return result.ok ? undefined : result.error.extensions['code'];
}

describe('inspect', () => {
  const of = (text: string) => {
    const inspected = inspect(text);
    if (!inspected.ok) throw inspected.error;
    return inspected.value;
  };

  test('gives the same document for the same text, until another comes, and for longer where it is kept', () => {
    const [one, again] = [of('{ a }'), of('{ a }')];
    expect(again.document).toBe(one.document);
    of('{ b }');
    expect(of('{ a }').document).not.toBe(one.document);
    const kept = of('{ a }');
    kept.keep();
    of('{ b }');
    expect(of('{ a }').document).toBe(kept.document);
  });

  test.each([
    [20, 'known beforehand', undefined],
    [2, 'asked for by one caller alone', () => 'one'],
  ] as const)(
    'keeps no more than so many tokens, in however few documents: %i that are %s',
    (most, _, user) => {
      const large = createInspector(DEFAULT_LIMITS);
      const texts = Array.from({ length: 60 }, (_, n) => `{ a(b: [${'1 '.repeat(4_900)}${n}]) }`);
      const documents = texts.map((text) => {
        const inspected = large(text);
        if (inspected.ok) inspected.value.keep(user);
        return inspected.ok && inspected.value.document;
      });
      // From the last that came, as what is looked at is kept longer.
      const kept = texts.map((text, n) => ({ text, n })).reverse();
      const known = kept.filter(({ text, n }) => {
        const inspected = large(text);
        return inspected.ok && inspected.value.document === documents[n];
      });
      expect(known.map(({ n }) => n)).toEqual(Array.from({ length: most }, (_, n) => 59 - n));
    },
  );

  test('tells documents with a subscription', () => {
    expect(inspect('{ a }')).toMatchObject({ value: { hasSubscription: false } });
    expect(inspect('query A { a } subscription B { b }')).toMatchObject({
      value: { hasSubscription: true },
    });
  });

  test('refuses what is too long before parsing it', () => {
    expect(codeOf(`{ a(b: "${'é'.repeat(500)}") }`)).toBe('LIMIT_EXCEEDED');
  });

  test('refuses what is nested too deeply to be parsed', () => {
    const deep = createInspector({ ...DEFAULT_LIMITS, bytes: 1e6, tokens: 1e6 });
    const result = deep(`{ a(b: ${'['.repeat(50_000)}${']'.repeat(50_000)}) }`);
    expect(result.ok ? undefined : result.error.extensions['code']).toBe('LIMIT_EXCEEDED');
    expect(result.ok ? '' : result.error.message).not.toContain('stack');
  });

  test('refuses what is nested deeper than the limit, whatever it is made of and however deep', () => {
    const much = { ...DEFAULT_LIMITS, bytes: 1e6, tokens: 1e6, depth: 1e6, nesting: 50 };
    const generous = createInspector(much);
    const forms: readonly ((n: number) => readonly [text: string, nesting: number])[] = [
      (n) => [`{ a${' { b'.repeat(n)}${' }'.repeat(n)} }`, n + 1],
      (n) => [`{ a${' { ... { b'.repeat(n)}${' } }'.repeat(n)} }`, 2 * n + 1],
      (n) => [`{ a(b: ${'['.repeat(n)}${']'.repeat(n)}) }`, n + 2],
      (n) => [`{ a(b: ${'{ c: '.repeat(n)}1${'}'.repeat(n)}) }`, n + 2],
      (n) => [`query($a: ${'['.repeat(n)}T${']'.repeat(n)}) { a }`, n + 1],
    ];
    const repeated = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60_000 }));
    fc.assert(
      fc.property(fc.constantFrom(...forms), repeated, (form, n) => {
        const [text, nesting] = form(n);
        const inspected = generous(text);
        const code = inspected.ok ? undefined : inspected.error.extensions['code'];
        expect(code).toBe(nesting > 50 ? 'LIMIT_EXCEEDED' : undefined);
      }),
    );
  });

  test('refuses too many tokens', () => {
    expect(codeOf(`{ ${'a '.repeat(60)} }`)).toBe('LIMIT_EXCEEDED');
    expect(codeOf(`{ a ${'#\n'.repeat(48)} }`)).toBe('LIMIT_EXCEEDED');
    expect(codeOf(`{ a ${'#\n'.repeat(47)} }`)).toBeUndefined();
  });

  test('refuses questions about the schema where the gateway does not tell it', () => {
    const silent = createInspector({ ...DEFAULT_LIMITS, introspection: false });
    for (const text of [
      '{ __schema { types { name } } }',
      '{ a: __type(name: "Query") { name } }',
      'query { ...F } fragment F on Query { __schema { queryType { name } } }',
    ]) {
      expect([text, inspect(text).ok]).toEqual([text, true]);
      expect(silent(text)).toMatchObject({ error: { extensions: { code: 'FORBIDDEN' } } });
    }
    expect(silent('{ a { __typename } }').ok).toBe(true);
  });

  test('says where a document cannot be read', () => {
    const result = inspect('{ a(');
    expect(result).toMatchObject({
      ok: false,
      error: { extensions: { code: 'GRAPHQL_PARSE_FAILED' }, locations: [{ line: 1, column: 5 }] },
    });
  });
});

describe('validation', () => {
  const schema = buildSchema('type Query { a: Int } type Subscription { s: Int }');

  test('reports what the schema does not have', () => {
    const [error] = validationErrors(schema, parse('{ b }'));
    expect(error?.message).toContain('Cannot query field "b"');
    expect(error?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('says so where more would have to be compared than graphql-js compares', () => {
    const nested = buildSchema('type Query { a: A } type A { b: Int }');
    const times = (count: number) => parse(`{ ${`a { ${'b '.repeat(90)}} `.repeat(count)}}`);
    expect(validationErrors(nested, times(2))).toEqual([]);
    expect(validationErrors(nested, times(30))).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED' } },
    ]);
  });

  test('reports a conditional subscription, on which graphql-js throws', () => {
    const text = 'subscription($b: Boolean!) { s @include(if: $b) }';
    const [error] = validationErrors(schema, parse(text));
    expect(error?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

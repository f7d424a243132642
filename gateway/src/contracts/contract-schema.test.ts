import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Access, ROLE_SCOPES, ROOT_FIELDS } from '@blockscore/caller';
import {
  buildSchema,
  type GraphQLSchema,
  introspectionFromSchema,
  parse,
  printSchema,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { gatewayConfig } from '../config.ts';
import { supergraphSchema } from '../federation/supergraph.ts';
import { contractSchema } from './contract-schema.ts';
import { isWithin } from './coordinates.ts';
import { readContracts } from './definitions.ts';
import { readTags } from './tags.ts';

/** @param sdl its `@tag`s as short as `@p` */
function contractOf(sdl: string, definition = 'c=p|!x') {
  const text = sdl.replaceAll(/@([a-z])\b/g, '@tag(name: "$1")');
  const schema = buildSchema(`directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT
    | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT
    | INPUT_FIELD_DEFINITION\n${text}`);
  const [contract] = readContracts(definition);
  if (contract === undefined) throw new Error('There is no contract.');
  return contractSchema(schema, readTags(schema), contract);
}
const printed = (sdl: string, definition?: string) =>
  printSchema(contractOf(sdl, definition))
    .replaceAll(/directive .*\n*|\s+/g, ' ')
    .trim();

describe('a contract', () => {
  test('has what was tagged for it, what that needs, and nothing else', () => {
    expect(
      printed(`type Query { a(in: I, e: E): A @p b: B other: Other }
        type A { id: ID! @p secret: Int b: B @p b2: [Unreached] }
        type B @p { n: Decimal at: [E!] }
        type Other { x: Int } type Unreached @p { y: Int } type Mutation { m: Int }
        input I { n: Int = 1 deep: J } input J { i: I } input K { n: Int }
        enum E { ONE TWO } scalar Decimal`),
    ).toBe(
      'type Query { a(in: I, e: E): A } type A { id: ID! b: B } type B { n: Decimal at: [E!] } scalar Decimal enum E { ONE TWO } input I { n: Int = 1 deep: J } input J { i: I }',
    );
  });

  test('without tags to include is all that is not excluded', () => {
    expect(printed('type Query { a: Int b: B } type B @x { c: Int }', 'c=!x')).toBe(
      'type Query { a: Int }',
    );
  });

  test.each([
    ['a type that is excluded', 'type Query { a: Int @p b: B @p } type B @x { c: Int @p }'],
    ['an argument whose type is', 'type Query { a: Int @p b(i: I): Int @p } input I @x { c: Int }'],
    ['a type of which nothing is left', 'type Query { a: Int @p b: B @p } type B { c: Int }'],
    [
      'such a type further down',
      'type Query { a: Int @p b: B @p } type B @p { c: C } type C { d: Int }',
    ],
    ['tags of both kinds', 'type Query { a: Int @p b: Int @p @x }'],
  ])('leaves out a field for %s', (_, sdl) => {
    expect(printed(sdl)).toBe('type Query { a: Int }');
  });

  test('leaves out arguments, input fields and values of inputs that are excluded', () => {
    const sdl = `type Query { a(b: Int @x, i: I): Int @p } enum E { A B @x }
      input I { keep: E drop: Int @x }`;
    expect(printed(sdl)).toBe('type Query { a(i: I): Int } input I { keep: E } enum E { A }');
  });

  test('keeps an interface with all of its types, and lets a type go without', () => {
    const types = 'interface N { id: ID! @p } type A implements N';
    expect(printed(`type Query { n: N @p } ${types} { id: ID! @p b: Int }`)).toContain(
      'type A implements N { id: ID! }',
    );
    expect(printed(`type Query { a: A @p } ${types} @p { id: ID! b: Int }`)).toBe(
      'type Query { a: A } type A { id: ID! b: Int }',
    );
  });

  test.each([
    ['nothing to ask for', 'type Query { a: Int }', 'No field of Query'],
    ['an argument', 'type Query { a(b: Int! @x): Int @p }', 'Query.a(b:) is left out'],
    ['an input', 'type Query { a(i: I): Int @p } input I { b: Int! @x c: Int }', 'I.b is left out'],
    [
      'a member',
      'type Query { u: U @p } union U = A | B type A @p { a: Int } type B { b: Int }',
      'U may be B',
    ],
    ['a value', 'type Query { e: E @p } enum E { A B @x }', 'E may be B'],
    [
      'a value further down',
      'type Query { e(e: E): Int @p f: E @p } enum E { A B @x }',
      'E may be B',
    ],
    [
      'a type',
      'type Query { n: N @p } interface N @p { a: Int } type A implements N { a: Int }',
      'N.a may be A.a',
    ],
  ])('is refused for %s that cannot be left out', (_, sdl, problem) => {
    expect(() => contractOf(sdl)).toThrow(problem);
  });

  test('says nothing that names what it has not', () => {
    const text = JSON.stringify(
      introspectionFromSchema(
        contractOf(`type Query {
          "Like \`secret\`." a: Int @p
          "Like the secret of \`b\`." b: Int @p @deprecated(reason: "Use \`Hidden.c\`.")
          secret: Hidden
        } type Hidden { c: Int }`),
      ),
    );
    expect(text).toContain('Like the secret of `b`.');
    expect(text).not.toMatch(/`secret|Hidden/);
  });
});

test.each([['Public=a'], ['stream=a'], ['public=a b'], ['public=a=b'], ['public'], ['a=x,a=y']])(
  'contracts cannot be %s',
  (text) => {
    expect(() => readContracts(text)).toThrow(/must/);
  },
);

describe('this graph', () => {
  const root = join(import.meta.dirname, '../../..');
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const tagsOf = readTags(supergraphSchema(read('gateway/supergraph.graphql')));
  const schema = buildSchema(read('gateway/schema.graphql'));
  const { CONTRACTS } = gatewayConfig({ GATEWAY_PRIVATE_KEY: '{"kty":"OKP"}' });
  const parts = CONTRACTS.map((definition) => contractSchema(schema, tagsOf, definition));
  const [ofAll, ofPartners] = parts as [GraphQLSchema, GraphQLSchema];
  const rootFields = (part: GraphQLSchema) =>
    [part.getQueryType(), part.getMutationType(), part.getSubscriptionType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}` as const),
    );
  const access = Object.assign({}, ...Object.values(ROOT_FIELDS)) as Record<string, Access>;

  test('has a public part that is within that of partners, and both within all of it', () => {
    expect(isWithin(ofAll, ofPartners)).toBe(true);
    expect(isWithin(ofPartners, schema)).toBe(true);
    expect(isWithin(ofPartners, ofAll)).toBe(false);
  });

  test('offers each only what they may ask for', () => {
    expect(rootFields(ofAll).filter((field) => access[field] !== 'open')).toEqual([]);
    const scopes: ReadonlySet<string> = new Set(ROLE_SCOPES.PARTNER);
    const denied = rootFields(ofPartners).filter((field) => {
      const asked = access[field];
      return Array.isArray(asked) && !asked.some((scope) => scopes.has(scope));
    });
    expect(denied).toEqual([]);
  });

  test.each(['partners.md', 'webhooks.md'])('has for partners all that %s has them ask', (page) => {
    const blocks = [...read(`docs/${page}`).matchAll(/```graphql\n(.*?)```/gs)].map(
      ([, b = '']) => b,
    );
    const others =
      /^(mutation|query) (CreateApiKey|CreatePartner|KeysOfPartner|RevokeApiKey|AttachUser|DetachUser|SuspendPartner|ReinstatePartner|WhoAsks|ConfirmConsent|GrantConsent|RevokeConsent|HowTheyAreTold)\b/;
    const theirs = blocks.filter((block) => !others.test(block));
    expect(theirs.length).toBeGreaterThan(5);
    for (const text of theirs) {
      expect(validate(ofPartners, parse(text)).map(({ message }) => message)).toEqual([]);
    }
  });
});

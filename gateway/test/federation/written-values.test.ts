import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { createExecutor, type FetchReply } from '../../src/execution/executor.ts';
import { compose } from './generate-supergraph.ts';
import { PLANNERS } from './our-gateway.ts';

const HEAD = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  directive @loud(times: Int) on FIELD | INLINE_FRAGMENT
  scalar JSON `;
const GIVEN = '(f: Float, s: String, j: JSON, d: Float = 1.5)';
const SDL = {
  a: `${HEAD} type Query { thing: Thing echo${GIVEN}: String } type Thing @key(fields: "id") { id: ID! }`,
  b: `${HEAD} type Thing @key(fields: "id") { id: ID! echo${GIVEN}: String }`,
};

const told = (_: unknown, given: object) => JSON.stringify(given);
type Resolvers = Record<string, Record<string, (_: unknown, given: object) => unknown>>;
const subgraph = (sdl: string, resolvers: Resolvers) =>
  buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
const SUBGRAPHS: Record<string, GraphQLSchema> = {
  a: subgraph(SDL.a, { Query: { echo: told, thing: () => ({ id: '1' }) } }),
  b: subgraph(SDL.b, { Thing: { echo: told } }),
};

const composed = compose(Object.entries(SDL).map(([name, sdl]) => ({ name, sdl })));
if ('problem' in composed) throw new Error(composed.problem);
const { supergraphSdl } = composed;
const planner = PLANNERS['hive-apollo'](supergraphSdl);
const asked: string[] = [];
const executor = createExecutor({
  supergraphSdl,
  planner,
  async send({ subgraph: name, body }): Promise<FetchReply> {
    const { query: source, variables: variableValues } = JSON.parse(body);
    asked.push(source);
    const schema = SUBGRAPHS[name] as GraphQLSchema;
    return JSON.parse(JSON.stringify(await graphql({ schema, source, variableValues })));
  },
});
afterAll(() => planner.close?.());

const answer = async (text: string, variables = {}) => {
  const request = { text, document: parse(text), operationName: undefined, variables };
  return JSON.parse(await executor.answer(request, undefined));
};
const REFUSED = { errors: [{ extensions: { code: 'OPERATION_NOT_PLANNED' } }] };

test.each([
  ['1.0', 1],
  ['7.50', 7.5],
  ['1e2', 100],
  ['1E-7', 1e-7],
  ['-0.0', 0],
  ['0.1234567890123456789', 0.12345678901234568],
])('a number is the same however it is written: %s', async (written, f) => {
  const { data } = await answer(`{ echo(f: ${written}, d: ${written}, j: { n: [1.50] }) }`);
  expect(JSON.parse(data.echo)).toEqual({ f, d: f, j: { n: [1.5] } });
});

test('a number that no planner keeps whole is refused and not changed', async () => {
  expect(await answer('{ echo(j: 12345678901234567890) }')).toMatchObject(REFUSED);
});

test.each([
  ['"""a "quoted" one"""', 'a "quoted" one'],
  ['"""\n  two\n    lines\n"""', 'two\n  lines'],
  ['"a\\bz\\u00e9"', 'a\bzé'],
])('a text is the same however it is written: %j', async (written, s) => {
  const { data } = await answer(`{ echo(s: ${written}) thing { echo(s: ${written}) } }`);
  expect([JSON.parse(data.echo).s, JSON.parse(data.thing.echo).s]).toEqual([s, s]);
  const byDefault = await answer(`query ($s: String = ${written}) { echo(s: $s) }`);
  expect(JSON.parse(byDefault.data.echo).s).toBe(s);
});

test.each(['representations', '__v_x', '__representations'])(
  'a variable of a client is not taken for one of a planner: $%s',
  async (name) => {
    const text = `query ($${name}: String) { thing { echo(s: $${name}) } }`;
    const { data } = await answer(text, { [name]: 'mine' });
    expect(JSON.parse(data.thing.echo).s).toBe('mine');
  },
);

test('a directive of the graph is not left out without a word', async () => {
  expect((await answer('{ echo @loud(times: 2) }')).errors).toBeUndefined();
  expect(asked.at(-1)).toMatch(/echo\s*@loud\(times: ?2\)/);
  expect(await answer('{ ... @loud { echo } }')).toMatchObject(REFUSED);
});

test('what is said of an operation without a plan quotes no value of it', () => {
  const hive = PLANNERS.hive(supergraphSdl);
  for (const text of [
    '{ echo(s: "secret\\b") }',
    '{ echo(j: { a: 12345678901234567890, b: "secret" }) }',
    'query ($s: String = "secret\\b") { echo(s: $s) }',
  ]) {
    expect(() => hive.plan(parse(text), undefined)).toThrow(/^(?!.*secret).*plan/);
  }
});

import { buildSchema, type DocumentNode, parse, print, stripIgnoredCharacters } from 'graphql';
import { expect, test } from 'vitest';
import type { FetchNode, PlanNode } from './plan.ts';
import { withFallback } from './planners.ts';
import { planFor, withTypeNames } from './planning.ts';

const schema = buildSchema(`
  type Query { a: Thing b: Thing any: Any }
  type Mutation { a: Thing b: Thing }
  type Thing { id: ID other: Thing }
  union Any = Thing
`);
const textOf = (document: DocumentNode) => stripIgnoredCharacters(print(document));

/** What a planner was asked for an operation, and the plan that came of it. */
function plan(text: string, node: (planned: string) => PlanNode, on = true) {
  const planned: string[] = [];
  const planner = {
    schema,
    plan(document: DocumentNode) {
      planned.push(textOf(document));
      return { node: node(textOf(document)) };
    },
  };
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  return { planned, plan: planFor(planner, document, operation, () => on) };
}

const fetch = { kind: 'Fetch' } as FetchNode;
const chain = (): PlanNode => ({ kind: 'Sequence', nodes: [fetch, fetch] });

test.each([
  [true, 'query($on:Boolean!){a{id}}'],
  [false, 'query($on:Boolean!){a{__typename}b{id}}'],
])('conditions are decided before planning: %s', (on, expected) => {
  const text = 'query($on: Boolean!) { a { id @include(if: $on) } b @skip(if: $on) { id } }';
  expect(plan(text, () => fetch, on).planned).toEqual([expected]);
});

test('what no subgraph knows is not planned', () => {
  const { planned, plan: made } = plan(
    '{ __typename ...F } fragment F on Query { __schema { types { name } } }',
    () => fetch,
  );
  expect([planned, made]).toEqual([[], undefined]);
});

test('fields of a mutation that take several fetches are planned one by one, in their order', () => {
  const { planned, plan: made } = plan('mutation { b { id } a { id } }', chain);
  expect(planned.slice(1)).toEqual(['mutation{b{id}}', 'mutation{a{id}}']);
  expect(made?.node).toEqual({ kind: 'Sequence', nodes: [chain(), chain()] });
  expect(plan('mutation { b { id } a { id } }', () => fetch).plan?.node).toBe(fetch);
});

test('the name of a type is asked for wherever there may be several', () => {
  const document = parse('{ a { other { id } } any { t: __typename ... on Thing { id } } }');
  expect(textOf(withTypeNames(document, schema))).toBe(
    '{a{other{id}}any{__typename t:__typename ...on Thing{id}}}',
  );
});

test('a second planner is asked where the first finds no plan, and is made when it is', () => {
  const none = () => {
    throw new Error('no plan');
  };
  let made = 0;
  const second = () => {
    made += 1;
    return { schema, plan: () => ({ node: fetch }) };
  };
  const document = parse('{ a { id } }');
  const planner = withFallback({ schema, plan: none }, second);
  expect(made).toBe(0);
  expect(planner.plan(document, undefined).node).toBe(fetch);
  expect(planner.plan(document, undefined).node).toBe(fetch);
  expect(made).toBe(1);
  const neither = withFallback({ schema, plan: none }, () => ({ schema, plan: none }));
  expect(() => neither.plan(document, undefined)).toThrow('No planner');
});

import { buildSchema, type DocumentNode, parse, print, stripIgnoredCharacters } from 'graphql';
import { expect, test } from 'vitest';
import type { Askers } from './askers.ts';
import { fetchOf } from './fixture-plans.ts';
import { fieldByField } from './mutations.ts';
import { createOperations } from './operations.ts';
import type { FetchNode, Plan, PlanNode } from './plan.ts';
import { planFor, withTypeNames } from './planning.ts';
import { typesOf } from './types.ts';

const SDL = `
  type Query { a: Thing b: Thing any: Any }
  type Mutation { a: Thing b: Thing }
  type Thing { id: ID other: Thing }
  union Any = Thing
`;
const schema = buildSchema(SDL);
const textOf = (document: DocumentNode) => stripIgnoredCharacters(print(document));

/** What a planner was asked for an operation, and the plan that came of it. */
async function plan(text: string, node: (planned: string) => PlanNode, on = true) {
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
  const made = await planFor(fieldByField(planner), document, operation, () => on);
  return { planned, plan: made };
}

const fetch = { kind: 'Fetch' } as FetchNode;
const chain = (): PlanNode => ({ kind: 'Sequence', nodes: [fetch, fetch] });

test.each([
  [0, ['']],
  [1, ['0', '1']],
  [2, ['00', '01', '10', '11']],
  [3, ['000', '111']],
])(
  'an operation with %i conditions is planned before anybody asks for it',
  async (count, choices) => {
    const names = Array.from({ length: count }, (_, n) => `v${n}`);
    const fields = names.map((name) => `${name}: a @include(if: $${name}) { id }`).join(' ');
    const head = count === 0 ? '' : `(${names.map((name) => `$${name}: Boolean!`).join()})`;
    const text = `query${head} { b { id } ${fields} }`;
    const planned: string[] = [];
    const planner = {
      schema,
      plan(document: DocumentNode) {
        planned.push(textOf(document));
        return { node: fetchOf('a', '{b{id}}') };
      },
    };
    const operations = createOperations({ planner, types: typesOf(SDL) });
    const operation = operations({ text, document: parse(text), operationName: undefined });
    await operation.planAll({ name: 'nobody', pay: () => undefined });
    const asked = choices.map((choice) => names.filter((_, index) => choice[index] === '1'));
    expect(planned).toHaveLength(choices.length);
    for (const on of asked) {
      const variables = Object.fromEntries(names.map((name) => [name, on.includes(name)]));
      const known = operation.variantFor(variables, undefined, () => undefined);
      expect(known).not.toBeInstanceOf(Promise);
    }
    await operation.planAll({ name: 'nobody', pay: () => undefined });
    expect(planned).toHaveLength(choices.length);
  },
);

test('whoever asks for ever new operations throws out none that others ask for', async () => {
  const planned: string[] = [];
  const planner = {
    schema,
    plan(_document: DocumentNode, name = '') {
      planned.push(name);
      return { node: fetchOf('a', '{a{id}}') };
    },
  };
  const operations = createOperations({ planner, types: typesOf(SDL) });
  const ask = async (user: string, name: string, more = '') => {
    const askerOf = () => ({ name: user, pay: () => undefined });
    const text = `query ${name} { a { id } } ${more}`;
    const document = parse(text);
    const operation = operations({ text, document, operationName: undefined }, askerOf);
    await operation.variantFor({}, undefined, askerOf);
  };
  const askAll = async () => {
    for (const name of ['x', 'y', 'z']) for (const user of ['one', 'two']) await ask(user, name);
    for (const name of ['own', 'mine']) await ask('lone', name);
  };
  await askAll();
  expect(planned).toEqual(['x', 'y', 'z', 'own', 'mine']);
  const long = '#\n'.repeat(10_000);
  for (let n = 0; n < 60; n += 1) await ask('many', `new${n}`, long);
  expect(planned).toHaveLength(65);
  await askAll();
  expect(planned).toHaveLength(65);
});

test('whoever asks for what is being planned for others waits in their own turn as well', async () => {
  const names: string[] = [];
  let made: (plan: Plan) => void = () => undefined;
  const planner = {
    schema,
    plan: (_document: DocumentNode, _name: string | undefined, askers?: Askers) => {
      askers?.eachName((name) => names.push(name));
      return new Promise<Plan>((resolve) => {
        made = resolve;
      });
    },
  };
  const operations = createOperations({ planner, types: typesOf(SDL) });
  const text = '{ a { id } }';
  const operation = operations({ text, document: parse(text), operationName: undefined });
  const asking = (name: string) => () => ({ name, pay: () => undefined });
  const asked = ['many', 'one', 'many', 'other'].map((name) =>
    operation.variantFor({}, undefined, asking(name)),
  );
  const warmed = operation.planAll(asking('nobody')());
  expect(names).toEqual(['many', 'one', 'other', 'nobody']);
  made({ node: fetchOf('a', '{a{id}}') });
  const variants = await Promise.all(asked);
  expect(new Set(variants).size).toBe(1);
  await warmed;
});

test.each([
  [true, 'query($on:Boolean!){a{id}}'],
  [false, 'query($on:Boolean!){a{__typename}b{id}}'],
])('conditions are decided before planning: %s', async (on, expected) => {
  const text = 'query($on: Boolean!) { a { id @include(if: $on) } b @skip(if: $on) { id } }';
  expect((await plan(text, () => fetch, on)).planned).toEqual([expected]);
});

test('what no subgraph knows is not planned', async () => {
  const { planned, plan: made } = await plan(
    '{ __typename ...F } fragment F on Query { __schema { types { name } } }',
    () => fetch,
  );
  expect([planned, made]).toEqual([[], undefined]);
});

test('fields of a mutation that take several fetches are planned one by one, in their order', async () => {
  const { planned, plan: made } = await plan('mutation { b { id } a { id } }', chain);
  expect(planned.slice(1)).toEqual(['mutation{b{id}}', 'mutation{a{id}}']);
  expect(made?.node).toEqual({ kind: 'Sequence', nodes: [chain(), chain()] });
  const whole = await plan('mutation { b { id } a { id } }', () => fetch);
  expect(whole.plan?.node).toBe(fetch);
});

test('the name of a type is asked for wherever there may be several', () => {
  const document = parse('{ a { other { id } } any { t: __typename ... on Thing { id } } }');
  expect(textOf(withTypeNames(document, schema))).toBe(
    '{a{other{id}}any{__typename t:__typename ...on Thing{id}}}',
  );
});

import { buildSchema, OperationTypeNode, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { type FailureKind, SubgraphFailure } from '../subgraphs/failure.ts';
import { createExecutor, type FetchReply } from './executor.ts';
import { A, entities, item, keys, PLACES, parallel, run, sequence } from './fixture-plans.ts';
import type { FetchNode } from './plan.ts';

const SDL = 'type Query { items: [Item!] } type Item { id: ID! }';
const text = '{items{id}}';
const node: FetchNode = {
  ...{ kind: 'Fetch', subgraph: 'a', operation: text, operationName: undefined },
  ...{ operationKind: OperationTypeNode.QUERY, variables: [], path: [], entities: [] },
  outputRewrites: [],
};

/** Whether a run is whole in which the one fetch ends like that. */
async function isWhole(reply: FetchReply | FailureKind): Promise<boolean> {
  const planner = { schema: buildSchema(SDL), plan: () => ({ node }) };
  const send = async () => {
    if (typeof reply === 'string') throw new SubgraphFailure(reply, 'as it was told');
    return structuredClone(reply);
  };
  const executor = createExecutor({ supergraphSdl: SDL, planner, send });
  const request = { text, document: parse(text), operationName: undefined, variables: {} };
  return (await executor.run(request, undefined)).isWhole;
}

test.each([
  [{ data: { items: [] } }, true],
  [{ data: { items: null } }, true],
  [{ data: null, errors: [{ message: 'after much work' }] }, false],
  [{ data: null }, false],
  ['HELD_BACK', true],
  ['UNREACHABLE', true],
  ['TIMEOUT', false],
  ['CANCELLED', false],
  ['TOO_LARGE', false],
  ['UNUSABLE', false],
] as const)(
  'a subgraph that answers %j did nothing beside what it gave: %s',
  async (reply, whole) => {
    expect(await isWhole(reply)).toBe(whole);
  },
);

describe('what travels in one request', () => {
  const conditional = entities('b', 'name @include(if: $all)', PLACES);
  const plan = sequence(
    A,
    parallel(
      {
        ...conditional,
        operation: conditional.operation.replace('(', '($all:Boolean! '),
        variables: ['all'],
      },
      entities('b', 'size', [...PLACES, ...keys('part')]),
    ),
  );
  const named = { data: { _0: [{ name: 'one' }] } };
  const ask = (...b: readonly (FetchReply | Error)[]) =>
    run(
      'query ($all: Boolean!) { items { name part { size } } }',
      plan,
      { a: [{ data: { items: [item('1', { part: item('2') })] } }], b },
      { all: true },
    );
  const lost = (...keys: readonly (string | undefined)[]): FetchReply => ({
    data: null,
    errors: keys.map((key) => ({ message: `no ${key}`, ...(key && { path: [key] }) })),
  });

  test('is asked apart where one part took the others along', async () => {
    const { data, errors, asked } = await ask(lost('_1'), named, lost('_0'));
    expect(data).toEqual({ items: [{ name: 'one', part: { size: null } }] });
    expect(errors).toMatchObject([{ message: 'no _0', path: ['items', 0, 'part', 'size'] }]);
    const apart = asked.slice(2);
    expect(apart.map(({ query }) => query)).toEqual([
      'query($r0:[_Any!]!$all:Boolean!){_0:_entities(representations:$r0){...on Item{name@include(if:$all)}}}',
      'query($r0:[_Any!]!){_0:_entities(representations:$r0){...on Item{size}}}',
    ]);
    expect(apart.map(({ variables }) => variables)).toEqual([
      { r0: [{ __typename: 'Item', id: '1' }], all: true },
      { r0: [{ __typename: 'Item', id: '2' }] },
    ]);
  });

  test.each([
    ['all of it failed', lost('_0', '_1')],
    ['nobody says what failed', lost(undefined)],
    ['nothing is said to have failed', { data: null }],
    ['it was given but for one', { data: { _0: [{ name: 'one' }], _1: [null] }, errors: [] }],
    ['the subgraph was not reached', new SubgraphFailure('UNREACHABLE', 'as it was told')],
  ] as const)('is not asked again where %s', async (_, reply) => {
    expect((await ask(reply)).asked).toHaveLength(2);
  });
});

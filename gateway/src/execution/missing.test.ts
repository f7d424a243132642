import { expect, test } from 'vitest';
import { SubgraphFailure } from '../subgraphs/failure.ts';
import {
  A,
  entities,
  fetchOf,
  item,
  keys,
  PLACES,
  parallel,
  run,
  sequence,
} from './fixture-plans.ts';

const away = new SubgraphFailure('HELD_BACK', 'is held back');
const OF_PART = [...PLACES, ...keys('part')];

test.each([
  ['before', 'name'],
  ['after', 'name'],
  ['before', 'color'],
  ['after', 'color'],
] as const)(
  'what a subgraph would have given that failed %s another one gave the same object is missing, and what needs it: %s',
  async (order, asked) => {
    const failing = fetchOf('a', '{items{part{__typename id name}}}');
    const other = fetchOf('b', '{items{part{__typename size}}}');
    const needing = sequence(failing, entities('c', 'color', OF_PART)).node;
    const first = asked === 'name' || needing === undefined ? failing : needing;
    const { data, errors } = await run(
      `{ items { part { size ${asked} } } }`,
      { node: parallel(...(order === 'before' ? [first, other] : [other, first])) },
      { a: [away], b: [{ data: { items: [{ part: { __typename: 'Item', size: 1 } }] } }] },
    );
    expect(data).toEqual({ items: [{ part: { size: 1, [asked]: null } }] });
    expect(errors).toMatchObject([{ path: ['items', 0, 'part', asked] }]);
  },
);

test('what needs entities that are missing in an answer is missing, with an error', async () => {
  const { data, errors, asked } = await run(
    '{ items { part { name } } }',
    sequence(A, entities('b', 'part{__typename id}', PLACES), entities('c', 'name', OF_PART)),
    {
      a: [{ data: { items: [item('1'), item('2')] } }],
      b: [{ data: { _entities: [{ part: item('3') }] } }],
      c: [{ data: { _entities: [{ name: 'three' }] } }],
    },
  );
  expect(asked).toHaveLength(3);
  expect(data).toEqual({ items: [{ part: { name: 'three' } }, { part: null }] });
  expect(errors).toMatchObject([{ path: ['items', 1, 'part'] }]);
});

test('errors of thousands of entities are placed in one walk through the answer', async () => {
  const ids = Array.from({ length: 3_000 }, (_, index) => String(index));
  const { errors } = await run('{ items { name } }', sequence(A, entities('b', 'name', PLACES)), {
    a: [{ data: { items: ids.map((id) => item(id)) } }],
    b: [
      {
        data: { _entities: ids.map(() => ({ name: null })) },
        errors: ids.map((_, index) => ({ message: 'no', path: ['_entities', index, 'name'] })),
      },
    ],
  });
  expect(errors).toHaveLength(1_000);
  expect(errors.at(-1)?.path).toEqual(['items', 999, 'name']);
});

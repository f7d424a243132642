import { describe, expect, test } from 'vitest';
import { SubgraphFailure } from '../subgraphs/failure.ts';
import {
  A,
  entities,
  fetchOf,
  item,
  keys,
  PLACES,
  parallel,
  required,
  requiring,
  run,
  SDL,
  sequence,
} from './fixture-plans.ts';
import type { EntityFetch, Path, PlanNode, Rewrite } from './plan.ts';
import { representationsOf } from './representations.ts';
import { typesOf } from './types.ts';

const C = fetchOf('c', '{item{__typename id}}');
const NAMED = entities('b', 'name', PLACES, keys('item'));

describe('entities that are the same', () => {
  test('have their errors in each of their places', async () => {
    const { data, errors } = await run(
      '{ items { name size } }',
      sequence(A, entities('b', 'name size', PLACES)),
      {
        a: [{ data: { items: [item('1'), item('2'), item('1')] } }],
        b: [
          {
            data: {
              _entities: [
                { name: 'one', size: 2 ** 40 },
                { name: 'two', size: 2 },
              ],
            },
          },
        ],
      },
    );
    const lost = { name: 'one', size: null };
    expect(data).toEqual({ items: [lost, { name: 'two', size: 2 }, lost] });
    expect(errors.map(({ path }: { path: unknown }) => path)).toEqual([
      ['items', 0, 'size'],
      ['items', 2, 'size'],
    ]);
  });

  test.each<[string, { __a_a?: number }, { __a_a?: string }]>([
    ['each', { __a_a: 1 }, { __a_a: 'RED' }],
    ['the first', { __a_a: 1 }, {}],
    ['the second', {}, { __a_a: 'RED' }],
  ])('differ where something else was fetched of %s before', async (_, listed, alone) => {
    const { data, errors } = await run(
      '{ items { name a: size } item { name a: color } }',
      sequence(parallel(A, C), NAMED),
      {
        a: [{ data: { items: [item('1', listed)] } }],
        b: [{ data: { _entities: [{ name: 'one' }] } }],
        c: [{ data: { item: item('1', alone) } }],
      },
    );
    expect(data).toEqual({
      items: [{ name: 'one', a: listed.__a_a ?? null }],
      item: { name: 'one', a: alone.__a_a ?? null },
    });
    expect(errors).toBeUndefined();
  });

  test('stay what they became, where later they are as others that stood apart', async () => {
    const sized = requiring(entities('d', 'size', keys('item'), PLACES), required('name'));
    const { data, asked } = await run(
      '{ items { name size } item { name size } }',
      sequence(parallel(A, C), entities('b', 'name', PLACES), sized),
      {
        a: [{ data: { items: [item('1'), item('1')] } }],
        b: [{ data: { _entities: [{ name: 'one' }] } }],
        c: [{ data: { item: item('1', { name: 'one' }) } }],
        d: [{ data: { _entities: [{ size: 1 }] } }],
      },
    );
    expect(asked).toHaveLength(4);
    const known = { name: 'one', size: 1 };
    expect(data).toEqual({ items: [known, known], item: known });
  });

  test.each([
    ['later', (one: PlanNode, other: PlanNode) => [one, other]],
    ['at the same time', (one: PlanNode, other: PlanNode) => [parallel(one, other)]],
  ])('differ where something else is fetched of each %s', async (_, placed) => {
    const others = parallel(
      entities('d', '__a_a:id', PLACES),
      entities('e', '__a_a:name', keys('item')),
    );
    const { data } = await run(
      '{ items { name a: id } item { name a: name } }',
      sequence(parallel(A, C), ...placed(NAMED, others)),
      {
        a: [{ data: { items: [item('1'), item('1')] } }],
        b: [{ data: { _entities: [{ name: 'one' }] } }],
        c: [{ data: { item: item('1') } }],
        d: [{ data: { _entities: [{ __a_a: '1' }] } }],
        e: [{ data: { _entities: [{ __a_a: 'one' }] } }],
      },
    );
    const listed = { name: 'one', a: '1' };
    expect(data).toEqual({ items: [listed, listed], item: { name: 'one', a: 'one' } });
  });

  test('differ where something else is fetched below each', async () => {
    const { data } = await run(
      '{ items { part { a: id } } item { part { a: name } } }',
      sequence(
        parallel(A, C),
        entities('b', 'part{__typename id}', PLACES, keys('item')),
        entities('d', '__a_a:id', [...PLACES, ...keys('part')]),
        entities('e', '__a_a:name', keys('item', 'part')),
      ),
      {
        a: [{ data: { items: [item('1')] } }],
        b: [{ data: { _entities: [{ part: item('2') }] } }],
        c: [{ data: { item: item('1') } }],
        d: [{ data: { _entities: [{ __a_a: '2' }] } }],
        e: [{ data: { _entities: [{ __a_a: 'two' }] } }],
      },
    );
    expect(data).toEqual({ items: [{ part: { a: '2' } }], item: { part: { a: 'two' } } });
  });

  test('differ where something else is fetched through what holds each', async () => {
    const { data } = await run(
      '{ items { part { name a: id } } item { part { name a: name } } }',
      sequence(
        parallel(A, C),
        parallel(
          entities('b', 'name', [...PLACES, ...keys('part')], keys('item', 'part')),
          entities('d', 'part{__a_a:id}', PLACES),
          entities('e', 'part{__a_a:name}', keys('item')),
        ),
      ),
      {
        a: [{ data: { items: [item('1', { part: item('2') })] } }],
        b: [{ data: { _entities: [{ name: 'two' }] } }],
        c: [{ data: { item: item('1', { part: item('2') }) } }],
        d: [{ data: { _entities: [{ part: { __a_a: '2' } }] } }],
        e: [{ data: { _entities: [{ part: { __a_a: 'two' } }] } }],
      },
    );
    const [listed, alone] = [
      { name: 'two', a: '2' },
      { name: 'two', a: 'two' },
    ];
    expect(data).toEqual({ items: [{ part: listed }], item: { part: alone } });
  });
});

test('an entity that another fetch may change stands for none of those that are the same', async () => {
  const { data, asked } = await run(
    '{ items { name a: name } item { name a: id } }',
    sequence(
      parallel(A, C),
      parallel(
        entities('b', 'name', keys('item'), PLACES),
        entities('d', '__a_a:id', keys('item')),
      ),
      entities('e', '__a_a:name', PLACES),
    ),
    {
      a: [{ data: { items: [item('1'), item('1')] } }],
      b: [{ data: { _entities: [{ name: 'one' }] } }],
      c: [{ data: { item: item('1') } }],
      d: [{ data: { _entities: [{ __a_a: '1' }] } }],
      e: [{ data: { _entities: [{ __a_a: 'one' }] } }],
    },
  );
  expect(asked).toHaveLength(5);
  const listed = { name: 'one', a: 'one' };
  expect(data).toEqual({ items: [listed, listed], item: { name: 'one', a: '1' } });
});

test('entities of which something failed in one place only stay apart', async () => {
  const { data, errors } = await run(
    '{ items { name color } item { name color } }',
    sequence(
      parallel(A, C),
      parallel(entities('d', 'color', PLACES), entities('e', 'color', keys('item'))),
      NAMED,
    ),
    {
      a: [{ data: { items: [item('1')] } }],
      b: [{ data: { _entities: [{ name: 'one' }] } }],
      c: [{ data: { item: item('1') } }],
      d: [new SubgraphFailure('UNREACHABLE', 'cannot be reached')],
      e: [{ data: { _entities: [null] } }],
    },
  );
  const known = { name: 'one', color: null };
  expect(data).toEqual({ items: [known], item: known });
  expect(errors).toMatchObject([{ path: ['items', 0, 'color'] }]);
});

test.each(['One', 'Any'])('what is told of a %s is worked out once', (name) => {
  let asked = 0;
  const known = typesOf(SDL);
  const is = (one: string, condition: string) => {
    asked += 1;
    return known.is(one, condition);
  };
  const selections = [required('__typename'), required('id')];
  const { write, keysOf } = representationsOf({
    requires: [{ kind: 'Fragment', type: 'Any', selections }],
    rewrites: [],
    types: { ...known, is },
    isTrue: () => true,
  });
  const tell = (id: number) => {
    expect(keysOf(name)).toEqual(['id']);
    expect(write({ __typename: name, id })).toBe(`{"__typename":"${name}","id":${id}}`);
  };
  tell(1);
  const once = asked;
  for (let id = 2; id < 10; id += 1) tell(id);
  expect(asked).toBe(once);
});

test('entities that are told of by their interface stay of their own types', async () => {
  const [one] = NAMED.entities as readonly [EntityFetch];
  const asInterface: Rewrite = { kind: 'Set', path: keys('__typename'), value: 'Any' };
  const told: EntityFetch = {
    ...one,
    requires: one.requires.map((part) => ({ ...part, type: 'Any' })),
    inputRewrites: [asInterface],
    paths: [[...keys('anys'), { kind: 'List' }] satisfies Path],
  };
  const anys = ['One', 'Two'].map((name) => ({ __typename: name, id: '1' }));
  const { data, asked } = await run(
    '{ anys { __typename id } }',
    sequence(fetchOf('a', '{anys{__typename id}}'), { ...NAMED, entities: [told] }),
    { a: [{ data: { anys } }], b: [{ data: { _entities: [{ id: '1' }] } }] },
  );
  expect(asked[1]?.variables).toEqual({ representations: [{ __typename: 'Any', id: '1' }] });
  expect(data).toEqual({ anys });
});

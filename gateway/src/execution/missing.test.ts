import { buildSchema, type GraphQLFormattedError, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { SubgraphFailure } from '../subgraphs/failure.ts';
import { createExecutor, type FetchReply, type FetchRequest } from './executor.ts';
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

describe('what is worked out of a field that failed', () => {
  const denied = (...path: (string | number)[]) => {
    return { message: 'not for you', path, extensions: { code: 'FORBIDDEN' } };
  };
  const fieldsIn = (errors: readonly GraphQLFormattedError[] = []) =>
    errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions?.['code']}`);
  const good = item('2', { name: 'two', odd: ['x'], part: item('4', { name: 'four' }) });
  const size = entities('b', 'size', PLACES);

  test.each([
    ['a leaf', required('name'), { name: null }, ['name']],
    ['an element of a list', required('odd'), { odd: ['x', null] }, ['odd', 1]],
    ['an element of a list of lists', required('odd'), { odd: [[null]] }, ['odd', 0, 0]],
    ['an object', required('part', required('name')), { part: null }, ['part', 'must']],
    [
      'a field of an object',
      required('part', required('name')),
      { part: item('3', { name: null }) },
      ['part', 'name'],
    ],
  ] as const)(
    'is null with its error, and nobody is asked for it: %s',
    async (_, more, given, at) => {
      const { data, errors, asked } = await run(
        '{ items { size } }',
        sequence(A, requiring(size, more)),
        {
          a: [{ data: { items: [item('1', given), good] }, errors: [denied('items', 0, ...at)] }],
          b: [{ data: { _entities: [{ size: 2 }] } }],
        },
      );
      expect(asked[1]?.variables['representations']).toMatchObject([{ id: '2' }]);
      expect(data).toEqual({ items: [{ size: null }, { size: 2 }] });
      expect(fieldsIn(errors)).toEqual(['items.0.size FORBIDDEN']);
    },
  );

  test('is told beside the field itself, where the client asked for both', async () => {
    const { data, errors } = await run(
      '{ items { size again: name name } }',
      sequence(A, requiring(size, required('name'))),
      {
        a: [
          {
            data: { items: [item('1', { __a_again: 'one', name: null })] },
            errors: [denied('items', 0, 'name')],
          },
        ],
      },
    );
    expect(data).toEqual({ items: [{ size: null, again: 'one', name: null }] });
    expect(fieldsIn(errors)).toEqual(['items.0.name FORBIDDEN', 'items.0.size FORBIDDEN']);
  });

  test('and what is worked out of that are null with the same error', async () => {
    const { data, errors, asked } = await run(
      '{ items { color } }',
      sequence(
        A,
        requiring(size, required('name')),
        requiring(entities('c', 'color', PLACES), required('size')),
      ),
      {
        a: [{ data: { items: [item('1', { name: null })] }, errors: [denied('items', 0, 'name')] }],
      },
    );
    expect(asked).toHaveLength(1);
    expect(data).toEqual({ items: [{ color: null }] });
    expect(fieldsIn(errors)).toEqual(['items.0.color FORBIDDEN']);
  });

  test.each([
    ['one entity', { _entities: [null, { name: 'two' }] }, denied('_entities', 0)],
    [
      'what holds a field that may not be null',
      { _entities: [null, { name: 'two' }] },
      denied('_entities', 0, 'must'),
    ],
    ['all of them', { _entities: null }, denied('_entities')],
    ['the whole answer', null, denied('_entities', 0, 'must')],
  ])('is null with its error where %s failed', async (_, given, error) => {
    const { data, errors } = await run(
      '{ items { size } }',
      sequence(A, entities('c', 'name', PLACES), requiring(size, required('name'))),
      {
        a: [{ data: { items: [item('1'), item('2')] } }],
        c: [{ data: given, errors: [error] }],
        b: [{ data: { _entities: [{ size: 2 }] } }],
      },
    );
    const isOne = Array.isArray(given?._entities);
    expect(data).toEqual({ items: [{ size: null }, { size: isOne ? 2 : null }] });
    expect(fieldsIn(errors)).toEqual(
      ['items.0.size FORBIDDEN', 'items.1.size FORBIDDEN'].slice(0, isOne ? 1 : 2),
    );
  });

  test('is asked for where nothing failed: a null may be a value', async () => {
    const { data, errors, asked } = await run(
      '{ items { size } }',
      sequence(A, requiring(size, required('name'))),
      {
        a: [
          {
            data: { items: [item('1', { name: null, color: null })] },
            errors: [denied('items', 0, 'color')],
          },
        ],
        b: [{ data: { _entities: [{ size: 0 }] } }],
      },
    );
    expect(asked[1]?.variables['representations']).toEqual([item('1', { name: null })]);
    expect([data, errors]).toEqual([{ items: [{ size: 0 }] }, undefined]);
  });

  test.each(['before', 'after'])(
    'is asked for where another subgraph gave it %s',
    async (order) => {
      const failing = fetchOf('a', '{items{__typename id name}}');
      const giving = fetchOf('c', '{items{name}}');
      const both = order === 'after' ? [failing, giving] : [giving, failing];
      const { data } = await run(
        '{ items { size } }',
        sequence(...both, requiring(size, required('name'))),
        {
          a: [
            { data: { items: [item('1', { name: null })] }, errors: [denied('items', 0, 'name')] },
          ],
          b: [{ data: { _entities: [{ size: 3 }] } }],
          c: [{ data: { items: [{ name: 'one' }] } }],
        },
      );
      expect(data).toEqual({ items: [{ size: 3 }] });
    },
  );
});

/** How often the key of one entity is read while a subgraph is away and others are asked about it. */
async function readsOf(fetches: number): Promise<number> {
  let reads = 0;
  const entity = {
    __typename: 'Item',
    get id() {
      reads += 1;
      return '1';
    },
  };
  const others = Array.from({ length: fetches }, () => entities('b', 'name', PLACES));
  const plan = sequence(A, entities('c', 'size', PLACES), ...others);
  const planner = { schema: buildSchema(SDL), plan: () => plan };
  const send = async ({ subgraph }: FetchRequest): Promise<FetchReply> => {
    if (subgraph === 'c') throw away;
    return { data: subgraph === 'a' ? { items: [entity] } : { _entities: [{ name: 'one' }] } };
  };
  const executor = createExecutor({ supergraphSdl: SDL, planner, send });
  const text = '{ items { name size } }';
  const asked = { text, document: parse(text), operationName: undefined, variables: {} };
  const { data, errors } = await executor.execute(asked, undefined);
  expect(data).toEqual({ items: [{ name: 'one', size: null }] });
  expect(errors).toHaveLength(1);
  return reads;
}

test('each fetch of what there is looks at it as often, however many were made since one failed', async () => {
  const [few, more] = [await readsOf(5), await readsOf(10)];
  const each = more - few;
  expect(each).toBeGreaterThan(0);
  expect((await readsOf(40)) - more).toBe(6 * each);
});

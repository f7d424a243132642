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
  run,
  sequence,
} from './fixture-plans.ts';
import type { Plan } from './plan.ts';

describe('entities', () => {
  test('that are told of in the same words are asked about once, and merged wherever they are', async () => {
    const { data, asked } = await run(
      '{ items { id name } }',
      sequence(A, entities('b', 'name', PLACES)),
      {
        a: [{ data: { items: [item('1'), item('2'), item('1')] } }],
        b: [{ data: { _entities: [{ name: 'one' }, { name: 'two' }] } }],
      },
    );
    expect(asked[1]?.variables).toEqual({ representations: [item('1'), item('2')] });
    expect(data.items.map(({ name }: { name: string }) => name)).toEqual(['one', 'two', 'one']);
  });

  test('of one stage and one subgraph travel in one request', async () => {
    const { data, asked } = await run(
      '{ items { name } item { size } }',
      sequence(
        parallel(A, fetchOf('c', '{item{__typename id}}')),
        parallel(entities('b', 'name', PLACES), entities('b', 'size', keys('item'))),
      ),
      {
        a: [{ data: { items: [item('1')] } }],
        c: [{ data: { item: item('2') } }],
        b: [{ data: { _0: [{ name: 'one' }], _1: [{ size: 2 }] } }],
      },
    );
    expect(asked.filter(({ subgraph }) => subgraph === 'b')).toHaveLength(1);
    expect(data).toEqual({ items: [{ name: 'one' }], item: { size: 2 } });
  });

  test('an error about one is put at each of its places', async () => {
    const failed = { message: 'lost', path: ['_entities', 0, 'name'] };
    const { errors } = await run('{ items { name } }', sequence(A, entities('b', 'name', PLACES)), {
      a: [{ data: { items: [item('1'), item('2'), item('1')] } }],
      b: [{ data: { _entities: [{ name: null }, { name: 'two' }] }, errors: [failed] }],
    });
    expect(errors.map(({ path }: { path: unknown }) => path)).toEqual([
      ['items', 0, 'name'],
      ['items', 2, 'name'],
    ]);
  });

  test('fewer than were asked for are an error of those that are missing', async () => {
    const { data, errors } = await run(
      '{ items { name } }',
      sequence(A, entities('b', 'name', PLACES)),
      {
        a: [{ data: { items: [item('1'), item('2')] } }],
        b: [{ data: { _entities: [{ name: 'one' }] } }],
      },
    );
    expect(data).toEqual({ items: [{ name: 'one' }, { name: null }] });
    expect(errors).toMatchObject([
      { path: ['items', 1, 'name'], extensions: { code: 'SERVICE_UNAVAILABLE' } },
    ]);
  });
});

describe('a subgraph that does not answer', () => {
  const away = new SubgraphFailure('UNREACHABLE', 'cannot be reached');

  test('is an error at each field that is missing, and what needs them is not asked', async () => {
    const { data, errors, asked } = await run(
      '{ items { part { name } size } }',
      sequence(
        A,
        parallel(entities('b', 'part{__typename id}', PLACES), entities('c', 'size', PLACES)),
        entities('d', 'name', [...PLACES, ...keys('part')]),
      ),
      {
        a: [{ data: { items: [item('1'), item('2')] } }],
        b: [away],
        c: [{ data: { _entities: [{ size: 1 }, { size: 2 }] } }],
      },
    );
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['a', 'b', 'c']);
    expect(data).toEqual({
      items: [
        { part: null, size: 1 },
        { part: null, size: 2 },
      ],
    });
    expect(errors.map(({ path }: { path: unknown }) => path)).toEqual([
      ['items', 0, 'part'],
      ['items', 1, 'part'],
    ]);
  });

  test('takes what may not be null with it', async () => {
    const { data, errors } = await run(
      '{ items { id must } }',
      sequence(A, entities('b', 'must', PLACES)),
      { a: [{ data: { items: [item('1')] } }], b: [away] },
    );
    expect(data).toEqual({ items: null });
    expect(errors).toMatchObject([{ path: ['items', 0, 'must'] }]);
  });
});

describe('the answer', () => {
  const one = (value: object) => ({ a: [{ data: { item: { __typename: 'Item', ...value } } }] });
  const plan: Plan = { node: fetchOf('a', '{item{id}}') };

  test('has keys in the order of the document, merged and under their aliases', async () => {
    const { data } = await run(
      'query { item { size ...F part { id } } } fragment F on Item { b: id part { name } size }',
      plan,
      one({ part: { name: 'p', id: '2' }, __a_b: '1', size: 3, secret: 1 }),
    );
    expect(JSON.stringify(data)).toBe('{"item":{"size":3,"b":"1","part":{"name":"p","id":"2"}}}');
  });

  test.each([true, false])('leaves out what conditions leave out: %s', async (on) => {
    const { data } = await run(
      'query($on: Boolean!) { item { id @skip(if: $on) name @include(if: $on) } }',
      plan,
      one({ id: '1', name: 'n' }),
      { on },
    );
    expect(data).toEqual({ item: on ? { name: 'n' } : { id: '1' } });
  });

  test('keeps names that objects have anyhow', async () => {
    const text = '{ item { __proto__: name constructor: size toString: id } }';
    const value = { __a___proto__: 'p', __a_toString: '1' };
    const { data } = await run(text, plan, one(value));
    expect(JSON.stringify(data)).toBe(
      '{"item":{"__proto__":"p","constructor":null,"toString":"1"}}',
    );
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });

  test.each([
    ['an enum value that clients do not know', 'color', 'BLUE'],
    ['a number that is no Int', 'size', 2 ** 40],
    ['an object where a text belongs', 'name', {}],
  ])('%s is null with an error', async (_, key, value) => {
    const { data, errors } = await run(
      `{ item { ${key} id } }`,
      plan,
      one({ [key]: value, id: '1' }),
    );
    expect(data).toEqual({ item: { [key]: null, id: '1' } });
    expect(errors).toMatchObject([{ path: ['item', key] }]);
    expect(JSON.stringify(errors)).not.toContain('BLUE');
  });

  test('coerces as graphql-js does, and leaves custom scalars alone', async () => {
    const odd = { deep: [1.5, null, 'x"y'] };
    const { data } = await run('{ item { id size odd } }', plan, one({ id: 7, size: true, odd }));
    expect(data).toEqual({ item: { id: '7', size: 1, odd } });
  });

  test('says once why something is null', async () => {
    const failed = { message: 'lost', path: ['item', 'must'] };
    const { data, errors } = await run('{ item { must } }', plan, {
      a: [{ data: { item: { __typename: 'Item', must: null } }, errors: [failed] }],
    });
    expect(data).toEqual({ item: null });
    expect(errors).toMatchObject([failed]);
  });

  test('of a type that is not known is null with an error', async () => {
    const { data, errors } = await run(
      '{ any { id } }',
      { node: fetchOf('a', '{any{id}}') },
      {
        a: [{ data: { any: { __typename: 'Hidden', id: '1' } } }],
      },
    );
    expect(data).toEqual({ any: null });
    expect(JSON.stringify(errors)).not.toContain('Hidden');
  });
});

test('an object of which only the interface is known is null where its type decides', async () => {
  const plan: Plan = { node: fetchOf('a', '{any{__typename id}}') };
  const replies = { a: [{ data: { any: { __typename: 'Any', id: '1' } } }] };
  expect(await run('{ any { id ... on One { a } } }', plan, replies)).toMatchObject({
    data: { any: null },
    errors: [{ path: ['any'] }],
  });
  const { data, errors } = await run('{ any { ... on Any { id } } }', plan, replies);
  expect([data, errors]).toEqual([{ any: { id: '1' } }, undefined]);
});

test('a variable that is not what it has to be is said, and nothing is run', async () => {
  const { data, errors, asked } = await run(
    'query($on: Boolean!) { item @include(if: $on) { id } }',
    sequence(A),
    {},
    { on: 'yes' },
  );
  expect([data, asked]).toEqual([undefined, []]);
  expect(errors).toHaveLength(1);
});

test('the schema is told by graphql-js, and no subgraph is asked', async () => {
  const { data, asked } = await run('{ __typename __type(name: "One") { name } }', sequence(A), {});
  expect(data).toEqual({ __typename: 'Query', __type: { name: 'One' } });
  expect(asked).toEqual([]);
});

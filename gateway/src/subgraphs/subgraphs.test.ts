import { expect, test, vi } from 'vitest';
import { publicSubgraphErrors } from './errors.ts';
import { responseKeys } from './response-keys.ts';

test('response keys of a fetch of root fields', () => {
  expect(responseKeys('query Q { me { id } a: loans { id } ... on Query { b } }')).toEqual({
    root: ['me', 'a', 'b'],
    entity: [],
  });
});

test('response keys of a fetch of entities', () => {
  const text = `query($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on User { __typename creditScore { value } ...F } } } fragment F on User { x: loans { id } }`;
  expect(responseKeys(text)).toEqual({ root: ['_entities'], entity: ['creditScore', 'x'] });
});

test('documented codes of a subgraph pass, everything else is masked', () => {
  const report = vi.fn();
  const errors = publicSubgraphErrors(
    [
      { message: 'Not yours.', path: ['a'], extensions: { code: 'FORBIDDEN', secret: 1 } },
      {
        message: 'relation "loans" does not exist',
        path: ['b'],
        locations: [{ line: 1, column: 1 }],
      },
      { message: 'masked already', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      { message: 'Unknown field', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ],
    report,
  );
  const message = 'Something went wrong on our side; try again later.';
  const internal = { message, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  expect(errors).toEqual([
    { message: 'Not yours.', path: ['a'], extensions: { code: 'FORBIDDEN' } },
    { ...internal, path: ['b'] },
    internal,
    internal,
  ]);
  expect(report).toHaveBeenCalledTimes(2);
});

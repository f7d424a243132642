import { ANONYMOUS } from '@blockscore/caller';
import type { Logger } from '@blockscore/service';
import { expect, test, vi } from 'vitest';
import { createDataSource } from './data-source.ts';
import { publicSubgraphErrors } from './errors.ts';

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
  expect(report).toHaveBeenCalledTimes(3);
});

test('a subgraph’s fault is logged with the trace that the client is told', async () => {
  const error = vi.fn();
  const fault = { message: 'masked', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  const source = createDataSource({
    subgraph: 'lending',
    client: {
      post: async () => ({ status: 200, body: JSON.stringify({ data: null, errors: [fault] }) }),
      open: () => Promise.reject(new Error('nothing is opened')),
      upload: () => Promise.reject(new Error('nothing is uploaded')),
      get: async () => ({ status: 200, body: '' }),
      close: async () => undefined,
    },
    sign: async () => 'token',
    logger: { error } as unknown as Logger,
    tellsClient: false,
    observe: () => undefined,
  });
  const context = { caller: ANONYMOUS, requestId: 'r1', traceId: 'a'.repeat(32) };
  await source({ subgraph: 'lending', body: '{"query":"{ loan }"}', kind: 'QUERY' }, context);
  expect(error.mock.calls[0]?.[0]).toMatchObject({
    subgraph: 'lending',
    requestId: 'r1',
    traceId: 'a'.repeat(32),
  });
});

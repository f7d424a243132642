import type { Logger } from '@blockscore/service';
import { GraphQLError } from 'graphql';
import { expect, test, vi } from 'vitest';
import { traceOf, traceparent } from './context.ts';
import { createMask, withStatus } from './errors.ts';

const error = vi.fn();
const mask = createMask({ error } as unknown as Logger);
const masked = (code: string | undefined, extra: object = {}) =>
  mask(
    {
      message: 'm',
      locations: [{ line: 1, column: 2 }],
      extensions: { ...(code && { code }), ...extra },
    },
    new Error('inside'),
  );

test('documented codes pass with their message', () => {
  expect(masked('FORBIDDEN')).toEqual({
    message: 'm',
    locations: [{ line: 1, column: 2 }],
    extensions: { code: 'FORBIDDEN' },
  });
});

test.each([
  ['BAD_REQUEST', 'BAD_USER_INPUT'],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 'BAD_USER_INPUT'],
  ['DOWNSTREAM_SERVICE_ERROR', 'INTERNAL_SERVER_ERROR'],
  [undefined, 'INTERNAL_SERVER_ERROR'],
])('%s is told as %s', (given, told) => {
  expect(masked(given).extensions).toEqual({ code: told });
});

test('what is not documented is replaced and logged', () => {
  error.mockClear();
  expect(masked('INTERNAL_SERVER_ERROR').message).toContain('on our side');
  expect(error).toHaveBeenCalledOnce();
});

test('it is logged by the operation in which it came up', () => {
  error.mockClear();
  const own = vi.fn();
  const loggers = new WeakMap();
  const inside = new Error('inside');
  loggers.set(inside, { error: own });
  createMask({ error } as unknown as Logger, loggers)({ message: 'm' }, inside);
  expect([own.mock.calls.length, error.mock.calls.length]).toEqual([1, 0]);
});

test('nothing of the fetch to a subgraph is shown', () => {
  expect(masked('BAD_USER_INPUT', { serviceName: 'lending' })).toEqual({
    message: 'm',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test.each([
  ['UNAUTHENTICATED', 401],
  ['FORBIDDEN', 403],
  ['BAD_USER_INPUT', 400],
])('%s before running is HTTP %i', (code, status) => {
  const denied = withStatus(new GraphQLError('m', { extensions: { code } }));
  expect(denied.extensions).toEqual({ code, http: { status } });
});

test('a well-formed trace is continued, any other begun anew', () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const parent = `00-${traceId}-b7ad6b7169203331-01`;
  expect(traceOf({ traceparent: parent })).toEqual({ traceId, requestId: traceId });
  expect(traceOf({ traceparent: parent, 'x-request-id': 'abc-1' }).requestId).toBe('abc-1');
  for (const header of ['', 'x', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`]) {
    const begun = traceOf({ traceparent: header, 'x-request-id': 'a b\n' });
    expect(begun.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(begun.requestId).toBe(begun.traceId);
  }
  expect(traceparent(traceId)).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
});

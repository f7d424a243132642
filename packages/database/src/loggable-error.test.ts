import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { describeLoggable, loggableError } from './loggable-error.ts';

function postgresError(code: string, message: string): Error {
  const name = 'PostgresError';
  return Object.assign(new Error(message), { name, code, detail: 'Key (email)=(hunter2) exists.' });
}
const failed = (cause?: Error) =>
  new DrizzleQueryError('insert into t values ($1)', ['hunter2'], cause);

test('a failed query is told by its cause, without values', () => {
  const error = failed(postgresError('23505', 'duplicate key value violates "t_email"'));
  expect(error.message).toContain('hunter2');
  const told = loggableError(error);
  expect(told).toMatchObject({
    type: 'PostgresError',
    code: '23505',
    message: 'duplicate key value violates "t_email"',
  });
  expect(told.stack).toContain('loggable-error.test.ts');
  expect(JSON.stringify(told)).not.toContain('hunter2');
  expect(describeLoggable(error)).toBe(
    'PostgresError 23505: duplicate key value violates "t_email"',
  );
});

test('also where it is the cause of another error, has none, or Postgres repeats the value', () => {
  const wrapped = new Error('The loan was not saved', {
    cause: failed(postgresError('40001', 'x')),
  });
  const refused = failed(postgresError('22P02', 'invalid input syntax for uuid: "hunter2"'));
  for (const error of [wrapped, refused, failed()]) {
    expect(JSON.stringify(loggableError(error))).not.toContain('hunter2');
  }
  expect(loggableError(wrapped).cause).toMatchObject({ code: '40001' });
});

test('other errors keep kind, message, code and where they were thrown', () => {
  const error = Object.assign(new TypeError('no'), { code: 'ECONNREFUSED', secret: 'hunter2' });
  expect(loggableError(error)).toEqual({
    type: 'TypeError',
    message: 'no',
    code: 'ECONNREFUSED',
    stack: expect.stringMatching(/^TypeError: no\n +at /),
  });
  expect(loggableError('text')).toEqual({ type: 'string', message: 'text' });
  expect(describeLoggable('text')).toBe('text');
});

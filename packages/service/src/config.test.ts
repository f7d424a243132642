import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  flagVariable,
  jwkVariable,
  readConfig,
  subgraphVariables,
  withMasterKey,
} from './config.ts';
import { createLogger, REDACTED_KEYS } from './logger.ts';

test('everything that is wrong is said at once, and no value with it', () => {
  const schema = withMasterKey(
    z.object({ ...subgraphVariables, FLAG: flagVariable, KEY: jwkVariable }),
  );
  const read = () =>
    readConfig(schema, { PORT: 'secret1', FLAG: 'yes', KEY: '{"a":"secret2"}', REDIS_URL: 'x' });
  expect(read).toThrow(/PORT/);
  for (const name of ['FLAG', 'KEY', 'GATEWAY_PUBLIC_KEY', 'ENCRYPTION_KEY', 'REDIS_URL']) {
    expect(read).toThrow(new RegExp(name));
  }
  expect(read).not.toThrow(/secret/);
});

test('an empty variable is one that is not set', () => {
  const schema = z.object({ FLAG: flagVariable.default(false) });
  expect(readConfig(schema, { FLAG: '' })).toEqual({ FLAG: false });
  expect(readConfig(schema, { FLAG: 'true' })).toEqual({ FLAG: true });
  expect(() => readConfig(z.object({ KEY: jwkVariable }), { KEY: 'not json' })).toThrow(
    /JSON Web Key/,
  );
});

test('secrets and personal data do not reach a log line', () => {
  const lines: string[] = [];
  const logger = createLogger('test', 'info', { write: (line) => void lines.push(line) });
  for (const key of REDACTED_KEYS) {
    logger.info(
      { [key]: 'hunter2', request: { [key]: 'hunter2', input: { [key]: 'hunter2' } } },
      'x',
    );
  }
  expect(lines).toHaveLength(REDACTED_KEYS.length);
  expect(lines.join('')).not.toContain('hunter2');
});

test('an error is logged without the values of its query, also where it is given alone', () => {
  const lines: string[] = [];
  const logger = createLogger('test', 'info', { write: (line) => void lines.push(line) });
  const error = Object.assign(new Error('Failed query: insert\nparams: hunter2'), {
    query: 'insert',
    params: ['hunter2'],
    cause: new Error('the reason'),
  });
  logger.error({ err: error }, 'one');
  logger.error({ error }, 'two');
  logger.error(error);
  expect(lines.map((line) => line.includes('the reason'))).toEqual([true, true, true]);
  expect(lines.join('')).not.toContain('hunter2');
});

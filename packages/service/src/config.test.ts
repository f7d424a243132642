import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { flagVariable, jwkVariable, readConfig, subgraphVariables } from './config.ts';
import { createLogger, REDACTED_KEYS } from './logger.ts';

test('everything that is wrong is said at once, and no value with it', () => {
  const schema = z.object({ ...subgraphVariables, FLAG: flagVariable, KEY: jwkVariable });
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
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const options = createLogger('test', 'info');
  const logger = pino(
    { redact: { paths: REDACTED_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]) } },
    sink,
  );
  for (const key of REDACTED_KEYS) {
    logger.info(
      { [key]: 'hunter2', request: { [key]: 'hunter2', input: { [key]: 'hunter2' } } },
      'x',
    );
  }
  expect(lines).toHaveLength(REDACTED_KEYS.length);
  expect(lines.join('')).not.toContain('hunter2');
  expect(options.level).toBe('info');
});

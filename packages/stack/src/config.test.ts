import { expect, test } from 'vitest';
import { baseEnvironment, readSettings, type Settings } from './config.ts';

function settings(env: Record<string, string> = {}, args: readonly string[] = []): Settings {
  const read = readSettings(args, env);
  if ('usage' in read) throw new Error('only usage');
  return read;
}

test('without anything set, everything is embedded and the ports are 4000 to 4005', () => {
  const read = settings();
  expect(read.ports).toEqual({
    gateway: 4000,
    identity: 4001,
    credit: 4002,
    lending: 4003,
    compliance: 4004,
    ledger: 4005,
  });
  expect(read).toMatchObject({ host: '127.0.0.1', fresh: false, redis: 'auto', seedDemo: true });
  expect(read.databaseUrl).toBeUndefined();
  expect(read.home.endsWith('.data')).toBe(true);
});

test('an empty variable counts as one that is not set', () => {
  expect(settings({ DATABASE_URL: '', PORT: '' }).ports.gateway).toBe(4000);
});

test('a database of one’s own is not seeded unless it is asked for', () => {
  const DATABASE_URL = 'postgres://someone:secret@db.example:5432/lender';
  expect(settings({ DATABASE_URL }).seedDemo).toBe(false);
  expect(settings({ DATABASE_URL, SEED_DEMO: 'true' }).seedDemo).toBe(true);
});

test('what is wrong is named, and a URL, which may hold a password, is not repeated', () => {
  expect(() => settings({ PORT: 'abc' })).toThrow('PORT is «abc»; set it to a port number');
  expect(() => settings({ PORT: '65536' })).toThrow('PORT is «65536»');
  expect(() => settings({ PORT: '4000.5' })).toThrow('PORT is «4000.5»');
  expect(() => settings({ READY_SECONDS: '0' })).toThrow('READY_SECONDS is «0»; set it to whole');
  expect(settings({ READY_SECONDS: '600' }).readySeconds).toBe(600);
  expect(() => settings({ REDIS: 'yes' })).toThrow('REDIS is «yes»; set it to auto or off');
  let message = '';
  try {
    settings({ DATABASE_URL: 'mysql://root:hunter2@db/x' });
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain('DATABASE_URL is no URL that begins with postgres://');
  expect(message).not.toContain('hunter2');
});

test('flags are read, unknown ones are refused, help is given', () => {
  expect(settings({}, ['--fresh', '--verbose'])).toMatchObject({ fresh: true, verbose: true });
  expect(() => settings({}, ['--frsh'])).toThrow('npm start -- --help');
  expect(readSettings(['--help'], {})).toHaveProperty('usage');
});

test('ports that do not exist are refused also where they follow from the first one', () => {
  expect(() => settings({ SUBGRAPH_PORT: '65534' })).toThrow('SUBGRAPH_PORT');
  expect(() => settings({ PORT: '4003' })).toThrow('PORT');
});

test('a child inherits how to find programs and no secret', () => {
  const inherited = baseEnvironment({ PATH: '/bin', HOME: '/h', DATABASE_URL: 'x', AWS_KEY: 'y' });
  expect(inherited).toEqual({ PATH: '/bin', HOME: '/h' });
});

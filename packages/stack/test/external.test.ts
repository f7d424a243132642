import {
  createEmptyDatabase,
  createTestRedis,
  hasRedis,
  startTestChain,
} from '@blockscore/testkit';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { readSettings, type Settings } from '../src/config.ts';
import { checkExternals } from '../src/external.ts';
import { freePort } from '../src/ports.ts';

/** What the check reports, step by step, and what it gives. */
async function check(env: Record<string, string>) {
  const steps: string[] = [];
  const given = await checkExternals(readSettings([], env) as Settings, {
    step: async (name, work) => {
      const [detail, value] = await work();
      steps.push(`${name} ${detail}`);
      return value;
    },
    line: () => undefined,
    fault: () => undefined,
  });
  return {
    steps,
    database: await given.database,
    redis: await given.redis,
    chain: await given.chain,
  };
}

async function database() {
  const made = await createEmptyDatabase();
  onTestFinished(() => made.drop());
  return made;
}

test('nothing is checked where nothing is named', async () => {
  await expect(check({})).resolves.toEqual({
    steps: [],
    database: undefined,
    redis: undefined,
    chain: undefined,
  });
});

test('a database that may be used is told with its version', async () => {
  const { adminUrl } = await database();
  const checked = await check({ DATABASE_URL: adminUrl });
  expect(checked.database).toBe(adminUrl);
  expect(checked.steps).toEqual([`postgres 18.4 at ${new URL(adminUrl).host}`]);
});

test('a role that cannot make roles is refused before anything is changed', async () => {
  const { adminUrl, name } = await database();
  const role = `weak_${name}`;
  const sql = postgres(adminUrl, { max: 1 });
  await sql.unsafe(`create role ${role} login password 'weak'`);
  const url = new URL(adminUrl);
  url.username = role;
  url.password = 'weak';
  await expect(check({ DATABASE_URL: url.href })).rejects.toThrow(
    `DATABASE_URL: the role ${role} may not create roles; give it CREATEROLE`,
  );
  await sql.unsafe(`drop role ${role}`);
  await sql.end();
});

test('a wrong password and a database that is not there are said, without the password', async () => {
  const { adminUrl } = await database();
  const wrong = new URL(adminUrl);
  wrong.password = 'hunter2';
  const refused = check({ DATABASE_URL: wrong.href });
  await expect(refused).rejects.toThrow(
    /^DATABASE_URL cannot be used: password authentication failed/,
  );
  await expect(refused).rejects.not.toThrow('hunter2');
  const missing = new URL(adminUrl);
  missing.pathname = '/nowhere';
  await expect(check({ DATABASE_URL: missing.href })).rejects.toThrow(
    'DATABASE_URL cannot be used: database "nowhere" does not exist',
  );
});

test.skipIf(!hasRedis())('a Redis that answers is taken (needs a Redis)', async () => {
  const url = await createTestRedis();
  const checked = await check({ REDIS_URL: url });
  expect(checked).toMatchObject({ redis: url, steps: [`redis at ${new URL(url).host}`] });
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(check({ REDIS_URL: wrong.href })).rejects.toThrow('REDIS_URL cannot be used: ');
});

test('a Redis that is not there is said', async () => {
  await expect(check({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` })).rejects.toThrow(
    /^REDIS_URL cannot be used: connect ECONNREFUSED/,
  );
});

test('a chain needs a key, and must answer; switched off, it is not asked', async () => {
  const chain = await startTestChain({ fund: [] });
  onTestFinished(() => chain.close());
  const key = `0x${'1'.repeat(64)}`;
  const env = { BLOCKCHAIN_PROVIDER_URL: chain.url, BLOCKCHAIN_PRIVATE_KEY: key };
  const checked = await check(env);
  expect(checked.chain).toEqual({ chainUrl: chain.url, chainPrivateKey: key });
  expect(checked.steps).toEqual([`chain number 31337 at ${new URL(chain.url).host}`]);
  await expect(check({ BLOCKCHAIN_PROVIDER_URL: chain.url })).rejects.toThrow(
    'BLOCKCHAIN_PRIVATE_KEY is not',
  );
  await chain.stop();
  await expect(check(env)).rejects.toThrow('BLOCKCHAIN_PROVIDER_URL cannot be used: ');
  const off = await check({ ...env, ENABLE_BLOCKCHAIN: 'false' });
  expect(off.chain).toBeUndefined();
});

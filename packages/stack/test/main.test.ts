import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { checkout, compileCache } from '@blockscore/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../src/ports.ts';
import { firstOfFive, newHome } from './programs.ts';

/** Runs the stack's program to its end, on ports and a folder of its own. */
async function start(env: Record<string, string>, args: readonly string[] = []) {
  const home = newHome();
  const gateway = await freePort();
  const entry = join(checkout(), 'packages', 'stack', 'src', 'main.ts');
  const child = spawn(process.execPath, [entry, ...args], {
    env: {
      ...compileCache(),
      PATH: process.env['PATH'],
      BLOCKSCORE_HOME: home,
      PORT: String(gateway),
      SUBGRAPH_PORT: String(await firstOfFive(gateway)),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    error += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, error, home };
}

test('a port in use is one line with the port, the process and what to do', async () => {
  const server = createServer().listen(await freePort(), '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const ended = await start({ PORT: String(port) });
  expect(ended.code).toBe(1);
  expect(ended.error).toMatch(
    new RegExp(
      `^BlockScore: port ${port} \\(gateway\\) is in use by .*; stop it, or choose other ports: .*\n$`,
    ),
  );
});

test('a database that cannot be reached is one line, without its password', async () => {
  const port = await freePort();
  const ended = await start({
    DATABASE_URL: `postgres://someone:hunter2@127.0.0.1:${port}/lender`,
  });
  expect(ended.code).toBe(1);
  expect(ended.error).toMatch(
    /^BlockScore: DATABASE_URL cannot be used: connect ECONNREFUSED .*\/lender\); correct it, .*\n$/,
  );
  expect(ended.error + ended.out).not.toContain('hunter2');
});

test('a Redis and a chain that cannot be reached are said the same way', async () => {
  const port = await freePort();
  const redis = await start({ REDIS_URL: `redis://127.0.0.1:${port}` });
  expect(redis.error).toMatch(/^BlockScore: REDIS_URL cannot be used: connect ECONNREFUSED/);
  const BLOCKCHAIN_PROVIDER_URL = `http://127.0.0.1:${port}`;
  const keyless = await start({ BLOCKCHAIN_PROVIDER_URL });
  expect(keyless.error).toMatch(
    /^BlockScore: BLOCKCHAIN_PROVIDER_URL is set and BLOCKCHAIN_PRIVATE_KEY is not;/,
  );
  const chain = await start({
    BLOCKCHAIN_PROVIDER_URL,
    BLOCKCHAIN_PRIVATE_KEY: `0x${'1'.repeat(64)}`,
  });
  expect(chain.error).toMatch(
    /^BlockScore: BLOCKCHAIN_PROVIDER_URL cannot be used: .*ECONNREFUSED/,
  );
  expect([redis.code, chain.code]).toEqual([1, 1]);
});

test('a setting that makes no sense is one line before anything is touched', async () => {
  const ended = await start({ PORT: 'four thousand' });
  expect(ended).toMatchObject({
    code: 1,
    out: '',
    error: 'BlockScore: PORT is «four thousand»; set it to a port number from 1 to 65535\n',
  });
});

test('help is shown, and nothing is started', async () => {
  const ended = await start({}, ['--help']);
  expect(ended).toMatchObject({ code: 0, error: '' });
  expect(ended.out).toContain('npm start -- [options]');
});

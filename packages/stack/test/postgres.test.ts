import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@blockscore/testkit';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { freePort } from '../src/ports.ts';
import { type PostgresOptions, startPostgres } from '../src/postgres.ts';
import { outsideFolders, placePostgres } from '../src/postgres-place.ts';
import { identify, newHome, runFixture } from './programs.ts';

const isRoot = process.getuid?.() === 0;

function options(dataHome: string): PostgresOptions {
  return { dataHome, password: 'secret', durable: false, maxConnections: 20 };
}

// Making a cluster takes a second and more: most tests take the same one, one after the other, and
// the last of them breaks it.
const shared = newHome();

async function ask(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

test('it listens on this machine only, wants the password, and keeps its data', async () => {
  const home = shared;
  const first = await startPostgres(options(home));
  expect(first.port).toBeLessThan(32_768);
  await ask(first.url, 'create table kept as select 42 as answer');
  const wrong = first.url.replace('secret', 'guess');
  await expect(ask(wrong, 'select 1')).rejects.toThrow('password authentication failed');
  await expect(ask(first.url, 'show listen_addresses')).resolves.toEqual([
    { listen_addresses: '127.0.0.1' },
  ]);
  await first.stop();
  expect(identify(first.pid)).toBeUndefined();

  const second = await startPostgres(options(home));
  await expect(ask(second.url, 'select answer from kept')).resolves.toEqual([{ answer: 42 }]);
  await second.stop();
});

test('it stops by itself when the process that started it is killed', async () => {
  const home = shared;
  const { child, said } = await runFixture<{ url: string; pid: number }>('start-postgres.ts', [
    home,
  ]);
  await ask(said.url, 'create table after_kill as select 1 as one');
  child.kill('SIGKILL');
  await eventually(() => identify(said.pid) === undefined || undefined);
  const again = await startPostgres(options(home));
  await expect(ask(again.url, 'select one from after_kill')).resolves.toEqual([{ one: 1 }]);
  await again.stop();
});

test('a server that was left running on the data is stopped by the next start', async () => {
  const home = shared;
  const place = placePostgres(home);
  const data = join(place.dataParent, 'postgres');
  const args = ['-D', data, '-c', `port=${await freePort()}`, '-c', 'unix_socket_directories='];
  const left = spawn(join(place.bin, 'postgres'), args, {
    stdio: 'ignore',
    cwd: '/',
    ...place.owner,
  });
  await eventually(() => (existsSync(join(data, 'postmaster.pid')) ? true : undefined));
  const second = await startPostgres(options(home));
  expect(left.exitCode ?? left.signalCode).not.toBeNull();
  expect(second.pid).not.toBe(left.pid);
  await second.stop();
});

test('a lock file that names somebody else’s process does no harm to that process', async () => {
  const home = shared;
  const data = join(placePostgres(home).dataParent, 'postgres');
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  writeFileSync(join(data, 'postmaster.pid'), `${stranger.pid}\n${data}\n`);
  const second = await startPostgres(options(home));
  expect(stranger.exitCode).toBeNull();
  expect(stranger.signalCode).toBeNull();
  await second.stop();
  stranger.kill('SIGKILL');
});

test('a cluster whose making was interrupted is made anew', async () => {
  const home = newHome();
  mkdirSync(join(home, 'postgres.partial'));
  writeFileSync(join(home, 'postgres.partial', 'PG_VERSION'), '18');
  const server = await startPostgres(options(home));
  await expect(ask(server.url, 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
  expect(existsSync(join(home, 'postgres.partial'))).toBe(false);
  await server.stop();
});

test.skipIf(!isRoot)('under root it runs as another user (only root can try this)', async () => {
  const home = shared;
  const server = await startPostgres(options(home));
  expect(statSync(`/proc/${server.pid}`).uid).toBeGreaterThan(0);
  expect(statSync(join(home, 'postgres')).uid).toBeGreaterThan(0);
  await server.stop();
});

test.skipIf(!isRoot)(
  'under root a folder that nobody else can enter is no obstacle (only root can try this)',
  async () => {
    const closed = newHome();
    chmodSync(closed, 0o700);
    const home = join(closed, 'data');
    mkdirSync(home);
    const server = await startPostgres(options(home));
    await ask(server.url, 'create table kept as select 5 as five');
    await server.stop();
    expect(existsSync(join(home, 'postgres'))).toBe(false);
    const again = await startPostgres(options(home));
    await expect(ask(again.url, 'select five from kept')).resolves.toEqual([{ five: 5 }]);
    await again.stop();
    for (const folder of outsideFolders(home)) rmSync(folder, { recursive: true, force: true });
  },
);

test('data that cannot be read is one clear error with the server’s own words', async () => {
  const home = shared;
  const data = join(placePostgres(home).dataParent, 'postgres');
  rmSync(join(data, 'global'), { recursive: true });
  const failed = startPostgres(options(home));
  await expect(failed).rejects.toThrow(`Postgres did not start on ${data}: `);
  await expect(failed).rejects.toHaveProperty('name', 'StackError');
});

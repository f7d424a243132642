import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, compileCache, eventually, graphqlData } from '@blockscore/testkit';
import { afterAll, expect, test } from 'vitest';
import { DEMO_USERS } from '../src/demo.ts';
import { freePort } from '../src/ports.ts';
import { commandLine, isRunning, type ProcessIdentity } from '../src/process-identity.ts';
import { firstOfFive, newHome } from './programs.ts';

// The whole of `npm start` after the install: what a newcomer types, kills and types again.
const home = newHome();
const gateway = await freePort();
const url = `http://127.0.0.1:${gateway}/graphql`;
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

const LOGIN = `mutation ($email: String!, $password: String!) {
  login(input: { email: $email, password: $password }) { session { user { id } } }
}`;

async function start(): Promise<{ child: ChildProcess; output: () => string }> {
  const child = spawn(process.execPath, [join(checkout(), 'packages/stack/src/main.ts')], {
    env: {
      PATH: process.env['PATH'],
      BLOCKSCORE_HOME: home,
      PORT: String(gateway),
      SUBGRAPH_PORT: String(await firstOfFive(gateway)),
      ...compileCache(),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  await eventually(() => {
    if (child.exitCode !== null) throw new Error(output);
    return output.includes('Ctrl-C stops it') || undefined;
  }, 120_000);
  return { child, output: () => output };
}

function recorded(): readonly ProcessIdentity[] {
  const { processes } = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8'));
  return Object.values(processes as Record<string, ProcessIdentity>);
}

function describeRunning(process: ProcessIdentity): string | undefined {
  return isRunning(process) ? `${process.pid} ${commandLine(process.pid)}` : undefined;
}

async function idOfAda(): Promise<string> {
  const [ada] = DEMO_USERS;
  const data = await graphqlData<{ login: { session: { user: { id: string } } } }>(url, {
    query: LOGIN,
    variables: { email: ada?.email, password: ada?.password },
  });
  return data.login.session.user.id;
}

let ada = '';

test('a start tells each step, where to go and who can sign in; killed, nothing goes on', async () => {
  const { child, output } = await start();
  for (const step of [
    'postgres',
    'redis',
    'chain',
    'migrations',
    'ledger',
    'gateway',
    'demo lender',
  ]) {
    expect(output()).toMatch(new RegExp(`✔ ${step} +\\S.* \\d+\\.\\d s\n`));
  }
  expect(output()).toContain(`Explorer       http://localhost:${gateway}/`);
  expect(output()).toContain('officer@demo.blockscore.example');
  ada = await idOfAda();

  expect(recorded().length).toBeGreaterThanOrEqual(8);
  child.kill('SIGKILL');
  const left = () =>
    recorded()
      .map(describeRunning)
      .filter((process) => process !== undefined);
  await expect.poll(left, { timeout: 40_000 }).toEqual([]);
}, 180_000);

test('the next start finds everything as it was, and stops leaving nothing', async () => {
  const { child } = await start();
  await expect(idOfAda()).resolves.toBe(ada);
  const processes = recorded();
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(processes.map(describeRunning).filter((process) => process !== undefined)).toEqual([]);
  expect(existsSync(join(home, 'run.json'))).toBe(false);
}, 180_000);

test('what it keeps can be read by its owner only', () => {
  expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600);
  for (const file of readdirSync(join(home, 'logs'))) {
    expect(statSync(join(home, 'logs', file)).mode & 0o077).toBe(0);
  }
});

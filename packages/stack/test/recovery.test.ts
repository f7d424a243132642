import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { freePort } from '../src/ports.ts';
import { RunRecord, recoverLeftovers } from '../src/run-record.ts';
import { identify, newHome, runFixture } from './programs.ts';

interface Said {
  readonly left: readonly string[];
  readonly pids: readonly number[];
}

const QUICK = { ofItself: 100, interrupted: 200, killed: 200, noticing: 100, stopping: 5_000 };

async function superviseTwo(home: string) {
  const ports = [String(await freePort()), String(await freePort())];
  return runFixture<Said>('supervise.ts', [home, ...ports]);
}

test('children of a killed supervisor end by themselves, also one that insists on a last word', async () => {
  const home = newHome();
  const { child, said } = await superviseTwo(home);
  child.kill('SIGKILL');
  await eventually(() => said.pids.every((pid) => identify(pid) === undefined) || undefined);
  await expect(recoverLeftovers(home)).resolves.toEqual([]);
  expect(existsSync(join(home, 'run.json'))).toBe(false);
});

test('the next start stops what did not end, and says so', async () => {
  const home = newHome();
  const stubborn = spawn('sh', ['-c', 'trap "" INT TERM; echo; while :; do sleep 1; done'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(stubborn.stdout, 'data');
  const dead = spawn('true');
  await once(dead, 'exit');
  const left = { stubborn: identify(stubborn.pid ?? 0), gone: { pid: dead.pid, startedAt: 'x' } };
  const supervisor = { pid: dead.pid, startedAt: 'some other boot' };
  writeFileSync(join(home, 'run.json'), JSON.stringify({ supervisor, processes: left }));
  const ended = once(stubborn, 'exit');
  const patience = { ...QUICK, killed: 5_000 };
  await expect(recoverLeftovers(home, patience)).resolves.toEqual(['stubborn']);
  await expect(ended).resolves.toEqual([null, 'SIGKILL']);
});

test('a pid that has passed to another process is left alone', async () => {
  const home = newHome();
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  const passed = { pid: stranger.pid, startedAt: 'of the process before' };
  const record = { supervisor: passed, processes: { lending: passed } };
  writeFileSync(join(home, 'run.json'), JSON.stringify(record));
  await expect(recoverLeftovers(home)).resolves.toEqual([]);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  stranger.kill('SIGKILL');
});

test('a second start on the same data is refused while the first one runs', async () => {
  const home = newHome();
  const { child } = await superviseTwo(home);
  await expect(recoverLeftovers(home, QUICK)).rejects.toThrow(
    `BlockScore already runs on ${home} (process ${child.pid})`,
  );
  child.kill('SIGKILL');
});

test('a second start waits for one that is just stopping', async () => {
  const home = newHome();
  const stopping = spawn('sleep', ['0.5'], { stdio: 'ignore' });
  const supervisor = identify(stopping.pid ?? 0);
  writeFileSync(
    join(home, 'run.json'),
    JSON.stringify({ supervisor, stopping: true, processes: {} }),
  );
  await expect(recoverLeftovers(home, QUICK)).resolves.toEqual([]);
  // It is gone before this process hears of it.
  await expect.poll(() => stopping.exitCode).toBe(0);
});

test('what runs is recorded for the owner’s eyes only, and forgotten when it ends', () => {
  const home = newHome();
  const record = new RunRecord(home);
  record.add('lending', process.pid);
  record.add('nobody', 2 ** 22 + 1);
  const file = join(home, 'run.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const read = () => Object.keys(JSON.parse(readFileSync(file, 'utf8')).processes);
  expect(read()).toEqual(['lending']);
  record.remove('lending');
  expect(read()).toEqual([]);
  record.delete();
  expect(existsSync(file)).toBe(false);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@blockscore/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../src/ports.ts';
import { RunRecord } from '../src/run-record.ts';
import type { StackError } from '../src/stack-error.ts';
import { type NodeSpec, Supervisor, type SupervisorOptions } from '../src/supervisor.ts';
import { identify, newHome } from './programs.ts';

function supervise(options: Partial<SupervisorOptions> = {}) {
  const home = newHome();
  const lines: string[] = [];
  const faults: StackError[] = [];
  const supervisor = new Supervisor({
    logFolder: join(home, 'logs'),
    record: new RunRecord(home),
    verbose: false,
    readySeconds: 60,
    onLine: (line) => lines.push(line),
    onFault: (error) => faults.push(error),
    ...options,
  });
  onTestFinished(() => supervisor.stop());
  return { home, lines, faults, supervisor, journal: join(home, 'journal') };
}

async function service(home: string, name: string, env: Record<string, string> = {}) {
  const port = await freePort();
  const spec: NodeSpec = {
    name,
    entry: join(import.meta.dirname, 'fixtures', 'serve.ts'),
    cwd: home,
    env: { PORT: String(port), NAME: name, JOURNAL: join(home, 'journal'), ...env },
    readyUrl: `http://127.0.0.1:${port}/`,
  };
  return { port, spec };
}

test('groups are stopped in the reverse order, and nothing is left', async () => {
  const { home, supervisor, journal } = supervise();
  supervisor.group('subgraphs');
  supervisor.group('gateway');
  // The gateway is quicker to start, and still the first to stop.
  await supervisor.node('gateway', (await service(home, 'gateway')).spec);
  await supervisor.node('subgraphs', (await service(home, 'lending')).spec);
  const pids = ['gateway', 'lending'].map((name) => supervisor.pidOf(name) ?? 0);
  await supervisor.stop();
  expect(readFileSync(journal, 'utf8')).toBe(
    'gateway began\nlending began\ngateway ended\nlending ended\n',
  );
  expect(pids.map(identify)).toEqual([undefined, undefined]);
});

test('a process sees its own environment and the way to programs, and nothing else', async () => {
  const { home, supervisor } = supervise();
  process.env['SECRET_OF_THE_SUPERVISOR'] = 'secret';
  const { port, spec } = await service(home, 'lending', { OWN: 'yes' });
  await supervisor.node('all', spec);
  delete process.env['SECRET_OF_THE_SUPERVISOR'];
  const seen = await (await fetch(`http://127.0.0.1:${port}/environment`)).json();
  expect(seen).toMatchObject({ OWN: 'yes', PATH: expect.any(String) });
  expect(seen).not.toHaveProperty('SECRET_OF_THE_SUPERVISOR');
});

test('one that dies is started again, and it is said', async () => {
  const { home, supervisor, lines, faults } = supervise();
  const { port, spec } = await service(home, 'ledger');
  await supervisor.node('all', spec);
  const first = supervisor.pidOf('ledger');
  await fetch(`http://127.0.0.1:${port}/die`).catch(() => undefined);
  const second = await eventually(() => {
    const pid = supervisor.pidOf('ledger');
    return pid === first ? undefined : pid;
  });
  await eventually(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    return answer?.ok === true || undefined;
  });
  expect(second).not.toBe(first);
  expect(lines).toContain('ledger ended (exit code 9); it is started again in 200 ms');
  expect(faults).toEqual([]);
});

test('one that cannot start is one error with its last words and its log', async () => {
  const { home, supervisor } = supervise();
  const { spec } = await service(home, 'credit', { MODE: 'broken' });
  await expect(supervisor.node('all', spec)).rejects.toThrow(
    `credit did not start (exit code 3): no database at all; its log is ${join(home, 'logs', 'credit.log')}`,
  );
  expect(readFileSync(join(home, 'logs', 'credit.log'), 'utf8')).toBe('no database at all\n');
});

test('one that never can serve is waited for as long as is set, and its log is there though it said nothing', async () => {
  const { home, supervisor } = supervise({ readySeconds: 1 });
  const { spec } = await service(home, 'compliance', { MODE: 'unready' });
  const log = join(home, 'logs', 'compliance.log');
  await expect(supervisor.node('all', spec)).rejects.toThrow(
    new RegExp(
      `^compliance is not ready after 1 s \\(.*\\); its log is ${log}\\. .*READY_SECONDS$`,
    ),
  );
  expect(existsSync(log)).toBe(true);
});

test('warnings come to the console, everything on demand', async () => {
  const quiet = supervise();
  await quiet.supervisor.node('all', (await service(quiet.home, 'credit')).spec);
  await expect.poll(() => quiet.lines).toEqual(['credit     │ warn: a warning']);
  const verbose = supervise({ verbose: true });
  await verbose.supervisor.node('all', (await service(verbose.home, 'credit')).spec);
  await expect.poll(() => verbose.lines).toEqual(['credit │ {"level":"warn","msg":"a warning"}']);
});

test('a server that keeps dying is given up as a fault', async () => {
  const { supervisor, lines, faults } = supervise({ backOffMs: (restart) => restart });
  let launches = 0;
  await supervisor.server('all', 'chain', async () => {
    launches += 1;
    if (launches > 1) throw new Error('port taken');
    return {
      pid: undefined,
      onExit: (listener) => void setImmediate(() => listener(1)),
      stop: async () => undefined,
    };
  });
  await eventually(() => faults[0]);
  expect(lines[0]).toBe('chain ended (exit code 1); it is started again in 0 ms');
  expect(lines[1]).toBe('chain ended (port taken); it is started again in 1 ms');
  expect(faults[0]?.message).toContain('chain ended 6 times within a minute (port taken)');
});

test('nothing is started any more once it is told to stop', async () => {
  const { home, supervisor } = supervise();
  await supervisor.stop();
  const { spec } = await service(home, 'late');
  await expect(supervisor.node('all', spec)).rejects.toThrow('late is not started');
});

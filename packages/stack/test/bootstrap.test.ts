import { execFile, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import {
  compileCacheFolder,
  installFingerprint,
  installReason,
  majorOf,
  serviceNode,
  vitestArguments,
} from '../bootstrap.mjs';
import { newHome } from './programs.ts';

const run = promisify(execFile);
const PINNED = join('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');

/** A checkout with a stack that says how it was called. */
function smallCheckout(main = 'console.log(JSON.stringify(process.argv.slice(2)))'): string {
  const root = newHome();
  write(root, 'package.json', '{"name":"small","private":true,"type":"module"}');
  write(root, 'pnpm-lock.yaml', 'lockfileVersion: 9');
  write(root, 'pnpm-workspace.yaml', 'packages: []');
  write(root, 'packages/stack/src/main.ts', main);
  cpSync(
    join(checkout(), 'packages/stack/bootstrap.mjs'),
    join(root, 'packages/stack/bootstrap.mjs'),
  );
  return root;
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** As if an install had ended well. */
function installed(root: string): void {
  write(root, 'node_modules/.blockscore-install', installFingerprint(root));
}

function bootstrap(root: string, args: readonly string[], options: { cwd?: string } = {}) {
  return run(process.execPath, [join(root, 'packages/stack/bootstrap.mjs'), ...args], {
    env: { PATH: process.env['PATH'] },
    ...options,
  });
}

test('an install is due at first, when it did not end, and when the dependencies change', () => {
  const root = smallCheckout();
  expect(installReason(root)).toBe('first start in this folder');
  mkdirSync(join(root, 'node_modules'));
  expect(installReason(root)).toBe('no finished install was recorded');
  installed(root);
  expect(installReason(root)).toBeUndefined();
  for (const file of ['pnpm-lock.yaml', 'package.json', 'subgraphs/credit/package.json']) {
    write(root, file, `{"changed":"${file}"}`);
    expect(installReason(root)).toBe('the dependencies changed');
    installed(root);
  }
});

test('the pinned Node is taken, else the running one where it is new enough', () => {
  const root = smallCheckout();
  const old = { path: '/usr/bin/node', version: 'v20.11.0' };
  expect(() => serviceNode(root, old)).toThrow('install Node 24 and run the command again');
  expect(serviceNode(root, { path: '/opt/node', version: 'v24.0.1' })).toBe('/opt/node');
  write(root, PINNED, '');
  expect(serviceNode(root, old)).toBe(join(root, PINNED));
  expect(majorOf('v20.11.0')).toBe(20);
});

test('the whole suite measures coverage, a part of it does not', () => {
  expect(vitestArguments('/r', []).slice(1)).toEqual([
    ...['run', '--coverage', '--project', 'unit', '--project', 'integration'],
  ]);
  expect(vitestArguments('/r', ['--project', 'unit']).slice(1)).toEqual([
    'run',
    '--project',
    'unit',
  ]);
});

test('compiled code is kept in the data folder, closed to others', () => {
  const root = smallCheckout();
  const folder = compileCacheFolder(root, {});
  expect(folder).toBe(join(root, '.data', 'compile-cache'));
  expect(statSync(folder ?? '').mode & 0o077).toBe(0);
  const elsewhere = join(newHome(), 'home');
  expect(compileCacheFolder(root, { BLOCKSCORE_HOME: elsewhere })).toBe(
    join(elsewhere, 'compile-cache'),
  );
});

test('a start hands its arguments to the stack, from any folder', async () => {
  const root = smallCheckout();
  installed(root);
  const { stdout } = await bootstrap(root, ['start', '--fresh'], { cwd: '/' });
  expect(stdout).toBe('["--fresh"]\n');
});

test('the exit code is the stack’s own', async () => {
  const root = smallCheckout('process.exit(7)');
  installed(root);
  await expect(bootstrap(root, ['start'])).rejects.toMatchObject({ code: 7 });
});

test('a signal to it alone reaches the stack, which may take its time', async () => {
  const root = smallCheckout(`
    process.on('message', (message) => {
      console.log('told', JSON.stringify(message));
      setTimeout(() => process.exit(0), 300);
    });
    process.kill(process.ppid, 'SIGTERM');
  `);
  installed(root);
  const { stdout } = await bootstrap(root, ['start']);
  expect(stdout).toBe('told {"stop":"SIGTERM"}\n');
});

test.skipIf(process.platform !== 'linux')(
  'a stack whose npm is killed is told to stop (where there is a /proc)',
  async () => {
    const root = smallCheckout(`
      process.on('message', (message) => {
        console.log('told', JSON.stringify(message));
        process.exit(0);
      });
      console.log('runs');
    `);
    installed(root);
    // Stands for npm: a parent that starts a shell, which starts the bootstrap.
    const script = `sh -c '"$0" "$1" start; :' "$0" "$1" & wait`;
    const bootstrapFile = join(root, 'packages/stack/bootstrap.mjs');
    const npm = spawn('sh', ['-c', script, process.execPath, bootstrapFile], {
      env: { PATH: process.env['PATH'], npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    npm.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    await expect.poll(() => said).toBe('runs\n');
    npm.kill('SIGKILL');
    await expect.poll(() => said).toBe('runs\ntold {"stop":"SIGTERM"}\n');
  },
);

test('a stack whose bootstrap is killed notices it', async () => {
  const note = join(newHome(), 'noticed');
  const root = smallCheckout(`
    const { writeFileSync } = await import('node:fs');
    process.on('disconnect', () => {
      writeFileSync(${JSON.stringify(note)}, 'alone');
      process.exit(0);
    });
    process.kill(process.ppid, 'SIGKILL');
  `);
  installed(root);
  await expect(bootstrap(root, ['start'])).rejects.toMatchObject({ signal: 'SIGKILL' });
  await expect.poll(() => statSync(note, { throwIfNoEntry: false })?.size).toBe(5);
});

test('a Node that cannot be run here is one line', async () => {
  const root = smallCheckout();
  installed(root);
  write(root, PINNED, 'not a program');
  await expect(bootstrap(root, ['start'])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^BlockScore: .*node cannot be run \(.*EACCES\); install Node 24 .*\n$/,
    ),
  });
});

test('what is wrong with the call is one line', async () => {
  const root = smallCheckout();
  await expect(bootstrap(root, ['strat'])).rejects.toMatchObject({
    code: 1,
    stderr: 'BlockScore: usage: node packages/stack/bootstrap.mjs start|test|install [arguments]\n',
  });
});

/** Whether this is root, who may act as another user, and that user can run this Node. */
function canActAsNobody(): boolean {
  if (process.getuid?.() !== 0) return false;
  return spawnSync(process.execPath, ['-v'], { uid: 65_534, gid: 65_534, cwd: '/' }).status === 0;
}

test.skipIf(!canActAsNobody())(
  'a checkout that this user may not write to is one line (only root can try this, where others may enter)',
  async () => {
    const root = smallCheckout();
    chmodSync(root, 0o755);
    const failed = run(process.execPath, [join(root, 'packages/stack/bootstrap.mjs'), 'start'], {
      env: { PATH: process.env['PATH'] },
      uid: 65_534,
      gid: 65_534,
    });
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^BlockScore: cannot install the dependencies: .* is not writable/,
      ),
    });
    rmSync(root, { recursive: true });
  },
);

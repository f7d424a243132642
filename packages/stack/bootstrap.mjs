// What `npm start` and `npm test` run first, on any Node from 20 on and before anything is
// installed: plain JavaScript and no dependency. It installs what the lockfile says when that has
// changed, finds Node 24 and hands over to it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { constants as os, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@12.21.0';
const OLDEST_NODE = 20;
const SERVICE_NODE = 24;
const NPM_LOOK_MS = 250;

/** Something the user can put right: shown as one line, without a stack. */
export class BootstrapError extends Error {}

/** The checkout that this file belongs to, wherever it is called from. */
export const CHECKOUT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

function say(line) {
  process.stdout.write(`${line}\n`);
}

export function majorOf(version) {
  return Number.parseInt(String(version).replace(/^v/, ''), 10);
}

/** Every file that decides what an install puts into node_modules, in a fixed order. */
export function installInputs(root) {
  const folders = ['.'];
  for (const parent of ['packages', 'subgraphs']) {
    const path = join(root, parent);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path).sort()) folders.push(join(parent, name));
  }
  folders.push('gateway');
  return ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...folders.map((f) => join(f, 'package.json'))];
}

/** Changes when an install would change; the machine's kind counts, for packages hold binaries. */
export function installFingerprint(root) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const file of installInputs(root)) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path)).update('\n');
  }
  return hash.digest('hex');
}

function stampPath(root) {
  return join(root, 'node_modules', '.blockscore-install');
}

/** Why an install is needed, as words for the user; undefined when nothing changed. */
export function installReason(root) {
  if (!existsSync(join(root, 'node_modules'))) return 'first start in this folder';
  if (!existsSync(stampPath(root))) return 'no finished install was recorded';
  const stamp = readFileSync(stampPath(root), 'utf8').trim();
  return stamp === installFingerprint(root) ? undefined : 'the dependencies changed';
}

function assertWritable(root) {
  const target = existsSync(join(root, 'node_modules')) ? join(root, 'node_modules') : root;
  try {
    accessSync(target, constants.W_OK);
  } catch {
    throw new BootstrapError(
      `cannot install the dependencies: ${target} is not writable for this user; ` +
        'give this user the folder (chown) or run as its owner',
    );
  }
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

async function install(root) {
  const reason = installReason(root);
  if (reason === undefined) return;
  assertWritable(root);
  const begin = Date.now();
  say(`Installing the dependencies (${reason}) …`);
  const args = [
    '--yes',
    PNPM,
    'install',
    '--frozen-lockfile',
    '--config.confirmModulesPurge=false',
  ];
  let result;
  try {
    result = await run('npx', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new BootstrapError('npx is not on the PATH; install Node.js together with npm');
  }
  if (result.code !== 0) {
    throw new BootstrapError(
      `the install failed (${result.signal ?? `exit code ${result.code}`}); its own words are ` +
        'above: see whether the package registry can be reached and run the command again',
    );
  }
  writeFileSync(stampPath(root), `${installFingerprint(root)}\n`);
  say(`Installed in ${((Date.now() - begin) / 1000).toFixed(1)} s.`);
}

/**
 * The Node that runs the services: the pinned one of node_modules, else the running one when it is
 * new enough to run TypeScript.
 */
export function serviceNode(root, running = { path: process.execPath, version: process.version }) {
  const name = `node-${process.platform}-${process.arch}`;
  const pinned = join(root, 'node_modules', name, 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (majorOf(running.version) >= SERVICE_NODE) return running.path;
  throw new BootstrapError(
    `no Node ${SERVICE_NODE} for ${process.platform}-${process.arch} comes with the dependencies ` +
      `and this is Node ${running.version}; install Node ${SERVICE_NODE} and run the command again`,
  );
}

/** As the stack would make it: under root the database's user has to pass through. */
function makeHome(home, uid) {
  if (existsSync(home)) return;
  try {
    mkdirSync(home, { recursive: true });
    chmodSync(home, uid === 0 ? 0o711 : 0o700);
  } catch {
    // The stack itself says what is wrong with the folder, in one line.
  }
}

/** Where a start keeps compiled code, so that the next one is quick; undefined for nowhere. */
export function compileCacheFolder(root, env = process.env) {
  const home = env.BLOCKSCORE_HOME || join(root, '.data');
  const uid = process.getuid ? process.getuid() : 0;
  makeHome(home, uid);
  for (const folder of [join(home, 'compile-cache'), join(tmpdir(), `blockscore-cache-${uid}`)]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK);
      // Code is loaded from here: a folder that somebody else made under /tmp is not trusted.
      const info = lstatSync(folder);
      if (info.isDirectory() && (!process.getuid || info.uid === uid)) return folder;
    } catch {
      // Not writable: the next place is tried, and without any the start is only slower.
    }
  }
  return undefined;
}

const SUITE = ['--coverage', '--project', 'unit', '--project', 'integration'];

/** Arguments for vitest: the whole suite measures coverage, a part of it does not. */
export function vitestArguments(root, args) {
  const entry = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  return [entry, 'run', ...(args.length === 0 ? SUITE : args)];
}

function environment(root, command, node) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  // Code that comes from a cache is measured less exactly, so the tests do without one.
  const cache = command === 'start' ? compileCacheFolder(root) : undefined;
  if (cache !== undefined) env.NODE_COMPILE_CACHE = cache;
  return env;
}

/** The parent and, where that is npm's shell, npm behind it. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    // After the name in parentheses come the state and the parent.
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    return /^\w*sh$/.test(name) ? `${process.ppid} ${parent}` : String(process.ppid);
  } catch {
    return String(process.ppid);
  }
}

/**
 * npm may end without passing that on to what it started: whoever kills npm means what it runs.
 * @returns a function that ends the watch
 */
function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const atFirst = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === atFirst) return;
    clearInterval(timer);
    onGone();
  }, NPM_LOOK_MS);
  return () => clearInterval(timer);
}

/**
 * Runs the command and takes its exit code. A terminal sends Ctrl-C to the whole group, the child
 * included, so this process only waits then; a signal meant for this process alone is passed on.
 */
function handOver(root, command, args) {
  const node = serviceNode(root);
  const starting = command === 'start';
  const entry = join(root, 'packages', 'stack', 'src', 'main.ts');
  const childArgs = starting ? [entry, ...args] : vitestArguments(root, args);
  return new Promise((resolve, reject) => {
    const child = spawn(node, childArgs, {
      cwd: root,
      env: environment(root, command, node),
      // The channel closes when this process dies, by which the child notices a SIGKILL.
      stdio: ['inherit', 'inherit', 'inherit', ...(starting ? ['ipc'] : [])],
    });
    const passOn = (signal) => {
      if (child.connected) child.send({ stop: signal });
      else if (!starting && (signal !== 'SIGINT' || !process.stdin.isTTY)) child.kill(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
    const unwatch = watchNpm(() => passOn('SIGTERM'));
    child.once('error', (error) => {
      unwatch();
      // A Node for another C library is there and cannot be run.
      reject(
        new BootstrapError(
          `${node} cannot be run (${error.message}); install Node ${SERVICE_NODE} for this machine, ` +
            'remove that file and run the command again',
        ),
      );
    });
    child.once('exit', (code, signal) => {
      unwatch();
      resolve(code ?? 128 + (os.signals[signal] ?? 0));
    });
  });
}

async function main([command, ...args]) {
  if (majorOf(process.version) < OLDEST_NODE) {
    throw new BootstrapError(
      `this is Node ${process.version}; install Node ${OLDEST_NODE} or newer and run it again`,
    );
  }
  if (command !== 'start' && command !== 'test' && command !== 'install') {
    throw new BootstrapError(
      'usage: node packages/stack/bootstrap.mjs start|test|install [arguments]',
    );
  }
  await install(CHECKOUT);
  if (command === 'install') return 0;
  return handOver(CHECKOUT, command, args);
}

function isEntryPoint() {
  const entry = process.argv[1];
  return (
    entry !== undefined && realpathSync(entry) === realpathSync(fileURLToPath(import.meta.url))
  );
}

if (isEntryPoint()) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      const text = error instanceof BootstrapError ? error.message : error.stack;
      process.stderr.write(`BlockScore: ${text}\n`);
      process.exitCode = 1;
    },
  );
}

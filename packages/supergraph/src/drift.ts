import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { blockedTables, isHeld } from './blocking-indexes.ts';
import { API_SCHEMA_FILE, composeRepository, SUPERGRAPH_FILE } from './supergraph-files.ts';

/** Something generated that is not what its source gives now, or may not stay as it was generated. */
export interface Drift {
  readonly what: string;
  /** The command that puts it right. */
  readonly repair: string;
}

const run = promisify(execFile);
const TIMEOUT_MS = 120_000;
const OUTPUT_LIMIT = 8 * 2 ** 20;

interface Finished {
  readonly failed: boolean;
  readonly output: string;
}

/**
 * Everything generated and committed, compared with what its sources give now, and migrations that would keep
 * others waiting; writes nothing.
 */
export async function findDrift(root: string): Promise<readonly Drift[]> {
  return [
    ...(await codegenDrift(root)),
    ...supergraphDrift(root),
    ...(await migrationsDrift(root)),
    ...blockingMigrations(root),
  ];
}

export async function codegenDrift(root: string): Promise<readonly Drift[]> {
  const cli = join(root, 'node_modules/@graphql-codegen/cli/esm/bin.js');
  const { failed, output } = await finish(cli, ['--config', 'codegen.ts', '--check'], root);
  if (!failed) return [];
  const stale = [...output.matchAll(/- (\S+\.generated\.\S+)/g)].map((match) => match[1]);
  const what = stale.length > 0 ? stale.join(', ') : `graphql-codegen failed:\n${output.trim()}`;
  return [{ what: `Generated types differ from the SDL: ${what}`, repair: 'pnpm codegen' }];
}

/** @throws when the subgraphs do not compose */
export function supergraphDrift(root: string): readonly Drift[] {
  const { supergraph, api } = composeRepository(root);
  const composed = [
    [SUPERGRAPH_FILE, supergraph],
    [API_SCHEMA_FILE, api],
  ] as const;
  return composed
    .filter(([file, text]) => textOf(join(root, file)) !== text)
    .map(([file]) => ({ what: `${file} differs from the subgraphs' SDL`, repair: 'pnpm compose' }));
}

/** Lets drizzle-kit write the next migration of every subgraph elsewhere: there must be none. */
export async function migrationsDrift(root: string): Promise<readonly Drift[]> {
  const found: Drift[] = [];
  for (const config of globSync('subgraphs/*/drizzle.config.ts', { cwd: root }).sort()) {
    const folder = join(root, dirname(config));
    const subgraph = basename(folder);
    const why = await pendingMigration(root, folder);
    if (why === undefined) continue;
    found.push({
      what: `The tables of ${subgraph} differ from its migrations: ${why}`,
      repair: `pnpm migrations ${subgraph} --name <what-it-does>`,
    });
  }
  return found;
}

/** Migrations that keep everybody from writing to a table while they build an index on it. */
export function blockingMigrations(root: string): readonly Drift[] {
  return globSync('subgraphs/*/migrations/*.sql', { cwd: root })
    .sort()
    .filter((path) => isHeld(basename(dirname(dirname(path))), basename(path)))
    .flatMap((path) => {
      const tables = blockedTables(readFileSync(join(root, path), 'utf8'));
      if (tables.length === 0) return [];
      const what = `${path} lets nobody write to ${tables.join(', ')} while it builds an index`;
      return [{ what, repair: 'build it concurrently, as docs/contributing.md says' }];
    });
}

async function pendingMigration(root: string, folder: string): Promise<string | undefined> {
  const migrations = join(folder, 'migrations');
  if (!existsSync(migrations)) return 'it has none';
  const scratch = mkdtempSync(join(tmpdir(), 'blockscore-drift-'));
  try {
    const out = join(scratch, 'migrations');
    cpSync(migrations, out, { recursive: true });
    const before = new Set(readdirSync(out));
    const settings: { default: object } = await import(join(folder, 'drizzle.config.ts'));
    const config = join(scratch, 'drizzle.config.json');
    // Relative, because drizzle-kit puts `./` in front of it.
    writeFileSync(config, JSON.stringify({ ...settings.default, out: relative(folder, out) }));
    const cli = join(root, 'node_modules/drizzle-kit/bin.cjs');
    const { failed, output } = await finish(cli, ['generate', '--config', config], folder);
    const [added] = readdirSync(out).filter((file) => !before.has(file) && file.endsWith('.sql'));
    if (added !== undefined) return readFileSync(join(out, added), 'utf8').trim();
    // It ends with 0 after errors of its own, so only its word that nothing changed is taken.
    if (!failed && output.includes('No schema changes')) return undefined;
    return `drizzle-kit failed:\n${output.trim()}`;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function finish(script: string, args: readonly string[], cwd: string): Promise<Finished> {
  try {
    const { stdout, stderr } = await run(process.execPath, [script, ...args], {
      cwd,
      timeout: TIMEOUT_MS,
      maxBuffer: OUTPUT_LIMIT,
    });
    return { failed: false, output: `${stdout}${stderr}` };
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & Partial<Record<string, string>>;
    return { failed: true, output: `${stdout}${stderr}` || message };
  }
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

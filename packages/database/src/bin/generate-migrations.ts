import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `pnpm migrations <subgraph> --name <what-it-does> [--custom]`: drizzle-kit writes the next
 * migration of a subgraph from its tables. The schema itself is made by provisioning, so the
 * statement that would create it is taken out.
 */
const [subgraph, ...options] = process.argv.slice(2);
if (subgraph === undefined || !/^[a-z]+$/.test(subgraph)) {
  process.stderr.write('Usage: pnpm migrations <subgraph> --name <what-it-does> [--custom]\n');
  process.exit(2);
}
const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'subgraphs', subgraph);
execFileSync(
  process.execPath,
  [join(root, 'node_modules/drizzle-kit/bin.cjs'), 'generate', ...options],
  {
    cwd: folder,
    stdio: 'inherit',
  },
);
const migrations = join(folder, 'migrations');
for (const file of readdirSync(migrations).filter((name) => name.endsWith('.sql'))) {
  const path = join(migrations, file);
  const sql = readFileSync(path, 'utf8');
  const without = sql.replace(/^CREATE SCHEMA "[a-z]+";\n--> statement-breakpoint\n/, '');
  if (without !== sql) writeFileSync(path, without);
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `pnpm dead-letters <subgraph> [retry <id> | retry all]`, in that subgraph's environment. */
const [subgraph = '', ...args] = process.argv.slice(2);
const file = fileURLToPath(
  new URL(`../../../../subgraphs/${subgraph}/src/dead-letters.ts`, import.meta.url),
);
if (!/^[a-z]+$/.test(subgraph) || !existsSync(file)) {
  process.stderr.write('Usage: pnpm dead-letters <subgraph> [retry <id> | retry all]\n');
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' });
process.exit(status ?? 1);

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `pnpm rewrap <subgraph>`, in that subgraph's environment. */
const [subgraph = ''] = process.argv.slice(2);
const file = fileURLToPath(
  new URL(`../../../../subgraphs/${subgraph}/src/rewrap.ts`, import.meta.url),
);
if (!/^[a-z]+$/.test(subgraph) || !existsSync(file)) {
  process.stderr.write('Usage: pnpm rewrap <identity | credit | lending | compliance>\n');
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' });
process.exit(status ?? 1);

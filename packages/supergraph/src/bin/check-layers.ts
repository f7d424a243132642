import { join } from 'node:path';
import { checkLayers } from '../layers.ts';

/** `pnpm layers`: who may import whom, with a guard that the modules were really read. */
const { modulesRead, filesOnDisk, violations } = await checkLayers(
  join(import.meta.dirname, '../../../..'),
);
for (const violation of violations) process.stderr.write(`${violation}\n`);
process.stdout.write(
  `Layers: read ${modulesRead} of ${filesOnDisk} files, ${violations.length} violations.\n`,
);
process.exitCode = violations.length === 0 ? 0 : 1;

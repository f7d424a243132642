import { join } from 'node:path';
import { checkSizes } from '../sizes.ts';

/** `pnpm sizes`: no file and no function is longer than can be read at one go. */
const { filesRead, violations } = checkSizes(join(import.meta.dirname, '../../../..'));
for (const violation of violations) process.stderr.write(`${violation}\n`);
process.stdout.write(`Sizes: read ${filesRead} files, ${violations.length} violations.\n`);
process.exitCode = violations.length === 0 ? 0 : 1;

import { join } from 'node:path';
import { findDrift } from '../drift.ts';

/** `pnpm drift`: whether everything generated and committed is what its sources give now. */
try {
  const found = await findDrift(join(import.meta.dirname, '../../../..'));
  for (const { what, repair } of found) {
    process.stderr.write(`${what}\n    Repair: ${repair}, then review and commit.\n`);
  }
  if (found.length === 0) {
    process.stdout.write('Drift: none in types, supergraph, client schema and migrations.\n');
  }
  process.exitCode = found.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_SCHEMA_FILE, composeRepository, SUPERGRAPH_FILE } from '../supergraph-files.ts';

/** `pnpm compose`: writes the supergraph and the schema for clients from `supergraph.yaml`. */
const root = join(import.meta.dirname, '../../../..');
try {
  const { supergraph, api } = composeRepository(root);
  writeFileSync(join(root, SUPERGRAPH_FILE), supergraph);
  writeFileSync(join(root, API_SCHEMA_FILE), api);
  process.stdout.write(`Composed ${SUPERGRAPH_FILE} and ${API_SCHEMA_FILE}.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

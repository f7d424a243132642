import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Composed, compose, formatProblem } from './compose.ts';
import { parseSettings, readSchemaFiles } from './settings.ts';

/** Where the composed schemas are committed, from the repository's root. */
export const SUPERGRAPH_FILE = 'gateway/supergraph.graphql';
export const API_SCHEMA_FILE = 'gateway/schema.graphql';

/**
 * Composes what `supergraph.yaml` lists.
 * @param root the repository's root
 * @throws an error whose message lists every composition problem with its place
 */
export function composeRepository(root: string): Composed {
  const settings = parseSettings(readFileSync(join(root, 'supergraph.yaml'), 'utf8'));
  const installed = compositionVersion();
  if (installed !== settings.federationVersion) {
    throw new Error(
      `supergraph.yaml pins federation ${settings.federationVersion} but @apollo/composition is ${installed}. Set federation_version to the installed one, compose, and review the difference.`,
    );
  }
  const result = compose(
    settings.subgraphs.map((subgraph) => ({
      name: subgraph.name,
      url: subgraph.routingUrl,
      files: readSchemaFiles(root, subgraph),
    })),
  );
  if (result.ok) return result.value;
  throw new Error(`The subgraphs do not compose:\n${result.error.map(formatProblem).join('\n')}`);
}

function compositionVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('@apollo/composition/package.json');
  return (manifest as { readonly version: string }).version;
}

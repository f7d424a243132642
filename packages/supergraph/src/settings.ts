import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';

/** One subgraph of `supergraph.yaml`. */
export interface SubgraphSettings {
  readonly name: string;
  /** Where it answers in development; a deployed gateway is told by its environment. */
  readonly routingUrl: string;
  /** Globs of its schema files, from the repository's root. */
  readonly files: readonly string[];
}

export interface SupergraphSettings {
  /** The version of @apollo/composition that the composed files were written by. */
  readonly federationVersion: string;
  readonly subgraphs: readonly SubgraphSettings[];
}

/** A subgraph's schema file as read from disk. */
export interface SchemaFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads the text of `supergraph.yaml`.
 * @throws naming the key that is missing or of the wrong kind
 */
export function parseSettings(text: string): SupergraphSettings {
  const root = mapping(parseYaml(text), 'supergraph.yaml');
  const version = textAt(root, 'federation_version', 'supergraph.yaml').replace(/^=/, '');
  const subgraphs = mapping(root['subgraphs'], 'supergraph.yaml: subgraphs');
  return {
    federationVersion: version,
    subgraphs: Object.entries(subgraphs).map(([name, value]) => {
      const where = `supergraph.yaml: subgraphs.${name}`;
      const subgraph = mapping(value, where);
      const files = mapping(subgraph['schema'], `${where}.schema`)['files'];
      if (!Array.isArray(files) || files.some((file) => typeof file !== 'string')) {
        throw new Error(`${where}.schema.files must be a list of globs.`);
      }
      return { name, routingUrl: textAt(subgraph, 'routing_url', where), files };
    }),
  };
}

/**
 * Reads the schema files of one subgraph, sorted by path.
 * @throws when a glob matches nothing: a subgraph would silently lose a part of its schema
 */
export function readSchemaFiles(root: string, subgraph: SubgraphSettings): readonly SchemaFile[] {
  const paths = subgraph.files.flatMap((glob) => {
    const found = globSync(glob, { cwd: root });
    if (found.length > 0) return found;
    throw new Error(
      `Subgraph ${subgraph.name}: no file matches ${glob}. Write the schema or correct supergraph.yaml.`,
    );
  });
  return [...new Set(paths)]
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function mapping(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where} must be a mapping.`);
  }
  return value as Record<string, unknown>;
}

function textAt(map: Readonly<Record<string, unknown>>, key: string, where: string): string {
  const value = map[key];
  if (typeof value !== 'string' || value === '') throw new Error(`${where}.${key} must be a text.`);
  return value;
}

import manifest from 'pg-boss/package.json' with { type: 'json' };

/** The version of pg-boss' tables that the installed pg-boss works with. */
export const SCHEMA_VERSION: number = manifest.pgboss.schema;

/** Where a subgraph's jobs are: beside its own schema, since pg-boss names its tables itself. */
export function jobSchema(subgraph: string): string {
  if (!/^[a-z][a-z_]{1,30}$/.test(subgraph)) throw new RangeError(`Not a schema name: ${subgraph}`);
  return `${subgraph}_jobs`;
}

/** The queue of what was given up on; it has no handler. */
export const DEAD_LETTERS = 'dead-letters';

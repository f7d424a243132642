import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  blockingMigrations,
  codegenDrift,
  migrationsDrift,
  supergraphDrift,
} from '../src/drift.ts';
import { API_SCHEMA_FILE, composeRepository, SUPERGRAPH_FILE } from '../src/index.ts';
import { createScratch, type Scratch } from './scratch.ts';

let scratch: Scratch | undefined;
afterEach(() => scratch?.remove());

const LENDING = 'subgraphs/lending/src/graphql/loans/schema.graphql';

function writeGraph(target: Scratch): void {
  target.copy('packages/scalars/schema.graphql');
  target.write('subgraphs/lending/package.json', '{ "type": "module" }');
  target.write(LENDING, 'type Query { loan: Loan }\ntype Loan { id: ID! amount: Money! }\n');
  target.write(
    'supergraph.yaml',
    `federation_version: "=2.14.4"
subgraphs:
  lending:
    routing_url: http://lending.test/graphql
    schema:
      files: [packages/scalars/schema.graphql, subgraphs/lending/src/graphql/**/schema.graphql]
`,
  );
}

function run(root: string, script: string, ...args: string[]): void {
  execFileSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'ignore' });
}

describe('the supergraph', () => {
  test('drifts when its subgraphs change, until it is composed', () => {
    scratch = createScratch();
    const { root } = scratch;
    writeGraph(scratch);
    expect(supergraphDrift(root).map(({ repair }) => repair)).toEqual([
      'pnpm compose',
      'pnpm compose',
    ]);
    const { supergraph, api } = composeRepository(root);
    scratch.write(SUPERGRAPH_FILE, supergraph);
    scratch.write(API_SCHEMA_FILE, api);
    expect(supergraphDrift(root)).toEqual([]);
    scratch.write(LENDING, 'type Query { loan: ID }\n');
    expect(supergraphDrift(root)).toHaveLength(2);
  });

  test('says what does not compose, what is missing, and which version is pinned', () => {
    scratch = createScratch();
    writeGraph(scratch);
    scratch.write(LENDING, 'type Query { loan: Nothing }\n');
    expect(() => composeRepository(scratch?.root ?? '')).toThrow(/\[lending\].*Nothing[\s\S]*:1/);
    const settings = readFileSync(join(scratch.root, 'supergraph.yaml'), 'utf8');
    scratch.write('supergraph.yaml', settings.replace('2.14.4', '2.0.0'));
    expect(() => composeRepository(scratch?.root ?? '')).toThrow('pins federation 2.0.0');
    scratch.write('supergraph.yaml', settings.replace('packages/scalars', 'packages/none'));
    expect(() => composeRepository(scratch?.root ?? '')).toThrow('no file matches packages/none');
  });
});

test('generated types drift when the SDL changes, until they are generated', async () => {
  scratch = createScratch({
    '@graphql-codegen': 'node_modules/@graphql-codegen',
    '@eddeee888': 'node_modules/@eddeee888',
    graphql: 'node_modules/graphql',
  });
  const { root } = scratch;
  writeGraph(scratch);
  scratch.copy('codegen.ts');
  scratch.copy('tsconfig.json');
  const [drift] = await codegenDrift(root);
  expect(drift?.repair).toBe('pnpm codegen');
  expect(drift?.what).toContain('subgraphs/lending/src/graphql/types.generated.ts');
  run(root, 'node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts');
  expect(await codegenDrift(root)).toEqual([]);
}, 60_000);

test('migrations drift when the tables change, until one more is written', async () => {
  scratch = createScratch({
    'drizzle-kit': 'node_modules/drizzle-kit',
    'drizzle-orm': 'packages/database/node_modules/drizzle-orm',
  });
  const { root } = scratch;
  const folder = join(root, 'subgraphs/lending');
  const tables = (columns: string) => `import { pgSchema, text } from 'drizzle-orm/pg-core';
export const lending = pgSchema('lending');
export const loans = lending.table('loans', { ${columns} });
`;
  scratch.write('subgraphs/lending/package.json', '{ "type": "module" }');
  scratch.write('subgraphs/lending/src/tables.ts', tables('id: text().primaryKey()'));
  scratch.write(
    'subgraphs/lending/drizzle.config.ts',
    `import { defineConfig } from 'drizzle-kit';
export default defineConfig({ dialect: 'postgresql', schema: './src/tables.ts', out: './migrations' });
`,
  );
  const [missing] = await migrationsDrift(root);
  expect(missing?.what).toContain('it has none');
  execFileSync(process.execPath, [join(root, 'node_modules/drizzle-kit/bin.cjs'), 'generate'], {
    cwd: folder,
    stdio: 'ignore',
  });
  expect(await migrationsDrift(root)).toEqual([]);
  writeFileSync(join(folder, 'src/tables.ts'), tables('id: text().primaryKey(), note: text()'));
  const [drift] = await migrationsDrift(root);
  expect(drift?.what).toContain('ADD COLUMN "note"');
  expect(drift?.repair).toBe('pnpm migrations lending --name <what-it-does>');
}, 60_000);

test('a migration that builds an index on a table of before is found, whatever made it', () => {
  scratch = createScratch();
  const next = 'subgraphs/lending/migrations/0999_next.sql';
  const index = (how: string) => `create index ${how} loans_at on lending.loans (at);\n`;
  scratch.write('subgraphs/lending/migrations/0001_before.sql', index(''));
  scratch.write(next, index(''));
  const found = blockingMigrations(scratch.root);
  expect(found.map(({ what }) => what)).toEqual([
    `${next} lets nobody write to loans while it builds an index`,
  ]);
  scratch.write(next, `-- outside-transaction\n${index('concurrently')}`);
  expect(blockingMigrations(scratch.root)).toEqual([]);
});

import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { defineConfig } from '@eddeee888/gcg-typescript-resolver-files';
import type { CodegenConfig } from '@graphql-codegen/cli';

// Writes `types.generated.ts` and `typeDefs.generated.ts` of every subgraph from its SDL: what all
// subgraphs share, and its own areas.
const SUBGRAPHS = ['identity', 'credit', 'lending', 'compliance', 'ledger'];
const SHARED_SCHEMA = 'packages/scalars/schema.graphql';

const folderOf = (subgraph: string): string => `subgraphs/${subgraph}/src/graphql`;
const schemaFiles = (subgraph: string): string => `${folderOf(subgraph)}/**/schema.graphql`;

/**
 * `export type LoanMapper` in a `schema.mappers.ts` says what a resolver of `Loan` gets as parent.
 * Read here and not by the preset, which would write a resolver file for each mapper.
 */
function mappers(subgraph: string): Record<string, string> {
  const folder = folderOf(subgraph);
  const found: Record<string, string> = { Money: '@blockscore/money#Money as MoneyValue' };
  for (const file of globSync(`${folder}/**/schema.mappers.ts`).sort()) {
    const module = `./${relative(folder, file)}`;
    for (const [, type] of readFileSync(file, 'utf8').matchAll(
      /\b(?:export\s+(?:type|interface)|as)\s+(\w+)Mapper\b/g,
    )) {
      if (type !== undefined) found[type] = `${module}#${type}Mapper`;
    }
  }
  return found;
}

function outputOf(subgraph: string): NonNullable<CodegenConfig['generates'][string]> {
  return {
    ...defineConfig({
      resolverGeneration: 'disabled',
      fixObjectTypeResolvers: 'disabled',
      mappersFileExtension: '.none.ts',
      mergeSchema: false,
      scalarsModule: false,
      scalarsOverrides: {
        ID: { type: { input: 'string', output: 'string' } },
        DateTime: { type: 'Date' },
        LocalDate: { type: 'string' },
        Decimal: { type: 'string' },
        CurrencyCode: { type: 'string' },
        JSON: { type: 'unknown' },
      },
      typesPluginsConfig: {
        federation: true,
        useTypeImports: true,
        enumsAsTypes: true,
        contextType: './context.ts#SubgraphContext',
        mappers: mappers(subgraph),
      },
    }),
    schema: [SHARED_SCHEMA, schemaFiles(subgraph)],
  };
}

// A subgraph without SDL is left out: codegen fails on a pattern that matches nothing.
const written = SUBGRAPHS.filter((name) => globSync(schemaFiles(name)).length > 0);

const config: CodegenConfig = {
  importExtension: '.ts',
  generates: Object.fromEntries(written.map((name) => [folderOf(name), outputOf(name)])),
};

export default config;

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_FIELDS } from '@blockscore/caller';
import { checkout } from '@blockscore/testkit';
import { type DocumentNode, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { LENDING_ERROR_CODES } from '../src/domain/errors.ts';
import { examplesIn, pageOf, sectionOf } from './guide.ts';

/** Where operations of lending are told of. */
const PAGES = [
  'README.md',
  'docs/lending.md',
  'docs/payments.md',
  'docs/reconciliation.md',
  'docs/partners.md',
  'docs/webhooks.md',
];
/** Tests that follow the examples of these pages by name. */
const TESTS = ['subgraphs/lending/test', 'packages/stack/test'];

const LENDING = new Set(Object.keys(ROOT_FIELDS.lending));

/** The root fields of lending that an example asks for, as `Query.loan`. */
function rootFieldsOf({ definitions }: DocumentNode): readonly string[] {
  return definitions.flatMap((definition) => {
    if (definition.kind !== 'OperationDefinition') return [];
    const { operation, selectionSet } = definition;
    const type = `${operation[0]?.toUpperCase()}${operation.slice(1)}`;
    return selectionSet.selections
      .flatMap((selection) =>
        selection.kind === 'Field' ? [`${type}.${selection.name.value}`] : [],
      )
      .filter((field) => LENDING.has(field));
  });
}

const examples = PAGES.flatMap((page) =>
  [...examplesIn(pageOf(page)).values()].map(({ name, query }) => ({
    page,
    name,
    fields: rootFieldsOf(parse(query)),
  })),
).filter(({ fields }) => fields.length > 0);

const tests = TESTS.flatMap((folder) =>
  readdirSync(join(checkout(), folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(checkout(), folder, file), 'utf8')),
);

describe('the guides', () => {
  test('show every operation of lending', () => {
    const shown = new Set(examples.flatMap(({ fields }) => fields));
    expect([...LENDING].filter((field) => !shown.has(field))).toEqual([]);
  });

  test('show no operation that no test follows by its name', () => {
    const followed = (name: string) => tests.some((text) => text.includes(`'${name}'`));
    const untested = examples.filter(({ name }) => !followed(name));
    expect(untested.map(({ page, name }) => `${page}: ${name}`)).toEqual([]);
  });

  test('explain every error of lending, in the order of the schema', () => {
    const rows = sectionOf('docs/errors.md', 'Lending').matchAll(
      /^\| `([A-Z_]+)` \| .+ \| .+ \|$/gm,
    );
    expect([...rows].map(([, code]) => code)).toEqual([...LENDING_ERROR_CODES]);
  });
});

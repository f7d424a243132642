import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '@blockscore/testkit';

/** The README's GraphQL operations by name, as they stand: what a newcomer pastes is what is tested. */
export function readmeOperations(): ReadonlyMap<string, string> {
  return operationsIn('README.md');
}

/** The GraphQL operations of a page, by name. */
export function operationsIn(page: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(checkout(), page), 'utf8');
  const operations = new Map<string, string>();
  for (const [, body = ''] of text.matchAll(/```graphql\n([\s\S]*?)```/g)) {
    const name = /^\s*(?:query|mutation|subscription)\s+(\w+)/.exec(body)?.[1];
    if (name === undefined) throw new Error(`An operation of ${page} has no name:\n${body}`);
    operations.set(name, body);
  }
  return operations;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Access, ROOT_FIELDS } from '@blockscore/caller';
import { describe, expect, test } from 'vitest';
import { createEnforcer } from '../src/access/enforcer.ts';
import { protectedCoordinates, readRequirements } from '../src/access/requirements.ts';
import { supergraphSchema } from '../src/federation/supergraph.ts';

const schema = supergraphSchema(
  readFileSync(join(import.meta.dirname, '../supergraph.graphql'), 'utf8'),
);
const requirementOf = readRequirements(schema);
const table: Readonly<Record<string, Access>> = Object.assign({}, ...Object.values(ROOT_FIELDS));

/** What the directives of a root field say, in the words of the table. */
function accessOf(type: string, field: string): Access {
  const requirement = requirementOf(type, field);
  if (requirement === undefined) return 'open';
  if (requirement.policies.length > 0) {
    throw new Error(`${type}.${field} asks for a policy, which the table of access cannot say.`);
  }
  const [alternatives, ...more] = requirement.scopes;
  if (alternatives === undefined) return 'signedIn';
  if (more.length > 0 || alternatives.some((all) => all.length !== 1)) {
    throw new Error(`${type}.${field} asks for more than the table of access can say.`);
  }
  return alternatives.flat().sort() as unknown as Access;
}

const rootFields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  .flatMap((type) => Object.keys(type?.getFields() ?? {}).map((field) => [type?.name ?? '', field]))
  .map(([type = '', field = '']) => ({ type, field, coordinate: `${type}.${field}` }));

describe('the supergraph and the table of access', () => {
  test('have the same root fields', () => {
    expect(rootFields.map(({ coordinate }) => coordinate).sort()).toEqual(
      Object.keys(table).sort(),
    );
  });

  test.each(rootFields)('agree about $coordinate', ({ type, field, coordinate }) => {
    const expected = table[coordinate];
    expect(accessOf(type, field)).toEqual(
      typeof expected === 'string' || expected === undefined ? expected : [...expected].sort(),
    );
  });

  test('pass the self-test of the gateway', () => {
    expect(() => createEnforcer(schema)).not.toThrow();
    expect(protectedCoordinates(schema, requirementOf).length).toBeGreaterThan(20);
  });
});

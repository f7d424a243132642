import { describe, expect, test } from 'vitest';
import { compose, formatProblem, type SubgraphSchema, typeDefsOf } from './compose.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])`;

function subgraph(name: string, ...texts: string[]): SubgraphSchema {
  const files = texts.map((text, index) => ({ path: `${name}/${index}.graphql`, text }));
  return { name, url: `http://${name}.test/graphql`, files };
}

const users = subgraph(
  'users',
  LINK,
  'type Query { "Who asks." me: User @authenticated }',
  'type Query { now: String! }\ntype User @key(fields: "id") { id: ID! }',
);
const loans = subgraph(
  'loans',
  `${LINK}\ntype User @key(fields: "id") { id: ID! loans: [String!]! }`,
);

describe('compose', () => {
  test('joins entities and lets every area of a subgraph begin with its own type Query', () => {
    const result = compose([users, loans]);
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    expect(result.value.supergraph).toContain('http://loans.test/graphql');
    expect(result.value.api).toContain('"""Who asks."""\n  me: User');
    expect(result.value.api).toContain('loans: [String!]!');
    expect(result.value.api).toContain('now: String!');
  });

  test('shows clients nothing of federation', () => {
    const result = compose([users, loans]);
    expect(result.ok && result.value.api).not.toMatch(/join__|_entities|@key|link__/);
  });

  test('gives the same text whatever the order of the definitions', () => {
    const reversed = { ...users, files: [...users.files].reverse() };
    const [one, other] = [compose([users, loans]), compose([reversed, loans])];
    expect(one.ok && one.value.api).toBe(other.ok && other.value.api);
  });

  test('names subgraph, coordinate and place of what does not fit', () => {
    const other = subgraph('other', `${LINK}\ntype Query { now: Int! }`);
    const result = compose([users, other]);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    const text = result.error.map(formatProblem).join('\n');
    expect(text).toContain('Query.now');
    expect(text).toContain('"other"');
    expect(text).toContain('at other/0.graphql:2');
  });

  test('names the file and line of a syntax error', () => {
    const result = compose([subgraph('broken', 'type Query {\n  a: }')]);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.map(formatProblem).join()).toMatch(
      /\[broken\] Syntax Error[\s\S]*at broken\/0\.graphql:2/,
    );
  });
});

test('only root types become extensions', () => {
  const kinds = typeDefsOf(users.files).definitions.map((definition) => definition.kind);
  expect(kinds).toEqual([
    'SchemaExtension',
    'ObjectTypeExtension',
    'ObjectTypeExtension',
    'ObjectTypeDefinition',
  ]);
});

import { describe, expect, test } from 'vitest';
import { supergraphSchema, withoutSecurityFeatures } from './supergraph.ts';

const supergraph = (...links: string[]) => `schema ${links.join(' ')} { query: Query }
directive @link(url: String, as: String, for: link__Purpose, import: [String]) repeatable on SCHEMA
enum link__Purpose { "\`SECURITY\` features provide metadata." SECURITY EXECUTION }
type Query { a: Int }`;
const JOIN = '@link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)';
const AUTHENTICATED = '@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)';

describe('withoutSecurityFeatures', () => {
  test('takes the mark from what we enforce and leaves the rest alone', () => {
    const text = withoutSecurityFeatures(supergraph(JOIN, AUTHENTICATED));
    expect(text).toBe(
      supergraph(JOIN, '@link(url: "https://specs.apollo.dev/authenticated/v0.1")'),
    );
  });

  test('leaves to Apollo what Apollo hides', () => {
    const hidden = '@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)';
    expect(withoutSecurityFeatures(supergraph(hidden))).toBe(supergraph(hidden));
  });

  test('refuses what we do not enforce', () => {
    const other = '@link(url: "https://specs.apollo.dev/other/v0.1", for: SECURITY)';
    expect(() => withoutSecurityFeatures(supergraph(other))).toThrow('other');
  });
});

describe('supergraphSchema', () => {
  test('reads types with their directives', () => {
    expect(supergraphSchema(supergraph(JOIN, AUTHENTICATED)).getQueryType()?.name).toBe('Query');
  });

  test('refuses an access directive under another name', () => {
    const renamed =
      '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "needs", for: SECURITY)';
    expect(() => supergraphSchema(supergraph(renamed))).toThrow('own name');
  });
});

import type { DocumentNode } from 'graphql';

/**
 * How many tokens a document was parsed from. What is kept of a document grows with them, and not with its
 * characters: graphql-js makes some 200 to 350 bytes of each, a name of one letter or a long text alike.
 */
export function tokensOf({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken; token != null; token = token.next ?? undefined) tokens += 1;
  return Math.max(1, tokens);
}

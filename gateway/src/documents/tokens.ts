import type { DocumentNode } from 'graphql';

/** How many tokens a document was parsed from. */
export function tokensOf({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken; token != null; token = token.next ?? undefined) tokens += 1;
  return Math.max(1, tokens);
}

/** A long text in a document is kept in what is sent to subgraphs, too: five bytes and more of each character. */
const CHARACTERS_OF_A_TOKEN = 30;

/**
 * What keeping a document takes, in tokens: graphql-js makes some 200 to 350 bytes of each, a name of one letter
 * or of thirty alike. One with longer texts counts by its length.
 */
export function keptTokensOf(document: DocumentNode): number {
  const length = document.loc?.end ?? 0;
  return Math.max(tokensOf(document), Math.ceil(length / CHARACTERS_OF_A_TOKEN));
}

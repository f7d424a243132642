import { type GraphQLError, Kind, type Token, TokenKind } from 'graphql';

const VALUES: ReadonlySet<string> = new Set([
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.FLOAT,
  Kind.INT,
  Kind.LIST,
  Kind.NULL,
  Kind.OBJECT,
  Kind.STRING,
]);
const OPENERS: ReadonlySet<string> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const CLOSERS: ReadonlySet<string> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

/**
 * The message of a validation error, with the place of the value that it is about. graphql-js names
 * the place of a wrong variable («at "input.amount"»), but of a value written into the document only
 * line and column.
 */
export function namingValue({ message, nodes }: Pick<GraphQLError, 'message' | 'nodes'>): string {
  const [node] = nodes ?? [];
  if (!node?.loc || !VALUES.has(node.kind)) return message;
  const names = namesAbove(node.loc.startToken);
  const last = names.at(-1);
  if (last === undefined || message.includes(`"${last}"`)) return message;
  return `Value at "${names.join('.')}": ${message}`;
}

/** Names of the argument and the input fields that a value lies in, the outermost first. */
function namesAbove(start: Token): readonly string[] {
  const names: string[] = [];
  let at: Token | null = start.prev;
  while (at !== null) {
    if (at.kind === TokenKind.COLON) {
      names.unshift(at.prev?.value ?? '');
      at = at.prev?.prev ?? null;
    }
    const opener = openerBefore(at);
    if (opener === null || opener.kind === TokenKind.PAREN_L) return names;
    at = opener.prev;
  }
  return names;
}

/** The bracket that is open where this token stands. */
function openerBefore(token: Token | null): Token | null {
  let depth = 0;
  for (let at = token; at !== null; at = at.prev) {
    if (CLOSERS.has(at.kind)) depth += 1;
    if (!OPENERS.has(at.kind)) continue;
    if (depth === 0) return at;
    depth -= 1;
  }
  return null;
}

import type { DocumentNode } from 'graphql';

const OPENING = new Set<string>(['{', '[', '(']);
const CLOSING = new Set<string>(['}', ']', ')']);

/**
 * Whether a value that was read from JSON has more than so many levels of lists and objects. Whatever works on
 * it calls itself for each level, and a body has room for more of them than a process has stack.
 */
export function isNestedDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const inner of Object.values(value)) if (isNestedDeeper(inner, levels - 1)) return true;
  return false;
}

/** Levels of brackets in a document, of whatever kind: of selections, arguments, values and types. */
export function nestingOf({ loc }: DocumentNode): number {
  let [level, most] = [0, 0];
  for (let token = loc?.startToken; token != null; token = token.next ?? undefined) {
    if (OPENING.has(token.kind)) level += 1;
    if (CLOSING.has(token.kind)) level -= 1;
    most = Math.max(most, level);
  }
  return most;
}

import { err, ok, type Result } from '@blockscore/result';
import type { ListedName, NameQuality, SanctionsEntry } from '../../domain/sanctions/entry.ts';
import type { ParsedList } from '../../domain/sanctions/ofac.ts';

/** A list as its publisher offers it: which files it is made of, and how they are read. */
export interface PublishedList {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  /** Each of them is needed. */
  readonly parts: readonly {
    /** What the part is, within the list. */
    readonly key: string;
    /** How a message calls it where it is missing. */
    readonly label: string;
    /** The names that it is published under, without `.gz`. */
    readonly pattern: RegExp;
  }[];
  /** Texts in the order of the parts, with the names of their files; an error says what is broken. */
  readonly read: (
    texts: readonly { readonly file: string; readonly bytes: Buffer }[],
  ) => Result<ParsedList, string>;
}

/**
 * Entries with their counts; an error where one has no name, or a number comes twice. Names that are
 * written twice are kept once, and the first is the primary one.
 */
export function listOf(entries: readonly SanctionsEntry[]): Result<ParsedList, string> {
  const known = new Set<string>();
  for (const { uid, names } of entries) {
    if (names.length === 0) return err(`The entry ${uid} has no name.`);
    if (known.has(uid)) return err(`The entry ${uid} is there twice.`);
    known.add(uid);
  }
  const aliases = entries.reduce((sum, { names }) => sum + names.length - 1, 0);
  const addresses = entries.reduce((sum, entry) => sum + entry.addresses.length, 0);
  return ok({ entries, counts: { entries: entries.length, aliases, addresses } });
}

/** What a list says of one name. */
export interface GivenName {
  readonly text: string;
  readonly quality: NameQuality;
}

/** Each name once, with the best that is said of it, the primary one first. */
export function namesOf(given: readonly GivenName[]): readonly ListedName[] {
  const names = new Map<string, NameQuality>();
  for (const { text, quality } of given) {
    const name = text.replace(/\s+/g, ' ').trim();
    const before = names.get(name);
    if (name === '' || (before !== undefined && rank(before) <= rank(quality))) continue;
    names.set(name, quality);
  }
  const listed = [...names].map(([text, quality]) => ({ text, quality }));
  const [primary = listed[0]] = listed.filter(({ quality }) => quality === 'PRIMARY');
  if (primary === undefined) return [];
  const others = listed
    .filter((name) => name !== primary)
    .map(
      ({ text, quality }) => ({ text, quality: quality === 'WEAK' ? quality : 'STRONG' }) as const,
    );
  return [{ text: primary.text, quality: 'PRIMARY' }, ...others];
}

function rank(quality: NameQuality): number {
  return ['PRIMARY', 'STRONG', 'WEAK'].indexOf(quality);
}

/** Texts without spaces around them; null where nothing is left. */
export function textOf(value: string | null | undefined): string | null {
  const text = value?.trim() ?? '';
  return text === '' ? null : text;
}

export function unique<T>(values: readonly (T | undefined)[]): readonly T[] {
  return [...new Set(values.filter((value): value is T => value !== undefined))];
}

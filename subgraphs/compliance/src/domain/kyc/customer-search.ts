import type { ToLatin } from '../matching/name.ts';
import type { SubjectFacts } from './subject.ts';

/** By what somebody is found. */
export type CustomerMarkKind = 'EMAIL' | 'NAME' | 'BIRTH';

/** A text by which somebody is found; it is kept as a keyed hash alone. */
export interface CustomerMark {
  readonly kind: CustomerMarkKind;
  readonly text: string;
}

/** Most words of a name that somebody is found by. */
const MOST_WORDS = 20;

/**
 * The words of a name as they are compared in a search: in Latin letters, without accents, signs and capitals, each
 * once. O'Neil-Bryne is found as oneil and bryne.
 */
export function nameWords(name: string, toLatin: ToLatin): readonly string[] {
  const words = toLatin(name.normalize('NFKD').replaceAll(/\p{M}/gu, ''))
    .toLowerCase()
    .replaceAll(/['’.·`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** An e-mail address as identity keeps it. */
export function addressText(email: string): string {
  return email.trim().toLowerCase();
}

/** What a person is found by, but for their e-mail address. */
export function marksOf(facts: SubjectFacts, toLatin: ToLatin): readonly CustomerMark[] {
  const words = nameWords(`${facts.firstName} ${facts.lastName}`, toLatin);
  return [
    ...words.map((text) => ({ kind: 'NAME', text }) as const),
    { kind: 'BIRTH', text: facts.dateOfBirth },
  ];
}

export interface CustomerSearch {
  readonly email?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly dateOfBirth?: string | null | undefined;
}

/** Longest e-mail address and name that are looked for. */
const LONGEST = { email: 254, name: 200 };

/**
 * What somebody has to have to be found: all of it. A string says why nobody is looked for.
 */
export function soughtMarks(
  { email, name, dateOfBirth }: CustomerSearch,
  toLatin: ToLatin,
): readonly CustomerMark[] | string {
  if (email == null && name == null) return 'search: give an e-mail address or a name.';
  if (email != null && !(email.length <= LONGEST.email && /^[^\s@]+@[^\s@]+$/.test(email.trim()))) {
    return 'search.email: give a whole e-mail address.';
  }
  if (name != null && name.length > LONGEST.name) {
    return `search.name: give at most ${LONGEST.name} characters.`;
  }
  const words = name == null ? [] : nameWords(name, toLatin);
  // Of one letter alone half of all people would be found.
  if (name != null && words.every((word) => word.length < 2)) {
    return 'search.name: give a word of two letters or more.';
  }
  return [
    ...(email == null ? [] : [{ kind: 'EMAIL', text: addressText(email) } as const]),
    ...words.map((text) => ({ kind: 'NAME', text }) as const),
    ...(dateOfBirth == null ? [] : [{ kind: 'BIRTH', text: dateOfBirth } as const]),
  ];
}

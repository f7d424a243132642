import type { ToLatin } from '../matching/name.ts';
import { nameWords } from './customer-search.ts';
import type { SubjectFacts } from './subject.ts';

/** Somebody else by their data who is, most likely, the same person, and whom officers rejected or look at. */
export interface KnownPerson {
  readonly userId: `user_${string}`;
  readonly status: 'REJECTED' | 'IN_REVIEW';
}

/** Words of the given names, and of the surname, that somebody is recognized by. */
const MOST_WORDS = 4;

/**
 * By what somebody is recognized by another account: each given name with each word of the surname, in whatever order, script and
 * spelling of accents, and the date of birth. So whoever leaves a middle name out, or puts one in, is the same. Texts to be
 * kept as keyed hashes alone.
 */
export function personMarks(
  { firstName, lastName, dateOfBirth }: SubjectFacts,
  toLatin: ToLatin,
): readonly string[] {
  const words = (name: string) => {
    const found = nameWords(name, toLatin).slice(0, MOST_WORDS);
    return found.length > 0 ? found : [name.normalize('NFKC').toLowerCase()];
  };
  const pairs = words(firstName).flatMap((given) =>
    words(lastName).map((surname) => [given, surname].sort().join(' ')),
  );
  return [...new Set(pairs)].map((pair) => `${dateOfBirth} ${pair}`);
}

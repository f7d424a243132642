import type { ToLatin } from '../matching/name.ts';
import { PARTICLES } from '../matching/vocabulary.ts';
import { nameWords } from './customer-search.ts';
import type { SubjectFacts } from './subject.ts';

/** Somebody else by their data who is, most likely, the same person, and whom officers rejected, found a fraud of, or look at. */
export interface KnownPerson {
  readonly userId: `user_${string}`;
  readonly status: 'REJECTED' | 'CONFIRMED_FRAUD' | 'IN_REVIEW';
}

/** Words of a name that somebody is recognized by: an officer looks at whoever has more than half as many. */
const MOST_WORDS = 12;

/**
 * By what somebody is recognized by another account: each two words of the whole name, in whatever order, field, script and
 * spelling of accents, and the date of birth. So whoever leaves a middle name out, or puts some in, or types the whole name
 * where a part of it belongs, is the same. Texts to be kept as keyed hashes alone.
 */
export function personMarks(
  { firstName, lastName, dateOfBirth }: SubjectFacts,
  toLatin: ToLatin,
): readonly string[] {
  const all = [...wordsOf(firstName, toLatin), ...wordsOf(lastName, toLatin)];
  const names = all.filter((word) => !PARTICLES.has(word));
  // Somebody whose names are particles alone, or one word twice, is recognized by these.
  const words = [...new Set(names.length > 1 ? names : all)].slice(0, MOST_WORDS);
  const pairs = words.flatMap((one, at) =>
    words.slice(at + 1).map((other) => [one, other].sort().join(' ')),
  );
  return (pairs.length > 0 ? pairs : words).map((pair) => `${dateOfBirth} ${pair}`);
}

function wordsOf(name: string, toLatin: ToLatin): readonly string[] {
  const found = nameWords(name, toLatin);
  return found.length > 0 ? found : [name.normalize('NFKC').toLowerCase()];
}

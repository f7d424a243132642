import type { ToLatin } from '../matching/name.ts';
import { PARTICLES } from '../matching/vocabulary.ts';
import { nameWords } from './customer-search.ts';
import type { SubjectFacts } from './subject.ts';

/** Somebody else by their data who is, most likely, the same person, and whom officers rejected, found a fraud of, or look at. */
export interface KnownPerson {
  readonly userId: `user_${string}`;
  readonly status: 'REJECTED' | 'CONFIRMED_FRAUD' | 'OPEN_FRAUD_ALERT' | 'IN_REVIEW';
}

/** Words of a name that somebody is recognized by: an officer looks at whoever has more than half as many. */
const MOST_WORDS = 12;

/**
 * Particles that many people are called by, too: Ben and Al, and the surnames Le, Van, Das, Do and Bin. They count as
 * names wherever they stand, or whoever is called so would be another one with a further name.
 */
const ALSO_NAMES: ReadonlySet<string> = new Set(
  'ad al an ash ben bin das del della den des di do du el le lo ten van von zu'.split(' '),
);

/**
 * By what somebody is recognized by another account: each two words of the whole name, in whatever order, field, script and
 * spelling of accents, and the date of birth. So whoever leaves a middle name out, or puts some in, or types the whole name
 * where a part of it belongs, is the same. Particles count where they may be names. Texts to be kept as keyed hashes alone.
 */
export function personMarks(
  { firstName, lastName, dateOfBirth }: SubjectFacts,
  toLatin: ToLatin,
): readonly string[] {
  const [first, last] = [wordsOf(firstName, toLatin), wordsOf(lastName, toLatin)];
  const names = [...first.slice(0, 1), ...namesIn(first), ...namesIn(last)];
  // Somebody whose name is a single word is recognized by it.
  const words = [...new Set(names)].slice(0, MOST_WORDS);
  const pairs = words.flatMap((one, at) =>
    words.slice(at + 1).map((other) => [one, other].sort().join(' ')),
  );
  return (pairs.length > 0 ? pairs : words).map((pair) => `${dateOfBirth} ${pair}`);
}

/** A particle leads to the word behind it: what nothing is behind is a name, whatever it is. */
function namesIn(words: readonly string[]): readonly string[] {
  return words.filter(
    (word, at) => at === words.length - 1 || ALSO_NAMES.has(word) || !PARTICLES.has(word),
  );
}

function wordsOf(name: string, toLatin: ToLatin): readonly string[] {
  const found = nameWords(name, toLatin);
  return found.length > 0 ? found : [name.normalize('NFKC').toLowerCase()];
}

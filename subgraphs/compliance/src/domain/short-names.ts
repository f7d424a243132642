import type { SubjectFacts } from './kyc/subject.ts';
import { HONORIFICS, PARTICLES, SERVANT_OF } from './matching/vocabulary.ts';

/** A given name and a surname of a person, without what else their name is made of. */
export interface ShortName {
  readonly text: string;
  /** The words that it leaves out, in small letters. */
  readonly leftOut: readonly string[];
}

/**
 * Words of either part of a name that short ones are made of. Names of more are looked at by an officer, whatever is
 * found.
 */
const MOST_OF_EITHER = 6;

/**
 * Each given name of a person with each surname, where they have more than two names. A name that somebody invents
 * between their own would else be held against the middle name on a list, as a word that is another.
 */
export function shortNamesOf({
  firstName,
  lastName,
}: Pick<SubjectFacts, 'firstName' | 'lastName'>): readonly ShortName[] {
  const [given, surnames] = [namesIn(firstName), namesIn(lastName)];
  if (given.length + surnames.length <= 2) return [];
  const all = [...given, ...surnames];
  const last = surnames.slice(-MOST_OF_EITHER);
  return given.slice(0, MOST_OF_EITHER).flatMap((one) =>
    last.map((other) => ({
      text: `${one} ${other}`,
      leftOut: all.filter((name) => name !== one && name !== other),
    })),
  );
}

/** The words that name; a servant of with whom they serve. At the beginning a title may be a given name: Said. */
function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  let servant = '';
  for (const [at, word] of wordsOf(text).entries()) {
    if (SERVANT_OF.has(word)) servant = `${word} `;
    else if ([...word].length > 1 && !PARTICLES.has(word) && (at === 0 || !HONORIFICS.has(word))) {
      names.push(`${servant}${word}`);
      servant = '';
    }
  }
  return names;
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

import type { SubjectFacts } from './kyc/subject.ts';
import { isFurtherName } from './matching/faint-match.ts';
import type { ScreeningMatch } from './matching/screen.ts';
import { HONORIFICS, PARTICLES, SERVANT_OF } from './matching/vocabulary.ts';
import type { PairReason, WordPair } from './matching/word-pair.ts';

/**
 * A given name and surnames, which are enough of a longer listed name; two words of one field, which have to be all of a
 * listed name; or a word as the two that may be joined in it.
 */
type ShortNameKind = 'GIVEN_AND_SURNAMES' | 'ONE_FIELD' | 'ONE_WORD';

/** A part of a person's name that may be a listed one by itself. */
export interface ShortName {
  readonly text: string;
  /** The words that it leaves out, in small letters. */
  readonly leftOut: readonly string[];
  readonly kind: ShortNameKind;
}

/**
 * Words of either part of a name that short ones are made of. Names of more are looked at by an officer, whatever is
 * found.
 */
const MOST_OF_EITHER = 6;
/** Of a name with more, no two words of one field are taken by themselves: an officer looks at it. */
const MOST_OF_BOTH = 6;
/** Letters of a word in which two names may be joined, and of each of those. */
const LEAST_JOINED = 10;
const LEAST_PART = 4;
const LONGEST_JOINED = 24;
/** Letters of two neighbours that are taken for one word too short to be known by its pieces: Bo Ut. */
const FEWEST_IN_PIECES = 3;
const MOST_IN_PIECES = 4;

/**
 * Each given name of a person with each surname, where they have more than two names, and with all surnames: a name that
 * somebody invents between their own would else be held against the middle name on a list, as a word that is another. And
 * what may be a whole name in the wrong field: `Ottoline Marchbanks` or `OttolineMarchbanks`, with an invented surname.
 */
export function shortNamesOf({
  firstName,
  lastName,
}: Pick<SubjectFacts, 'firstName' | 'lastName'>): readonly ShortName[] {
  const [given, surnames] = [namesIn(firstName), namesIn(lastName)];
  const all = [...given, ...surnames];
  const atSeam = [...wordsOf(firstName).slice(-1), ...wordsOf(lastName).slice(0, 1)];
  const short = (taken: readonly string[], kind: ShortNameKind): ShortName => ({
    text: taken.join(' '),
    leftOut: all.filter((name) => !taken.includes(name)),
    kind,
  });
  const split = [
    ...all.flatMap((word) =>
      splitsOf(word).map((text) => ({ ...short([word], 'ONE_WORD'), text })),
    ),
    ...inPieces(wordsOf(firstName)).flatMap((word) =>
      surnames.map((other) => short([word, other], 'GIVEN_AND_SURNAMES')),
    ),
    ...inPieces(wordsOf(lastName)).flatMap((word) =>
      given.map((one) => short([one, word], 'GIVEN_AND_SURNAMES')),
    ),
    // Where one field ends is for whoever fills them in to say.
    ...inPieces(atSeam).flatMap((word) =>
      all
        .filter((name) => !atSeam.includes(name))
        .map((one) => short([one, word], 'GIVEN_AND_SURNAMES')),
    ),
  ];
  if (all.length <= 2) return split;
  const last = surnames.slice(-MOST_OF_EITHER);
  const parts = given
    .slice(0, MOST_OF_EITHER)
    .flatMap((one) => [
      ...last.map((other) => short([one, other], 'GIVEN_AND_SURNAMES')),
      ...(given.length > 1 && last.length > 1 ? [short([one, ...last], 'GIVEN_AND_SURNAMES')] : []),
    ]);
  if (all.length > MOST_OF_BOTH) return [...parts, ...split];
  const within = [given, surnames].flatMap((field) =>
    field.flatMap((one, at) =>
      field.slice(at + 1).map((other) => short([one, other], 'ONE_FIELD')),
    ),
  );
  return [...parts, ...within, ...split];
}

/**
 * Neighbours that may be a word of three or four letters written apart, one of them a particle or none: in longer words the
 * comparison finds the pieces itself.
 */
function inPieces(words: readonly string[]): readonly string[] {
  return words.slice(1).flatMap((word, at) => {
    const before = words[at] ?? '';
    const joined = `${before}${word}`;
    const isShort = joined.length >= FEWEST_IN_PIECES && joined.length <= MOST_IN_PIECES;
    return isShort && !(PARTICLES.has(before) && PARTICLES.has(word)) ? [joined] : [];
  });
}

/** `ottolinemarchbanks` as two words, at each place where there may be a gap. */
function splitsOf(word: string): readonly string[] {
  if (!/^\p{L}+$/u.test(word) || word.length < LEAST_JOINED || word.length > LONGEST_JOINED)
    return [];
  const places = word.length - 2 * LEAST_PART + 1;
  return Array.from({ length: places }, (_, at) => {
    const end = at + LEAST_PART;
    return `${word.slice(0, end)} ${word.slice(end)}`;
  });
}

/** How two words are one name. */
const ONE_NAME: ReadonlySet<PairReason> = new Set([
  'SAME',
  'SOUNDS_ALIKE',
  'SAME_GIVEN_NAME',
  'JOINED_WORDS',
]);

/** Whether two names or more of the short one are listed, and where it has to be all of the listed name, whether it is. */
export function isByShortName(
  { comparison: { pairs, onlyInSecond } }: Pick<ScreeningMatch, 'comparison'>,
  { kind }: ShortName,
): boolean {
  // Of what stands in the wrong field nothing but its letters says that it is a name.
  const isName = ({ reason }: WordPair) =>
    kind === 'GIVEN_AND_SURNAMES' ? ONE_NAME.has(reason) : reason === 'SAME';
  if (pairs.filter((pair) => pair.telling && isName(pair)).length < 2) return false;
  return kind !== 'ONE_FIELD' || !onlyInSecond.some(isFurtherName);
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

import type { Evidence } from './evidence.ts';
import { isFrequentName, sameFrequentName } from './frequent-names.ts';
import type { ScreeningMatch } from './screen.ts';
import { HONORIFICS, PARTICLES, SERVANT_OF } from './vocabulary.ts';
import type { WordPair } from './word-pair.ts';

/** More names that agree are a person's own, however frequent each of them. */
const MOST_FAINT = 2;

/** Called by nobody but officials and lists: that somebody leaves it out says nothing. */
const PATRONYMIC = /(?:[oe]v[iy]t?ch|[oe]vna|ichna)$/;

/**
 * Whether a match of a person says too little for anybody to look at. All that agrees is one or two names that a great
 * many people bear, and
 * - the listed person has others besides, or a word that is only alike is a frequent name by itself: unless the date
 *   of birth agrees, or where that is not known the country;
 * - the person has others besides: where the date of birth, or in its absence the country, is another one.
 * Whoever is listed by such a name alone is found by it, whatever they say of themselves.
 *
 * @param leftOut names of the person that were not compared, in small letters
 */
export function isFaint(
  { comparison, evidence }: Pick<ScreeningMatch, 'comparison' | 'evidence'>,
  leftOut: readonly string[],
): boolean {
  const { pairs, onlyInFirst, onlyInSecond } = comparison;
  const naming = pairs.filter(({ telling }) => telling);
  if (naming.length > MOST_FAINT || !naming.every(isOfFrequentName)) return false;
  const says = whatIsSaid(evidence);
  if (says === 'AGREES') return false;
  if (onlyInSecond.some(isFurtherName) || pairs.some(isOther)) return true;
  return says === 'DIFFERS' && [...onlyInFirst, ...leftOut].some(isName);
}

function isOfFrequentName({ first, reason }: WordPair): boolean {
  return reason !== 'JOINED_WORDS' && isFrequentName(first);
}

/** Whether a pair with a frequent name of the person is rather two names. */
function isOther({ first, second, reason, telling }: WordPair): boolean {
  if (!telling) return reason === 'INITIAL';
  if (reason === 'SAME' || reason === 'SAME_GIVEN_NAME') return false;
  if (sameFrequentName(first, second)) return false;
  return reason === 'SIMILAR_SPELLING' || isFrequentName(second);
}

/** Whether a folded word that only the listed name has tells it from others: a name, and no patronymic. */
export function isFurtherName(word: string): boolean {
  return isName(word) && !PATRONYMIC.test(word);
}

function isName(word: string): boolean {
  return word.length > 1 && !PARTICLES.has(word) && !HONORIFICS.has(word) && !SERVANT_OF.has(word);
}

function whatIsSaid(evidence: readonly Evidence[]): 'AGREES' | 'DIFFERS' | 'NOTHING' {
  const of = (kind: Evidence['kind']) => evidence.find((each) => each.kind === kind);
  const said = of('DATE_OF_BIRTH') ?? of('COUNTRY');
  if (said === undefined) return 'NOTHING';
  return said.effect > 0 ? 'AGREES' : 'DIFFERS';
}

import { alignWords, type SimilarPair, type WordPair } from './align.ts';
import { isGivenName } from './given-names.ts';
import { contradictoryForms } from './legal-forms.ts';
import type { Name, NameWord } from './name.ts';
import { isStrong } from './word-pair.ts';

/**
 * Two names are taken for one when their score is at least this: where of two words one is equal, the
 * other may have one letter in four wrong. It lies on a plateau (docs/decisions/38-comparing-names.md).
 */
export const NAME_THRESHOLD = 0.74;

export type NameFindingKind = 'LEGAL_FORM' | 'WORD_ORDER' | 'ONE_WORD' | 'COMMON_WORDS';

/** What speaks against two names besides the words that differ. */
export interface NameFinding {
  readonly kind: NameFindingKind;
  /** What it took from the score, below 0; with four digits, as scores are told. */
  readonly effect: number;
  /** What was found, in words. */
  readonly detail: string;
}

/** What a comparison of two names found, for the reader of a match. */
export interface NameComparison {
  /** 0–1. */
  readonly score: number;
  /** 0–1, before the findings. */
  readonly wordScore: number;
  readonly pairs: readonly WordPair[];
  readonly onlyInFirst: readonly string[];
  readonly onlyInSecond: readonly string[];
  readonly findings: readonly NameFinding[];
}

/** What words without a partner cost, in weights of a word. */
export interface Costs {
  /** One word against another. */
  readonly conflict: number;
  /** A word that only one side has. */
  readonly surplus: number;
}

const PERSON_COSTS: Costs = { conflict: 2, surplus: 0.12 };
const OTHER_COSTS: Costs = { conflict: 1.5, surplus: 1.2 };

const DETAILS: Readonly<Record<NameFindingKind, string>> = {
  LEGAL_FORM: 'Their legal forms are of two kinds.',
  WORD_ORDER: 'Two given names in the other order.',
  ONE_WORD: 'Only one word agrees, and others do not.',
  COMMON_WORDS: 'Nothing agrees but words that many share.',
};

/** A score as it is told: 0–1 with four digits. */
export function told(score: number): number {
  return Math.round(Math.min(1, Math.max(-1, score)) * 10_000) / 10_000;
}

export function costsOf(person: boolean): Costs {
  return person ? PERSON_COSTS : OTHER_COSTS;
}

/** What is left of the score where a finding holds. */
export const FACTORS: Readonly<Record<NameFindingKind, number>> = {
  LEGAL_FORM: 0.7,
  WORD_ORDER: 0.7,
  ONE_WORD: 0.75,
  COMMON_WORDS: 0.5,
};

/** @param similar compares two words, where that is remembered */
export function compareNames(one: Name, other: Name, similar?: SimilarPair): NameComparison {
  const person = one.kind === 'PERSON' && other.kind === 'PERSON';
  const { pairs, left, right } = alignWords(one.words, other.words, person, similar);
  const { conflict, surplus } = costsOf(person);
  let agreed = 0;
  let paired = 0;
  for (const pair of pairs) {
    agreed += pair.weight * pair.similarity;
    paired += pair.weight;
  }
  const leftWeight = weightOf(left);
  const rightWeight = weightOf(right);
  const against = Math.min(leftWeight, rightWeight);
  const more = Math.max(leftWeight, rightWeight) - against;
  // A syllable more is no middle name: it is another given name.
  const syllables = [...left, ...right].filter(({ script }) => script === 'HANGUL').length;
  const whole = paired + conflict * against + surplus * more + syllables;
  const wordScore = whole === 0 ? 0 : Math.min(1, agreed / whole);
  const findings: NameFinding[] = [];
  let score = wordScore;
  for (const kind of kindsFound(one, other, pairs, [left, right], person)) {
    const less = score * FACTORS[kind];
    findings.push({ kind, effect: told(told(less) - told(score)), detail: DETAILS[kind] });
    score = less;
  }
  return {
    score,
    wordScore,
    pairs,
    onlyInFirst: left.map(({ text }) => text),
    onlyInSecond: right.map(({ text }) => text),
    findings,
  };
}

function kindsFound(
  one: Name,
  other: Name,
  pairs: readonly WordPair[],
  unpaired: readonly [readonly NameWord[], readonly NameWord[]],
  person: boolean,
): NameFindingKind[] {
  const kinds: NameFindingKind[] = [];
  const isTelling = pairs.some(({ telling }) => telling);
  if (!isTelling && !sameThroughout(pairs, unpaired.flat())) kinds.push('COMMON_WORDS');
  if (person && onlyOneWord(pairs, unpaired)) kinds.push('ONE_WORD');
  if (contradictoryForms(one.legalForms, other.legalForms)) kinds.push('LEGAL_FORM');
  if (person && swappedGivenNames(one, other)) kinds.push('WORD_ORDER');
  return kinds;
}

/** Whether of one name only a word agrees, and the other has more that name. */
function onlyOneWord(
  pairs: readonly WordPair[],
  unpaired: readonly [readonly NameWord[], readonly NameWord[]],
): boolean {
  const telling = pairs.filter((pair) => pair.telling);
  return unpaired.some((words, side) => {
    if (!words.some(({ role }) => role === 'NAME')) return false;
    const agreed = telling.reduce((sum, { names }) => sum + (names?.[side === 0 ? 1 : 0] ?? 1), 0);
    return telling.length > 0 && agreed <= 1;
  });
}

/** Names of nothing but common words are one where no word is another. */
function sameThroughout(pairs: readonly WordPair[], unpaired: readonly NameWord[]): boolean {
  return pairs.every(({ reason }) => reason === 'SAME') && !unpaired.some(isStrong);
}

function weightOf(words: readonly NameWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * Two given names, exchanged. Both names are in natural order here: a comma has said which word is
 * the surname. Of two given names each may be the surname, so that the order is all that tells.
 */
function swappedGivenNames(one: Name, other: Name): boolean {
  const [a, b, ...more] = one.words;
  const [c, d, ...others] = other.words;
  if (!a || !b || !c || !d || more.length > 0 || others.length > 0) return false;
  return (
    a.text === d.text &&
    b.text === c.text &&
    a.text !== b.text &&
    isGivenName(a.text) &&
    isGivenName(b.text)
  );
}

import { alignWords, type WordPair } from './align.ts';
import { isGivenName } from './given-names.ts';
import { contradictoryForms } from './legal-forms.ts';
import type { Name, NameWord } from './name.ts';

/** Two names are taken for one when their score is at least this. */
export const NAME_THRESHOLD = 0.76;

/** What a word comparison found, for the reader of a match. */
export interface NameComparison {
  /** 0–1. */
  readonly score: number;
  readonly pairs: readonly WordPair[];
  readonly onlyInFirst: readonly string[];
  readonly onlyInSecond: readonly string[];
  readonly legalFormsContradict: boolean;
  readonly orderContradicts: boolean;
}

interface Costs {
  /** What one word against another costs, in weights of a word. */
  readonly conflict: number;
  /** What a word that only one side has costs. */
  readonly surplus: number;
}

const PERSON_COSTS: Costs = { conflict: 2, surplus: 0.12 };
const OTHER_COSTS: Costs = { conflict: 1.5, surplus: 1.2 };

export function compareNames(one: Name, other: Name): NameComparison {
  const person = one.kind === 'PERSON' && other.kind === 'PERSON';
  const { pairs, left, right } = alignWords(one.words, other.words, person);
  const costs = person ? PERSON_COSTS : OTHER_COSTS;
  const agreed = pairs.reduce((sum, pair) => sum + pair.weight * pair.similarity, 0);
  const paired = pairs.reduce((sum, pair) => sum + pair.weight, 0);
  const leftWeight = weightOf(left);
  const rightWeight = weightOf(right);
  const conflict = Math.min(leftWeight, rightWeight);
  const surplus = Math.max(leftWeight, rightWeight) - conflict;
  const whole = paired + costs.conflict * conflict + costs.surplus * surplus;
  const legalFormsContradict = contradictoryForms(one.legalForms, other.legalForms);
  const orderContradicts = person && swappedGivenNames(one, other);
  let score = whole === 0 ? 0 : agreed / whole;
  if (!pairs.some((pair) => pair.telling)) score *= 0.5;
  const tellingPairs = pairs.filter((pair) => pair.telling).length;
  if (person && tellingPairs === 1 && [...left, ...right].some(({ role }) => role === 'NAME')) {
    score *= 0.75;
  }
  if (legalFormsContradict) score *= 0.75;
  if (orderContradicts) score *= 0.7;
  return {
    score: Math.min(1, score),
    pairs,
    onlyInFirst: left.map(({ text }) => text),
    onlyInSecond: right.map(({ text }) => text),
    legalFormsContradict,
    orderContradicts,
  };
}

function weightOf(words: readonly NameWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

/** Two words that are both given names, in the other order, with no comma to say which is which. */
function swappedGivenNames(one: Name, other: Name): boolean {
  if (one.ordered || other.ordered) return false;
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

import { costsOf, FACTORS } from './compare.ts';
import { isInitialism } from './joined-words.ts';
import { contradictoryForms, type LegalFamily } from './legal-forms.ts';
import type { Name } from './name.ts';
import { INITIAL_SIMILARITY } from './word-pair.ts';

/** What a name's words come to. */
export interface Totals {
  readonly weight: number;
  /** Weight of particles and titles. */
  readonly vague: number;
  readonly initials: number;
  /** Their letters, each as a mask. */
  readonly letters: readonly number[];
  /** Words that name; not initials, numbers or generic ones. */
  readonly names: number;
  /** Of each word of a person's name that may be initials (JC), its letters as a mask. */
  readonly initialisms: readonly number[];
  /** What the words begin with, as a mask. */
  readonly beginnings: number;
  readonly legalForms: ReadonlySet<LegalFamily>;
}

export function totalsOf({ words, legalForms }: Name, person: boolean): Totals {
  let weight = 0;
  let vague = 0;
  let initials = 0;
  let names = 0;
  let beginnings = 0;
  const letters: number[] = [];
  const initialisms: number[] = [];
  for (const word of words) {
    weight += word.weight;
    beginnings |= maskOf(word.text.slice(0, 1));
    if (word.role === 'INITIAL') {
      initials += 1;
      letters.push(maskOf(word.text));
    } else if (word.role === 'NAME') names += 1;
    else if (word.role === 'PARTICLE' || word.role === 'HONORIFIC') vague += word.weight;
    if (person && isInitialism(word)) initialisms.push(maskOf(word.text));
  }
  return { weight, vague, initials, letters, names, initialisms, beginnings, legalForms };
}

/** A bit for each letter; two signs may share one, so that what is not there may seem to be. */
function maskOf(letters: string): number {
  let mask = 0;
  for (let at = 0; at < letters.length; at += 1) mask |= 1 << (letters.charCodeAt(at) & 31);
  return mask;
}

/** The totals of many names in flat arrays: a query of common words looks at tens of thousands. */
export interface AllTotals {
  readonly weight: Float64Array;
  readonly vague: Float64Array;
  readonly initials: Uint8Array;
  /** The letters of its initials. */
  readonly letters: Int32Array;
  readonly names: Uint8Array;
  readonly initialisms: Uint8Array;
  /** Letters that its initialism has; none where it has several. */
  readonly initialism: Int32Array;
  readonly beginnings: Int32Array;
  readonly legalForms: readonly ReadonlySet<LegalFamily>[];
  readonly bytes: number;
}

export function packTotals(totals: readonly Totals[]): AllTotals {
  const packed = {
    weight: Float64Array.from(totals, ({ weight }) => weight),
    vague: Float64Array.from(totals, ({ vague }) => vague),
    initials: Uint8Array.from(totals, ({ initials }) => initials),
    letters: Int32Array.from(totals, ({ letters }) => letters.reduce((all, one) => all | one, 0)),
    names: Uint8Array.from(totals, ({ names }) => names),
    initialisms: Uint8Array.from(totals, ({ initialisms }) => initialisms.length),
    initialism: Int32Array.from(totals, ({ initialisms: [one = 0, ...more] }) =>
      more.length > 0 ? 0 : one,
    ),
    beginnings: Int32Array.from(totals, ({ beginnings }) => beginnings),
  };
  const bytes = Object.values(packed).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return { ...packed, legalForms: totals.map(({ legalForms }) => legalForms), bytes };
}

/** Initials of up to three words. */
const MOST_OF_INITIALISM = 3 * INITIAL_SIMILARITY;
const INITIAL_WEIGHT = 0.5;
const SURPLUS_OF_PERSON = Math.min(costsOf(true).surplus, 1);
const SURPLUS_OF_OTHER = Math.min(costsOf(false).surplus, 1);
const ROUNDING = 1e-9;

/**
 * The most that {@link compareNames} can give, whatever the alignment, before what {@link shareLeft} takes.
 *
 * A score is what the pairs agree, divided by P + c·min(L, R) + s·|L − R|: P the pairs' weight, L and R
 * the weights of what is left over on either side. No pair weighs less than either of its sides (but for
 * initials), so that P is at least what either side has paired; and since c ≥ 1 + s and s < 1 for people,
 * c ≥ s ≥ 1 for others, the divisor is at least the lighter name's weight and min(s, 1) times what the
 * heavier one has more. A pair with an initial weighs half a word on the side that has the whole word.
 *
 * @param at place of the listed name
 * @param worth what the words of the query could be worth in it, each by itself
 */
export function mostOf(
  asked: Totals,
  all: AllTotals,
  at: number,
  worth: number,
  person: boolean,
): number {
  const surplus = person ? SURPLUS_OF_PERSON : SURPLUS_OF_OTHER;
  const initials = all.initials[at] ?? 0;
  const one = asked.weight - (person ? INITIAL_WEIGHT * initials : 0);
  const other = (all.weight[at] ?? 0) - (person ? INITIAL_WEIGHT * asked.initials : 0);
  const lighter = Math.max(0, Math.min(one, other));
  const divisor = lighter + surplus * Math.abs(one - other);
  const agreed = agreedOf(asked, all, at, worth);
  return divisor <= 0 ? 1 : Math.min(1, agreed / divisor);
}

function agreedOf(asked: Totals, all: AllTotals, at: number, worth: number): number {
  return (
    worth +
    Math.min(asked.vague, all.vague[at] ?? 0) +
    INITIAL_WEIGHT * initialsOf(asked, all, at) +
    MOST_OF_INITIALISM * initialismsOf(asked, all, at)
  );
}

/** Initials of either name that may stand for a word of the other. */
function initialsOf(asked: Totals, all: AllTotals, at: number): number {
  const beginnings = all.beginnings[at] ?? 0;
  let count = 0;
  for (const letter of asked.letters) if ((beginnings & letter) !== 0) count += 1;
  const isThere = (asked.beginnings & (all.letters[at] ?? 0)) !== 0;
  return isThere ? count + (all.initials[at] ?? 0) : count;
}

/** Words of either name that may be the initials of neighbours in the other. */
function initialismsOf(asked: Totals, all: AllTotals, at: number): number {
  const beginnings = all.beginnings[at] ?? 0;
  let count = 0;
  for (const letters of asked.initialisms) if ((beginnings & letters) === letters) count += 1;
  const listed = all.initialisms[at] ?? 0;
  if (listed === 0) return count;
  const letters = all.initialism[at] ?? 0;
  return (asked.beginnings & letters) === letters ? count + listed : count;
}

/**
 * What is left of it in any case by what else speaks against the two names.
 *
 * @param telling words of the query that have a telling partner in the listed name
 * @param together whether words may be written together, or abbreviated
 */
export function shareLeft(
  asked: Totals,
  all: AllTotals,
  at: number,
  worth: number,
  telling: number,
  together: boolean,
  person: boolean,
): number {
  const joined = together || initialismsOf(asked, all, at) > 0;
  const said = Math.max(asked.weight - asked.vague, (all.weight[at] ?? 0) - (all.vague[at] ?? 0));
  let share = 1;
  if (telling === 0 && !joined && agreedOf(asked, all, at, worth) < said - ROUNDING) {
    share = FACTORS.COMMON_WORDS;
  } else if (person && telling <= 1 && !joined && leavesName(asked, all, at)) {
    share = FACTORS.ONE_WORD;
  }
  const legalForms = all.legalForms[at];
  const isOther = legalForms !== undefined && contradictoryForms(asked.legalForms, legalForms);
  return isOther ? share * FACTORS.LEGAL_FORM : share;
}

/** Whether a word that names is left over when one of either side is paired. */
function leavesName(asked: Totals, all: AllTotals, at: number): boolean {
  return asked.names - 1 > (all.initials[at] ?? 0) || (all.names[at] ?? 0) - 1 > asked.initials;
}

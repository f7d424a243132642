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
  /** Words that name; not initials, numbers or generic ones. */
  readonly names: number;
  /** Words of a person's name that may be initials (JC). */
  readonly initialisms: number;
  readonly legalForms: ReadonlySet<LegalFamily>;
}

export function totalsOf({ words, legalForms }: Name, person: boolean): Totals {
  let weight = 0;
  let vague = 0;
  let initials = 0;
  let names = 0;
  let initialisms = 0;
  for (const word of words) {
    weight += word.weight;
    if (word.role === 'INITIAL') initials += 1;
    else if (word.role === 'NAME') names += 1;
    else if (word.role === 'PARTICLE' || word.role === 'HONORIFIC') vague += word.weight;
    if (person && isInitialism(word)) initialisms += 1;
  }
  return { weight, vague, initials, names, initialisms, legalForms };
}

/** What the words of a query could be worth in a listed name, each by itself. */
export interface Worth {
  readonly worth: number;
  /** Words of the query that have a telling partner in it. */
  readonly telling: number;
  /** Words may be written together, or abbreviated. */
  readonly joined: boolean;
}

/** Initials of up to three words. */
const MOST_OF_INITIALISM = 3 * INITIAL_SIMILARITY;
const INITIAL_WEIGHT = 0.5;
const ROUNDING = 1e-9;

/**
 * The most that {@link compareNames} can give, whatever the alignment.
 *
 * A score is what the pairs agree, divided by P + c·min(L, R) + s·|L − R|: P the pairs' weight, L and R
 * the weights of what is left over on either side. No pair weighs less than either of its sides (but for
 * initials), so that P is at least what either side has paired; and since c ≥ 1 + s and s < 1 for people,
 * c ≥ s ≥ 1 for others, the divisor is at least the lighter name's weight and min(s, 1) times what the
 * heavier one has more. A pair with an initial weighs half a word on the side that has the whole word.
 */
export function mostOf(asked: Totals, listed: Totals, found: Worth, person: boolean): number {
  const { surplus } = costsOf(person);
  const one = asked.weight - INITIAL_WEIGHT * (person ? listed.initials : 0);
  const other = listed.weight - INITIAL_WEIGHT * (person ? asked.initials : 0);
  const lighter = Math.max(0, Math.min(one, other));
  const divisor = lighter + Math.min(surplus, 1) * Math.abs(one - other);
  const initialisms = asked.initialisms + listed.initialisms;
  const agreed =
    found.worth +
    Math.min(asked.vague, listed.vague) +
    INITIAL_WEIGHT * (asked.initials + listed.initials) +
    MOST_OF_INITIALISM * initialisms;
  let most = divisor <= 0 ? 1 : Math.min(1, agreed / divisor);
  const joined = found.joined || initialisms > 0;
  const said = Math.max(asked.weight - asked.vague, listed.weight - listed.vague);
  if (found.telling === 0 && !joined && agreed < said - ROUNDING) {
    most *= FACTORS.COMMON_WORDS;
  } else if (person && found.telling <= 1 && !joined && leavesName(asked, listed)) {
    most *= FACTORS.ONE_WORD;
  }
  return contradictoryForms(asked.legalForms, listed.legalForms) ? most * FACTORS.LEGAL_FORM : most;
}

/** Whether a word that names is left over when one of either side is paired. */
function leavesName(asked: Totals, listed: Totals): boolean {
  return asked.names - 1 > listed.initials || listed.names - 1 > asked.initials;
}

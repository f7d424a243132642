import { Decimal, minorDigits } from '@blockscore/money';
import { BY_TERMS, type CounterOfferRules, type CounterOfferWay, type Finding } from './policy.ts';
import type { CounterTerms, PolicyFacts } from './policy-facts.ts';
import { instalmentsIn } from './term.ts';

type Grants = (terms: CounterTerms) => boolean;

const UNDONE_BY_TERMS: ReadonlySet<Finding> = new Set(BY_TERMS);

/** Amounts that may be offered: whole multiples of `step` from `least` to `most`, minor units. */
interface Amounts {
  readonly step: bigint;
  readonly least: bigint;
  readonly most: bigint;
}

/** Below what was asked for, within the product, and no less than the declared share. */
function amountsOf(rules: CounterOfferRules, { product, amount }: PolicyFacts): Amounts {
  const unit = new Decimal(10).pow(minorDigits(product.currency));
  const step = BigInt(new Decimal(rules.amountStep).times(unit).toFixed(0));
  const share = BigInt(new Decimal(rules.leastShare).times(amount.toString()).ceil().toFixed(0));
  const least = share > product.minAmount ? share : product.minAmount;
  return { step, least: ((least + step - 1n) / step) * step, most: ((amount - 1n) / step) * step };
}

/** The largest amount that is granted for the term, by halving: a smaller one is never worse. */
function largestAmount(amounts: Amounts, termMonths: number, grants: Grants): bigint | undefined {
  const { step, least, most } = amounts;
  if (most < least || !grants({ amount: least, termMonths })) return undefined;
  let granted = 0n;
  let refused = (most - least) / step + 1n;
  while (refused - granted > 1n) {
    const middle = (granted + refused) / 2n;
    if (grants({ amount: least + middle * step, termMonths })) granted = middle;
    else refused = middle;
  }
  return least + granted * step;
}

/** Terms above the one asked for, shortest first; the product's longest is the last. */
function longerTerms(rules: CounterOfferRules, facts: PolicyFacts): readonly number[] {
  const longest = facts.product.maxTermMonths;
  const terms: number[] = [];
  const step = rules.termStepMonths;
  for (let term = facts.termMonths + step; term < longest; term += step) terms.push(term);
  if (facts.termMonths < longest) terms.push(longest);
  return terms.filter((term) => instalmentsIn(facts.product.every, term) !== undefined);
}

function tryWay(
  way: CounterOfferWay,
  rules: CounterOfferRules,
  facts: PolicyFacts,
  grants: Grants,
): CounterTerms | undefined {
  const { amount, termMonths } = facts;
  if (way === 'LONGER_TERM') {
    const terms = longerTerms(rules, facts).map((longer) => ({ amount, termMonths: longer }));
    return terms.find(grants);
  }
  const term = way === 'SMALLER_AMOUNT' ? termMonths : longerTerms(rules, facts).at(-1);
  if (term === undefined) return undefined;
  const largest = largestAmount(amountsOf(rules, facts), term, grants);
  return largest === undefined ? undefined : { amount: largest, termMonths: term };
}

/**
 * Terms within the product that the policy grants without more ado, where those asked for fail only by
 * amount and term. The same facts give the same terms: the first way, of those declared, that finds any.
 *
 * @param findings on the terms asked for
 * @param grants whether the policy approves the terms with nothing against them
 */
export function findCounterTerms(
  rules: CounterOfferRules,
  facts: PolicyFacts,
  findings: ReadonlySet<Finding>,
  grants: Grants,
): CounterTerms | undefined {
  if ([...findings].some((finding) => !UNDONE_BY_TERMS.has(finding))) return undefined;
  for (const way of rules.ways) {
    const terms = tryWay(way, rules, facts, grants);
    if (terms !== undefined) return terms;
  }
  return undefined;
}

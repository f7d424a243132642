import { Decimal, minorDigits } from '@blockscore/money';
import { dayOf, daysBetween } from './calendar.ts';
import { contractOf, scheduleTermsOf } from './contract-of.ts';
import { findCounterTerms } from './counter-offer.ts';
import { ALWAYS_REFERRED, bandOf, type DecisionPolicy, type Finding, limitsFor } from './policy.ts';
import type { Assessment, CounterTerms, PolicyDecision, PolicyFacts } from './policy-facts.ts';
import { type PricingBand, rateFor } from './product.ts';
import { type DecisionReason, reason } from './reasons.ts';
import { buildSchedule, type ScheduleRow } from './schedule.ts';

/** What the rules find on some terms. */
export interface Evaluation {
  readonly findings: ReadonlySet<Finding>;
  readonly band: PricingBand | undefined;
  readonly annualRate: Decimal | undefined;
  /** Rounded HALF_EVEN to four decimals; undefined where there is no income or no profile. */
  readonly debtToIncome: Decimal | undefined;
}

/**
 * The share of income that goes to debts once this loan is repaid too, and everything that the lender
 * has offered or lent besides; a loan of the lender's that the borrower states too counts twice, on
 * the safe side. Undefined where there is no income, which is too high in any case.
 */
function debtToIncome(
  facts: PolicyFacts,
  assessment: Assessment,
  annualRate: Decimal,
): Decimal | undefined {
  if (assessment.monthlyIncome <= 0n) return undefined;
  const { product, amount, termMonths, exposure, decidedAt } = facts;
  const contract = contractOf(product, { annualRate: annualRate.toString(), termMonths });
  const rows = buildSchedule(scheduleTermsOf(contract, amount, dayOf(decidedAt)));
  const perMonth = new Decimal(contract.instalments).div(termMonths);
  return perMonth
    .times(heaviest(rows).toString())
    .plus((assessment.monthlyDebtPayments + exposure.monthlyPayments).toString())
    .div(assessment.monthlyIncome.toString())
    .toDecimalPlaces(4);
}

/** The highest of the regular instalments; the last one, which takes the rest, only where there is no other. */
function heaviest(rows: readonly ScheduleRow[]): bigint {
  const regular = rows.length > 1 ? rows.slice(0, -1) : rows;
  let most = 0n;
  for (const { payment } of regular) if (payment > most) most = payment;
  return most;
}

/** Major units of the policy as minor units of the product's currency. */
function minorOf(amount: string, currency: string): Decimal {
  return new Decimal(amount).times(new Decimal(10).pow(minorDigits(currency)));
}

function* findingsOfCompliance({
  kyc,
  screening,
  fraud,
}: Pick<PolicyFacts, 'kyc' | 'screening' | 'fraud'>): Generator<Finding> {
  if (kyc === 'REJECTED') yield 'IDENTITY_REJECTED';
  else if (kyc !== 'APPROVED') yield 'IDENTITY_NOT_VERIFIED';
  if (screening !== 'CLEAR') yield 'SCREENING_UNRESOLVED';
  if (fraud === 'HIGH') yield 'FRAUD_SUSPECTED';
}

function* findingsOf(
  policy: DecisionPolicy,
  facts: PolicyFacts,
  band: PricingBand | undefined,
  ratio: Decimal | undefined,
): Generator<Finding> {
  const { assessment, product, decidedAt, exposure } = facts;
  const limits = limitsFor(policy, product.code);
  if (assessment === undefined) {
    yield 'NO_PROFILE';
  } else {
    const { score, statedAt } = assessment;
    if (score < limits.score.refer) yield 'SCORE_BELOW_MINIMUM';
    else if (score < limits.score.approve) yield 'SCORE_NEEDS_REVIEW';
    const age = daysBetween(dayOf(statedAt), dayOf(decidedAt));
    if (age > policy.score.maxAgeDays) yield 'SCORE_OUTDATED';
    if (ratio === undefined || ratio.gt(limits.debtToIncome.refer)) yield 'DEBT_TO_INCOME_TOO_HIGH';
    else if (ratio.gt(limits.debtToIncome.approve)) yield 'DEBT_TO_INCOME_ELEVATED';
  }
  yield* findingsOfCompliance(facts);
  const total = (facts.amount + exposure.amount).toString();
  const highest = band === undefined ? null : policy.highestAmounts[band];
  if (highest !== null && minorOf(highest, product.currency).lt(total)) yield 'AMOUNT_ABOVE_LIMIT';
  else if (minorOf(policy.maxAutomaticAmount, product.currency).lt(total)) {
    yield 'AMOUNT_NEEDS_REVIEW';
  }
}

/**
 * Applies the rules to some terms.
 *
 * @param rate percent a year that an officer set; left out, the product's for the band and the term
 */
export function evaluate(policy: DecisionPolicy, facts: PolicyFacts, rate?: Decimal): Evaluation {
  const { assessment, product, termMonths } = facts;
  const band = assessment === undefined ? undefined : bandOf(policy, assessment.score);
  const annualRate = rate ?? (band === undefined ? undefined : rateFor(product, band, termMonths));
  const ratio =
    assessment === undefined || annualRate === undefined
      ? undefined
      : debtToIncome(facts, assessment, annualRate);
  const findings = new Set(findingsOf(policy, facts, band, ratio));
  return { findings, band, annualRate, debtToIncome: ratio };
}

/** At most so many factors of a score are principal reasons. */
const MOST_FACTORS = 4;

/** The findings that are on the list, in its order, as reasons. */
function reasonsOf(
  list: readonly Finding[],
  { findings }: Evaluation,
  assessment: Assessment | undefined,
): readonly DecisionReason[] {
  return list
    .filter((finding) => findings.has(finding))
    .flatMap((finding) => {
      const factors = finding === 'SCORE_BELOW_MINIMUM' ? (assessment?.factors ?? []) : [];
      const texts = factors.slice(0, MOST_FACTORS);
      return [reason(finding), ...texts.map((text) => reason('SCORE_FACTOR', text))];
    });
}

/** Decides an application: the same facts under the same policy give the same decision, always. */
export function decide(policy: DecisionPolicy, facts: PolicyFacts): PolicyDecision {
  const asked = evaluate(policy, facts);
  const { findings: _, ...priced } = asked;
  const reject = reasonsOf(policy.knockOuts, asked, facts.assessment);
  const refer = reasonsOf([...ALWAYS_REFERRED, ...policy.referrals], asked, facts.assessment);
  if (reject.length === 0) {
    const outcome = refer.length === 0 ? 'APPROVED' : 'REFERRED';
    return { outcome, reasons: refer, ...priced, counterOffer: undefined };
  }
  const terms = counterTermsFor(policy, facts, asked);
  if (terms === undefined) {
    return { outcome: 'REJECTED', reasons: reject, ...priced, counterOffer: undefined };
  }
  const { findings: __, ...offered } = evaluate(policy, { ...facts, ...terms });
  return { outcome: 'APPROVED', reasons: reject, ...offered, counterOffer: terms };
}

function counterTermsFor(
  policy: DecisionPolicy,
  facts: PolicyFacts,
  asked: Evaluation,
): CounterTerms | undefined {
  if (policy.counterOffer === null) return undefined;
  return findCounterTerms(policy.counterOffer, facts, asked.findings, (terms) => {
    const { findings, annualRate } = evaluate(policy, { ...facts, ...terms });
    return findings.size === 0 && annualRate !== undefined;
  });
}

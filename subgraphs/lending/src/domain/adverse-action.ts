import { formatAmount, money } from '@blockscore/money';
import type { Assessment } from './policy-facts.ts';
import { type DecisionReason, type ReasonCode, reason } from './reasons.ts';

/** Whom a notice is from, and who watches that they keep the law. */
export interface Creditor {
  readonly name: string;
  readonly address: string;
  /** The agency that enforces the Equal Credit Opportunity Act with this creditor, with its address. */
  readonly regulator: string;
}

/**
 * - `DENIED`: nothing is lent.
 * - `COUNTER_OFFER`: not as asked for, but on other terms; the denial of what was asked for, unless
 *   the borrower accepts those.
 * - `INCOMPLETE`: nothing is lent because something was missing.
 */
export type AdverseAction = 'DENIED' | 'COUNTER_OFFER' | 'INCOMPLETE';

/** Amount in minor units. */
interface NamedTerms {
  readonly amount: string;
  readonly currency: string;
  readonly termMonths: number;
}

/** The score that was used, as the Fair Credit Reporting Act §609(f) and §615(a) have it disclosed. */
export interface ScoreDisclosure {
  readonly score: number;
  readonly lowest: number;
  readonly highest: number;
  /** ISO 8601. */
  readonly calculatedAt: string;
  /** At most four, the most important first. */
  readonly keyFactors: readonly string[];
  readonly statement: string;
}

/** A notice of adverse action (Regulation B, 12 CFR 1002.9), with every sentence as it was given. */
export interface AdverseActionContent {
  readonly action: AdverseAction;
  readonly creditor: Pick<Creditor, 'name' | 'address'>;
  /** ISO 8601. */
  readonly issuedAt: string;
  readonly product: string;
  readonly asked: NamedTerms;
  readonly offered:
    | (NamedTerms & { readonly annualRate: string; readonly expiresAt: string })
    | null;
  readonly statement: string;
  /** One to four, the most important first. */
  readonly reasons: readonly DecisionReason[];
  readonly score: ScoreDisclosure | null;
  readonly rights: string;
}

export interface AdverseActionFacts {
  readonly creditor: Creditor;
  readonly issuedAt: Date;
  readonly product: string;
  readonly asked: NamedTerms;
  readonly offered: AdverseActionContent['offered'];
  /** Why not as asked for, as it was decided. */
  readonly reasons: readonly DecisionReason[];
  /** Undefined where no score was used. */
  readonly assessment: Assessment | undefined;
}

/** Official commentary to 1002.9(b)(2): more than four reasons are unlikely to help anybody. */
const MOST_REASONS = 4;
const SCALE = { lowest: 300, highest: 850 } as const;

/** What is told of a finding that only an officer reads by its own name; null: nothing of it is told. */
const TOLD_AS: Partial<Record<ReasonCode, ReasonCode | null>> = {
  SCORE_NEEDS_REVIEW: 'SCORE_BELOW_MINIMUM',
  SCORE_OUTDATED: 'INCOME_NOT_VERIFIED',
  DEBT_TO_INCOME_ELEVATED: 'EXCESSIVE_OBLIGATIONS',
  AMOUNT_NEEDS_REVIEW: 'AMOUNT_ABOVE_LIMIT',
  NO_PROFILE: 'APPLICATION_INCOMPLETE',
  IDENTITY_NOT_VERIFIED: 'IDENTITY_REJECTED',
  SCREENING_UNRESOLVED: null,
  FRAUD_SUSPECTED: null,
  MANUAL_REVIEW: null,
};

/**
 * The principal reasons in words that say something: a score is explained by what lowered it, what only
 * staff may know is left out. At most four; factors of a score make room for the other reasons.
 */
export function principalReasons(
  reasons: readonly DecisionReason[],
  factors: readonly string[],
): readonly DecisionReason[] {
  const others = new Map<ReasonCode, DecisionReason>();
  let byScore = -1;
  for (const each of reasons) {
    const code = TOLD_AS[each.code] === undefined ? each.code : TOLD_AS[each.code];
    if (code == null) continue;
    if (code === 'SCORE_BELOW_MINIMUM' || code === 'SCORE_FACTOR') {
      if (byScore < 0) byScore = others.size;
    } else {
      others.set(code, code === each.code ? each : reason(code));
    }
  }
  const told = [...others.values()].slice(0, byScore < 0 ? MOST_REASONS : MOST_REASONS - 1);
  if (byScore >= 0) {
    const texts = factors.slice(0, MOST_REASONS - told.length);
    const ofScore = texts.map((text) => reason('SCORE_FACTOR', text));
    told.splice(byScore, 0, ...(ofScore.length > 0 ? ofScore : [reason('SCORE_BELOW_MINIMUM')]));
  }
  return told.length > 0 ? told : [reason('OTHER')];
}

/** `10000.00 USD over 24 months` */
function inWords({ amount, currency, termMonths }: NamedTerms): string {
  return `${formatAmount(money(BigInt(amount), currency))} ${currency} over ${termMonths} months`;
}

const dayIn = (moment: string): string => moment.slice(0, 10);

function statementOf(
  action: AdverseAction,
  { asked, offered, product }: AdverseActionFacts,
): string {
  const wanted = `${product}, ${inWords(asked)}`;
  if (action === 'INCOMPLETE') {
    return `We closed your application (${wanted}) without granting it, because something that we need to decide was missing. You are welcome to apply again with everything that the reasons below name.`;
  }
  if (action === 'COUNTER_OFFER' && offered !== null) {
    return `We cannot grant what you applied for (${wanted}). We can lend you ${inWords(offered)} at ${offered.annualRate} % a year instead. Accept this offer by ${dayIn(offered.expiresAt)} (UTC); if you do not, this is our notice that your application as you made it is denied.`;
  }
  return `We have decided not to grant your application (${wanted}).`;
}

function scoreOf(assessment: Assessment | undefined, creditor: Creditor): ScoreDisclosure | null {
  if (assessment === undefined) return null;
  return {
    score: assessment.score,
    ...SCALE,
    calculatedAt: assessment.calculatedAt.toISOString(),
    keyFactors: assessment.factors.slice(0, MOST_REASONS),
    statement: `We took this credit score into account. ${creditor.name} calculated it itself from the finances that you stated and from how you repaid loans with us; no credit bureau took part in the decision or could tell you its reasons. A score is a number that says how likely a loan is repaid; it changes with what it is made of.`,
  };
}

function rightsOf({ name, regulator }: Creditor): string {
  return `The Equal Credit Opportunity Act, a federal law, forbids creditors to treat applicants worse because of race, color, religion, national origin, sex, marital status or age (where the applicant is old enough to enter a binding contract), because income comes from a public assistance program, or because the applicant in good faith used a right under the Consumer Credit Protection Act. Whether ${name} keeps this law is watched by: ${regulator}.`;
}

/** Writes the notice; nothing in it changes afterwards. */
export function writeAdverseAction(facts: AdverseActionFacts): AdverseActionContent {
  const { creditor, issuedAt, product, asked, offered, assessment } = facts;
  const reasons = principalReasons(facts.reasons, assessment?.factors ?? []);
  const incomplete = reasons.every(({ code }) => code === 'APPLICATION_INCOMPLETE');
  const action = offered !== null ? 'COUNTER_OFFER' : incomplete ? 'INCOMPLETE' : 'DENIED';
  return {
    action,
    creditor: { name: creditor.name, address: creditor.address },
    issuedAt: issuedAt.toISOString(),
    product,
    asked,
    offered,
    statement: statementOf(action, facts),
    reasons,
    score: scoreOf(assessment, creditor),
    rights: rightsOf(creditor),
  };
}

import { writeAdverseAction } from '../domain/adverse-action.ts';
import type { Application, ApprovedTerms, Decision } from '../domain/application.ts';
import type { Assessment } from '../domain/policy-facts.ts';
import type { Product } from '../domain/product.ts';
import type { LendingRules, Work } from './ports.ts';

const DAY_MS = 86_400_000;

interface Adverse {
  readonly decision: Pick<Decision, 'id' | 'reasons' | 'decidedAt'>;
  readonly product: Product;
  readonly assessment: Assessment | undefined;
  /** The terms of an offer that are not those asked for; null where nothing is lent. */
  readonly offered: ApprovedTerms | null;
}

/** Whether approved terms are others than those that were asked for. */
export function isCounterOffer(
  asked: Pick<Application, 'amount' | 'termMonths'>,
  offered: Pick<ApprovedTerms, 'amount' | 'termMonths'>,
): boolean {
  return asked.amount.minor !== offered.amount.minor || asked.termMonths !== offered.termMonths;
}

/**
 * Writes the notice of adverse action on a decision, in its transaction: what the borrower reads was
 * fixed when it was decided, whatever becomes of products, policies and texts.
 */
export async function issueAdverseAction(
  work: Work,
  rules: LendingRules,
  application: Application,
  { decision, product, assessment, offered }: Adverse,
): Promise<void> {
  const { id: applicationId, userId, amount, termMonths } = application;
  const { currency } = amount;
  const expires = new Date(decision.decidedAt.getTime() + rules.offerValidDays * DAY_MS);
  const content = writeAdverseAction({
    creditor: rules.creditor,
    issuedAt: decision.decidedAt,
    product: product.name,
    asked: { amount: amount.minor.toString(), currency, termMonths },
    offered:
      offered === null
        ? null
        : {
            amount: offered.amount.minor.toString(),
            currency,
            termMonths: offered.termMonths,
            annualRate: offered.annualRate,
            expiresAt: expires.toISOString(),
          },
    reasons: decision.reasons,
    assessment,
  });
  await work.adverseActions.insert({
    applicationId,
    userId,
    decisionId: decision.id,
    issuedAt: decision.decidedAt,
    content,
  });
}

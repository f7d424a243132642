import type { Caller } from '@blockscore/caller';
import { Decimal } from '@blockscore/money';
import { principalReasons } from '../domain/adverse-action.ts';
import type { Application, ApprovedTerms } from '../domain/application.ts';
import { evaluate } from '../domain/decide.ts';
import { assessmentInputs, exposureInputs } from '../domain/decision-inputs.ts';
import type { DecisionPolicy, Finding } from '../domain/policy.ts';
import type { PolicyFacts } from '../domain/policy-facts.ts';
import { type DecisionReason, type RejectionReason, reason } from '../domain/reasons.ts';
import { moveApplication } from './change-status.ts';
import { appendDecision } from './decide-application.ts';
import { isCounterOffer, issueAdverseAction } from './issue-adverse-action.ts';
import { makeOffer } from './make-offer.ts';
import type { LendingRules, Work } from './ports.ts';

/** What officers have agreed on, and what they knew. */
export interface Approval {
  readonly policy: DecisionPolicy;
  /** On the terms that were asked for. */
  readonly facts: PolicyFacts;
  readonly terms: ApprovedTerms;
  readonly officers: readonly string[];
  /** What they approve against. */
  readonly overridden: readonly Finding[];
  /** Why not on the terms asked for, as the officer told it. */
  readonly reasons: readonly RejectionReason[];
  readonly note: string | null;
}

/**
 * Why the terms asked for are not granted: as the officer says, or what the policy finds against them, in
 * the words that the borrower reads.
 */
function counterReasons({ policy, facts, reasons }: Approval): readonly DecisionReason[] {
  if (reasons.length > 0) return reasons.map((code) => reason(code));
  const { findings } = evaluate(policy, facts);
  const found = [...policy.knockOuts, ...policy.referrals].filter((each) => findings.has(each));
  const factors = facts.assessment?.factors ?? [];
  return principalReasons(
    found.map((code) => reason(code)),
    factors,
  );
}

/** Records an officers' approval and makes the offer; the caller checked that they may. */
export async function completeApproval(
  work: Work,
  rules: LendingRules,
  caller: Caller,
  application: Application,
  approval: Approval,
): Promise<Application> {
  const { policy, facts, terms, officers, overridden, note } = approval;
  const { product, assessment, exposure, kyc, screening, fraud, decidedAt } = facts;
  const onTerms = { ...facts, amount: terms.amount.minor, termMonths: terms.termMonths };
  const { band, debtToIncome } = evaluate(policy, onTerms, new Decimal(terms.annualRate));
  const isOther = isCounterOffer(application, terms);
  const decision = await appendDecision(work, application, {
    outcome: 'APPROVED',
    decidedBy: 'OFFICER',
    officers,
    policyVersion: policy.version,
    reasons: isOther ? counterReasons(approval) : [],
    inputs: {
      productId: product.id,
      productVersion: product.version,
      ...assessmentInputs(assessment),
      ...exposureInputs(exposure),
      ...(band !== undefined && { band }),
      ...(debtToIncome !== undefined && { debtToIncome: debtToIncome.toString() }),
      kyc,
      screening,
      ...(fraud !== undefined && { fraud }),
      amount: terms.amount.minor.toString(),
      annualRate: terms.annualRate,
      termMonths: terms.termMonths,
      ...(overridden.length > 0 && { overridden }),
      ...(note !== null && { note }),
    },
    decidedAt,
  });
  if (isOther) {
    const adverse = { decision, product, assessment, offered: terms };
    await issueAdverseAction(work, rules, application, adverse);
  }
  await work.approvals.remove(application.id);
  await makeOffer(work, rules, application, product, terms, decidedAt);
  return await moveApplication(work, caller, application, 'APPROVED');
}

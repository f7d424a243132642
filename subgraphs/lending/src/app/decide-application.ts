import { newId } from '@blockscore/ids';
import type { Application, DecisionInputs } from '../domain/application.ts';
import type { Exposure } from '../domain/exposure.ts';
import { decide, type PolicyDecision, type PolicyFacts } from '../domain/policy.ts';
import { STAFF } from './access.ts';
import { moveApplication } from './change-status.ts';
import { makeOffer } from './make-offer.ts';
import type { LendingRules, Work } from './ports.ts';
import { fixProduct } from './product-of-application.ts';
import { requestClearance } from './request-checks.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/**
 * Decides an application by the policy once both its assessment and its clearance are there, and
 * again when a newer one has come while it waits for an officer. Runs under the application's lock,
 * in the transaction of the answer that came last, and under the person's: of several applications
 * each is decided knowing what came of those before.
 */
export async function decideApplication(
  work: Work,
  rules: LendingRules,
  found: Application,
  now: Date,
): Promise<void> {
  if (found.status !== 'SUBMITTED' && found.status !== 'UNDER_REVIEW') return;
  const answer = (await work.assessments.latest(found.id))?.answer;
  const asked = await work.clearances.latest(found.id);
  if (answer != null && asked?.voided === true) await requestClearance(work, found, now);
  const clearance = asked?.clearance;
  if (answer == null || clearance == null) return;
  // Once an officer has approved it, it is for officers to decide.
  if ((await work.approvals.findMany([found.id])).length > 0) return;
  const { product, application } = await fixProduct(work, found);
  await work.exposures.lock(application.userId);
  const assessment = answer.status === 'DISCLOSED' ? answer.assessment : undefined;
  const { termMonths } = application;
  const facts: PolicyFacts = {
    product,
    amount: application.amount.minor,
    termMonths,
    assessment,
    exposure: await work.exposures.of(application.userId),
    kyc: clearance.kyc,
    screening: clearance.screening,
    decidedAt: now,
  };
  const decision = decide(rules.policy, facts);
  const reviewed =
    application.status === 'SUBMITTED'
      ? await moveApplication(work, LENDING, application, 'UNDER_REVIEW')
      : application;
  await recordDecision(work, rules, reviewed, decision, inputsOf(facts, decision), now);
  if (decision.outcome === 'REJECTED') await moveApplication(work, LENDING, reviewed, 'REJECTED');
  if (decision.outcome !== 'APPROVED') return;
  if (decision.annualRate === undefined) throw new Error('An approval without a rate.');
  const annualRate = decision.annualRate.toString();
  const terms = { amount: application.amount, annualRate, termMonths };
  await makeOffer(work, rules, reviewed, product, terms, now);
  await moveApplication(work, LENDING, reviewed, 'APPROVED');
}

function inputsOf(facts: PolicyFacts, decision: PolicyDecision): DecisionInputs {
  const { assessment, exposure, amount, termMonths, kyc, screening } = facts;
  const { band, debtToIncome, annualRate } = decision;
  return {
    ...assessmentInputs(assessment),
    ...exposureInputs(exposure),
    ...(band !== undefined && { band }),
    ...(debtToIncome !== undefined && { debtToIncome: debtToIncome.toString() }),
    ...(annualRate !== undefined && { annualRate: annualRate.toString() }),
    kyc,
    screening,
    amount: amount.toString(),
    termMonths,
  };
}

/** What a decision keeps of an assessment. */
export function assessmentInputs(assessment: PolicyFacts['assessment']): Partial<DecisionInputs> {
  if (assessment === undefined) return {};
  return {
    scoreId: assessment.scoreId,
    score: assessment.score,
    scoreCalculatedAt: assessment.calculatedAt.toISOString(),
    financesStatedAt: assessment.statedAt.toISOString(),
    monthlyIncome: assessment.monthlyIncome.toString(),
    monthlyDebtPayments: assessment.monthlyDebtPayments.toString(),
  };
}

/** What a decision keeps of the lender's own loans and offers. */
export function exposureInputs(exposure: Exposure): Partial<DecisionInputs> {
  return {
    exposure: exposure.amount.toString(),
    exposureMonthlyPayments: exposure.monthlyPayments.toString(),
  };
}

async function recordDecision(
  work: Work,
  rules: LendingRules,
  application: Application,
  decision: PolicyDecision,
  inputs: DecisionInputs,
  now: Date,
): Promise<void> {
  await appendDecision(work, application, {
    outcome: decision.outcome,
    decidedBy: 'POLICY',
    officers: [],
    policyVersion: rules.policy.version,
    reasons: decision.reasons,
    inputs,
    decidedAt: now,
  });
}

type NewDecision = Omit<
  Parameters<Work['decisions']['append']>[0],
  'id' | 'applicationId' | 'userId'
>;

/** Appends a decision and tells staff of it. */
export async function appendDecision(
  work: Work,
  application: Application,
  decision: NewDecision,
): Promise<void> {
  const { id: applicationId, userId, version } = application;
  await work.decisions.append({ ...decision, id: newId('dec'), applicationId, userId });
  const { outcome, policyVersion, decidedBy, officers, reasons } = decision;
  const officer = officers.at(-1);
  await work.events.record({
    type: 'lending.decision.made',
    aggregate: { type: 'application', id: applicationId, version },
    audience: STAFF,
    actor: officer === undefined ? LENDING : { kind: 'USER', id: officer },
    data: {
      applicationId,
      userId,
      outcome,
      policyVersion,
      decidedBy,
      reasonCodes: [...new Set(reasons.map(({ code }) => code))],
    },
  });
}

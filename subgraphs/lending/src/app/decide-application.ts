import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import type { Application, ApprovedTerms, Decision } from '../domain/application.ts';
import { decide } from '../domain/decide.ts';
import { inputsOf } from '../domain/decision-inputs.ts';
import { missingOf } from '../domain/missing.ts';
import type { PolicyDecision, PolicyFacts } from '../domain/policy-facts.ts';
import { STAFF } from './access.ts';
import { moveApplication } from './change-status.ts';
import { isCounterOffer, issueAdverseAction } from './issue-adverse-action.ts';
import { makeOffer } from './make-offer.ts';
import type { LendingRules, Work } from './ports.ts';
import { fixProduct } from './product-of-application.ts';
import { requestClearance } from './request-checks.ts';
import { tellOfMissing } from './tell-missing.ts';

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
  if (await work.privacy.isRestricted(application.userId)) {
    // Nothing is decided of itself: an officer may, who knows of it.
    if (application.status === 'SUBMITTED') {
      await moveApplication(work, LENDING, application, 'UNDER_REVIEW');
    }
    return;
  }
  const assessment = answer.status === 'DISCLOSED' ? answer.assessment : undefined;
  const facts: PolicyFacts = {
    product,
    amount: application.amount.minor,
    termMonths: application.termMonths,
    assessment,
    exposure: await work.exposures.of(application.userId),
    kyc: clearance.kyc,
    screening: clearance.screening,
    ...(clearance.fraud !== undefined && { fraud: clearance.fraud }),
    decidedAt: now,
  };
  await carryOut(work, rules, application, facts);
}

/** Decides by the policy that is active, and does what follows from it. */
async function carryOut(
  work: Work,
  rules: LendingRules,
  application: Application,
  facts: PolicyFacts,
): Promise<void> {
  const { product, assessment, decidedAt } = facts;
  const { policy } = await work.policies.active();
  const decided = decide(policy, facts);
  const { outcome, reasons } = decided;
  const reviewed =
    application.status === 'SUBMITTED'
      ? await moveApplication(work, LENDING, application, 'UNDER_REVIEW')
      : application;
  const decision = await appendDecision(work, reviewed, {
    outcome,
    decidedBy: 'POLICY',
    officers: [],
    policyVersion: policy.version,
    reasons,
    inputs: inputsOf(facts, decided),
    decidedAt,
  });
  if (outcome === 'REFERRED') {
    await tellOfMissing(work, reviewed, missingOf(reasons, facts.kyc), decidedAt);
    return;
  }
  const offered = outcome === 'APPROVED' ? termsOf(application, decided) : null;
  if (offered === null || isCounterOffer(application, offered)) {
    const adverse = { decision, product, assessment, offered };
    await issueAdverseAction(work, rules, application, adverse);
  }
  if (offered !== null) await makeOffer(work, rules, reviewed, product, offered, decidedAt);
  await moveApplication(work, LENDING, reviewed, outcome);
}

/** What the policy lends on: the terms asked for, or those of its counter-offer. */
function termsOf(
  { amount, termMonths }: Application,
  { annualRate, counterOffer }: PolicyDecision,
): ApprovedTerms {
  if (annualRate === undefined) throw new Error('An approval without a rate.');
  return {
    amount: counterOffer === undefined ? amount : money(counterOffer.amount, amount.currency),
    annualRate: annualRate.toString(),
    termMonths: counterOffer?.termMonths ?? termMonths,
  };
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
): Promise<Decision> {
  const { id: applicationId, userId, version } = application;
  const made = { ...decision, id: newId('dec'), applicationId, userId };
  await work.decisions.append(made);
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
  return made;
}

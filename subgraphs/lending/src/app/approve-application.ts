import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { compare } from '@blockscore/money';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import type { Application, ApprovedTerms, FirstApproval } from '../domain/application.ts';
import { invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { Exposure } from '../domain/exposure.ts';
import { type AmountInput, readText } from '../domain/input.ts';
import { bandOf } from '../domain/policy.ts';
import type { Product } from '../domain/product.ts';
import { STAFF } from './access.ts';
import { readApprovedTerms } from './approved-terms.ts';
import { moveApplication } from './change-status.ts';
import { checkClearance } from './check-clearance.ts';
import { appendDecision, assessmentInputs, exposureInputs } from './decide-application.ts';
import { makeOffer } from './make-offer.ts';
import type { LendingRules, Ports, Work } from './ports.ts';
import { productOf } from './product-of-application.ts';

export interface ApproveApplicationInput {
  readonly id: string;
  readonly amount?: AmountInput | null | undefined;
  readonly annualRate?: string | null | undefined;
  readonly termMonths?: number | null | undefined;
  readonly note?: string | null | undefined;
}

/**
 * An officer approves an application under review. [loans:decide] Identity and screening must be
 * clear; nobody approves their own; a high exposure takes two officers who approve the same.
 */
export function approveApplication(ports: Ports) {
  return async (
    caller: Caller,
    input: ApproveApplicationInput,
  ): Promise<Outcome<Application, LendingErrorCode>> => {
    const note = readText(input.note, 'note', 1_000);
    if (!note.ok) return err([note.error]);
    return await ports.transact(async (work) => {
      const found = isId('app', input.id) ? await work.applications.lock(input.id) : undefined;
      if (found === undefined) return notFound('application');
      const barred = await whyBarred(ports.rules, work, caller, found, ports.clock());
      if (barred !== undefined) return barred;
      return await approve(ports, work, caller, found, { ...input, note: note.value });
    });
  };
}

async function approve(
  ports: Ports,
  work: Work,
  caller: Caller,
  application: Application,
  input: ApproveApplicationInput & { readonly note: string | null },
): Promise<Outcome<Application, LendingErrorCode>> {
  const now = ports.clock();
  const product = await productOf(work, application);
  await work.exposures.lock(application.userId);
  const exposure = await work.exposures.of(application.userId);
  const [first] = await work.approvals.findMany([application.id]);
  const read = await readApprovedTerms(ports.rules, work, { application, product, first }, input);
  if (!read.ok) return read;
  const terms = read.value;
  const total = terms.amount.minor + exposure.amount;
  if (first === undefined && total > ports.rules.secondApprovalAbove) {
    const { id: applicationId } = application;
    const approval = { ...terms, applicationId, officerId: caller.id, approvedAt: now };
    await work.approvals.insert(approval);
    await recordApproval(work, caller, application);
    return ok(application);
  }
  const agreed = checkSecond(caller, first, terms);
  if (!agreed.ok) return agreed;
  await recordApproval(work, caller, application);
  const officers = first === undefined ? [caller.id] : [first.officerId, caller.id];
  const approval: Approval = { product, terms, exposure, officers, note: input.note };
  return ok(await complete(ports, work, caller, application, approval, now));
}

/** Tells staff of each officer's approval, so that two of a high amount show as two people. */
async function recordApproval(work: Work, caller: Caller, application: Application): Promise<void> {
  const { id: applicationId, userId, version } = application;
  if (!isId('user', caller.id)) throw new Error(`${caller.id} is no officer and cannot approve.`);
  await work.events.record({
    type: 'lending.approval.recorded',
    aggregate: { type: 'application', id: applicationId, version },
    audience: STAFF,
    actor: caller,
    data: { applicationId, userId, officerId: caller.id },
  });
}

/** Why the caller may not approve the application, whatever the terms. */
async function whyBarred(
  rules: LendingRules,
  work: Work,
  caller: Caller,
  application: Application,
  now: Date,
) {
  if (isSelf(caller, application.userId)) {
    return fail<LendingErrorCode>('OWN_APPLICATION', 'Nobody decides their own application.');
  }
  if (application.status !== 'UNDER_REVIEW') {
    return invalidState(`This application is ${application.status}, not under review.`);
  }
  const cleared = await checkClearance(rules, work, application, now);
  return cleared.ok ? undefined : cleared;
}

function checkSecond(
  caller: Caller,
  first: FirstApproval | undefined,
  terms: ApprovedTerms,
): Outcome<void, LendingErrorCode> {
  if (first === undefined) return ok(undefined);
  if (first.officerId === caller.id) {
    const message = 'You approved this already: a second officer has to approve the same.';
    return fail('SECOND_OFFICER_REQUIRED', message);
  }
  const same =
    compare(first.amount, terms.amount) === 0 &&
    first.annualRate === terms.annualRate &&
    first.termMonths === terms.termMonths;
  if (same) return ok(undefined);
  const message =
    'These are not the terms that the first officer approved: leave them out to approve those, or reject.';
  return fail('TERMS_DIFFER', message);
}

interface Approval {
  readonly product: Product;
  readonly terms: ApprovedTerms;
  readonly exposure: Exposure;
  readonly officers: readonly string[];
  readonly note: string | null;
}

async function complete(
  { rules }: Ports,
  work: Work,
  caller: Caller,
  application: Application,
  { product, terms, exposure, officers, note }: Approval,
  now: Date,
): Promise<Application> {
  const answer = (await work.assessments.latest(application.id))?.answer;
  const clearance = await work.clearances.latestOf(application.userId);
  const assessment = answer?.status === 'DISCLOSED' ? answer.assessment : undefined;
  await appendDecision(work, application, {
    outcome: 'APPROVED',
    decidedBy: 'OFFICER',
    officers,
    policyVersion: rules.policy.version,
    reasons: [],
    inputs: {
      ...assessmentInputs(assessment),
      ...exposureInputs(exposure),
      ...(assessment !== undefined && { band: bandOf(rules.policy, assessment.score) }),
      ...(clearance !== undefined && { kyc: clearance.kyc, screening: clearance.screening }),
      amount: terms.amount.minor.toString(),
      annualRate: terms.annualRate,
      termMonths: terms.termMonths,
      ...(note !== null && { note }),
    },
    decidedAt: now,
  });
  await work.approvals.remove(application.id);
  await makeOffer(work, rules, application, product, terms, now);
  return await moveApplication(work, caller, application, 'APPROVED');
}

import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { compare } from '@blockscore/money';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import type { Application, ApprovedTerms, FirstApproval } from '../domain/application.ts';
import { inputError, invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { type AmountInput, readText } from '../domain/input.ts';
import type { PolicyFacts } from '../domain/policy-facts.ts';
import { MAX_REASONS, type RejectionReason } from '../domain/reasons.ts';
import { STAFF } from './access.ts';
import { readApprovedTerms } from './approved-terms.ts';
import { checkAuthority, checkOverrides } from './check-authority.ts';
import { checkClearance } from './check-clearance.ts';
import { completeApproval } from './complete-approval.ts';
import type { LendingRules, Ports, Work } from './ports.ts';
import { productOf } from './product-of-application.ts';

export interface ApproveApplicationInput {
  readonly id: string;
  readonly amount?: AmountInput | null | undefined;
  readonly annualRate?: string | null | undefined;
  readonly termMonths?: number | null | undefined;
  readonly note?: string | null | undefined;
  /** Where the terms are not those asked for: why, for the borrower. */
  readonly reasons?: readonly RejectionReason[] | null | undefined;
}

/**
 * An officer approves an application under review. [loans:decide] Identity and screening must be
 * clear, and no fraud suspected; nobody approves their own; a high exposure takes two officers who approve the same.
 */
export function approveApplication(ports: Ports) {
  return async (
    caller: Caller,
    input: ApproveApplicationInput,
  ): Promise<Outcome<Application, LendingErrorCode>> => {
    const note = readText(input.note, 'note', 1_000);
    if (!note.ok) return err([note.error]);
    const reasons = [...new Set(input.reasons ?? [])];
    if (reasons.length > MAX_REASONS) {
      return err([inputError('INPUT_INVALID', 'reasons', `Give at most ${MAX_REASONS} reasons.`)]);
    }
    return await ports.transact(async (work) => {
      const found = isId('app', input.id) ? await work.applications.lock(input.id) : undefined;
      if (found === undefined) return notFound('application');
      const barred = await whyBarred(ports.rules, work, caller, found, ports.clock());
      if (barred !== undefined) return barred;
      return await approve(ports, work, caller, found, { ...input, note: note.value, reasons });
    });
  };
}

type ReadInput = Omit<ApproveApplicationInput, 'note' | 'reasons'> & {
  readonly note: string | null;
  readonly reasons: readonly RejectionReason[];
};

async function approve(
  ports: Ports,
  work: Work,
  caller: Caller,
  application: Application,
  input: ReadInput,
): Promise<Outcome<Application, LendingErrorCode>> {
  const now = ports.clock();
  const { policy } = await work.policies.active();
  const facts = await officersFacts(work, application, now);
  const [first] = await work.approvals.findMany([application.id]);
  const read = readApprovedTerms({ policy, application, facts, first }, input);
  if (!read.ok) return read;
  const terms = read.value;
  const { minor, currency } = terms.amount;
  const total = minor + facts.exposure.amount;
  const alone = ports.rules.secondApprovalAbove;
  const authority = checkAuthority(policy, alone, caller, total, currency);
  if (!authority.ok) return authority;
  const { note, reasons } = input;
  const overridden = checkOverrides(policy, facts, terms, note);
  if (!overridden.ok) return overridden;
  if (first === undefined && authority.value.needsSecond) {
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
  const approval = { policy, facts, terms, officers, overridden: overridden.value, reasons, note };
  return ok(await completeApproval(work, ports.rules, caller, application, approval));
}

/** What is known of the application now; the caller checked that the clearance is there. */
async function officersFacts(
  work: Work,
  application: Application,
  now: Date,
): Promise<PolicyFacts> {
  const { id, userId, amount, termMonths } = application;
  await work.exposures.lock(userId);
  const answer = (await work.assessments.latest(id))?.answer;
  const exposure = await work.exposures.of(userId);
  const clearance = await work.clearances.latestOf(userId, amount.minor + exposure.amount);
  const fraud = (await work.clearances.latest(id))?.clearance?.fraud;
  return {
    product: await productOf(work, application),
    amount: amount.minor,
    termMonths,
    assessment: answer?.status === 'DISCLOSED' ? answer.assessment : undefined,
    exposure,
    kyc: clearance?.kyc ?? 'NOT_STARTED',
    screening: clearance?.screening ?? 'NOT_SCREENED',
    ...(fraud !== undefined && { fraud }),
    decidedAt: now,
  };
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

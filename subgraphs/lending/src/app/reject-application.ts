import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import type { Application } from '../domain/application.ts';
import { dayOf } from '../domain/calendar.ts';
import { assessmentInputs } from '../domain/decision-inputs.ts';
import { inputError, invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { readText } from '../domain/input.ts';
import { MAX_REASONS, type RejectionReason, reason } from '../domain/reasons.ts';
import { moveApplication } from './change-status.ts';
import { appendDecision } from './decide-application.ts';
import { issueAdverseAction } from './issue-adverse-action.ts';
import type { Ports } from './ports.ts';
import { productOf } from './product-of-application.ts';

export interface RejectApplicationInput {
  readonly id: string;
  readonly reasons: readonly RejectionReason[];
  readonly note?: string | null | undefined;
}

/**
 * An officer rejects an application under review, with the reasons that the borrower is told. Who was asked
 * for something is not denied before the time that they were given for it is over (12 CFR 1002.9(c)(2)).
 */
export function rejectApplication(ports: Ports) {
  return async (
    caller: Caller,
    input: RejectApplicationInput,
  ): Promise<Outcome<Application, LendingErrorCode>> => {
    const codes = [...new Set(input.reasons)];
    if (codes.length < 1 || codes.length > MAX_REASONS) {
      return err([inputError('INPUT_INVALID', 'reasons', `Give 1 to ${MAX_REASONS} reasons.`)]);
    }
    const note = readText(input.note, 'note', 1_000);
    if (!note.ok) return err([note.error]);
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const found = isId('app', input.id) ? await work.applications.lock(input.id) : undefined;
      if (found === undefined) return notFound('application');
      if (isSelf(caller, found.userId)) {
        return fail('OWN_APPLICATION', 'Nobody decides their own application.');
      }
      if (found.status !== 'UNDER_REVIEW') {
        return invalidState(`This application is ${found.status}, not under review.`);
      }
      const { answerBy, missing } = found;
      if (answerBy !== null && dayOf(now) <= answerBy) {
        return invalidState(
          `The applicant was asked for ${missing.join(' and ')} and has until ${answerBy} for it: reject it after that day, or once it was given.`,
        );
      }
      await work.approvals.remove(found.id);
      const answer = (await work.assessments.latest(found.id))?.answer;
      const assessment = answer?.status === 'DISCLOSED' ? answer.assessment : undefined;
      const { policy } = await work.policies.active();
      const decision = await appendDecision(work, found, {
        outcome: 'REJECTED',
        decidedBy: 'OFFICER',
        officers: [caller.id],
        policyVersion: policy.version,
        reasons: codes.map((code) => reason(code)),
        inputs: {
          productId: found.productId,
          productVersion: found.productVersion,
          ...assessmentInputs(assessment),
          amount: found.amount.minor.toString(),
          termMonths: found.termMonths,
          ...(note.value !== null && { note: note.value }),
        },
        decidedAt: now,
      });
      const product = await productOf(work, found);
      const adverse = { decision, product, assessment, offered: null };
      await issueAdverseAction(work, ports.rules, found, adverse);
      return ok(await moveApplication(work, caller, found, 'REJECTED'));
    });
  };
}

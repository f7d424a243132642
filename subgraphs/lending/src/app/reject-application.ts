import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import type { Application } from '../domain/application.ts';
import { inputError, invalidState, type LendingErrorCode, notFound } from '../domain/errors.ts';
import { readText } from '../domain/input.ts';
import { type RejectionReason, reason } from '../domain/reasons.ts';
import { moveApplication } from './change-status.ts';
import { appendDecision } from './decide-application.ts';
import type { Ports } from './ports.ts';

export interface RejectApplicationInput {
  readonly id: string;
  readonly reasons: readonly RejectionReason[];
  readonly note?: string | null | undefined;
}

/** A notice of adverse action names up to four principal reasons. */
const MAX_REASONS = 4;

/** An officer rejects an application under review, with the reasons that the borrower is told. */
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
      await work.approvals.remove(found.id);
      await appendDecision(work, found, {
        outcome: 'REJECTED',
        decidedBy: 'OFFICER',
        officers: [caller.id],
        policyVersion: ports.rules.policy.version,
        reasons: codes.map((code) => reason(code)),
        inputs: {
          amount: found.amount.minor.toString(),
          termMonths: found.termMonths,
          ...(note.value !== null && { note: note.value }),
        },
        decidedAt: now,
      });
      return ok(await moveApplication(work, caller, found, 'REJECTED'));
    });
  };
}

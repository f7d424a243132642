import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { LEFT_OUT, readText } from '../domain/free-text.ts';
import {
  approve,
  type Erasure,
  extend,
  isRevocable,
  refuse,
  unansweredBy,
} from '../domain/privacy/erasure.ts';
import { saveErasure } from './change-erasure.ts';
import { isConcerned } from './is-concerned.ts';
import { inquiryAgainst, tellAsked } from './order-erasure.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { type ErasureInput, invalid, lockErasure, noErasure } from './settle-erasure.ts';
import { voidSince } from './void-since.ts';

type Decided = Outcome<Erasure, ComplianceErrorCode>;
type DecidePorts = Pick<Ports, 'transact' | 'clock'>;

export interface ReasonedInput extends ErasureInput {
  /** As the person is told it. */
  readonly reason: string;
}

const MAX_REASON = 1_000;

/** So long an approved request waits before the subgraphs can be asked once more: an answer may be lost. */
const ASK_AGAIN_MS = 60_000;

/**
 * Approves an erasure: another one than who asked for it on behalf, and not while officers still look at
 * something about the person. The subgraphs are asked again what stands against it, and with the last of
 * them it is ordered, which cannot be undone. Approved again, those who did not answer are asked once
 * more. [compliance:write]
 */
export function approveErasure(ports: DecidePorts) {
  return (caller: Caller, { id }: ErasureInput): Promise<Decided> =>
    ports.transact(async (work) => {
      const found = await forOfficer(work, caller, id);
      if (found === undefined) return noErasure();
      const { erasure, officer } = found;
      const now = ports.clock();
      const waiting = waitsForApproval(erasure, now);
      if (!waiting.ok) return waiting;
      if (erasure.requestedBy === officer) {
        return fail(
          'SECOND_OFFICER_REQUIRED',
          'You asked for it: have another officer approve it.',
          ['input', 'id'] as const,
        );
      }
      if (!(await isRequestCounting(work, erasure))) {
        return invalid(
          'The officer who asked for it was suspended, has other roles, or may have nothing to do with the person since: refuse it, and have another officer ask anew.',
        );
      }
      const inquiry = await inquiryAgainst(work, erasure.userId, now);
      if (inquiry !== undefined) return fail(inquiry, INQUIRIES[inquiry], ['input', 'id']);
      const after = approve(erasure, officer, now);
      const approved = await saveErasure(work, caller, erasure, after, now);
      await tellAsked(work, caller, approved);
      return ok(approved);
    });
}

/** What the person asked for themselves counts. */
async function isRequestCounting(work: Work, erasure: Erasure): Promise<boolean> {
  const { userId, requestedBy: by, requestedAt: at } = erasure;
  return by === userId || (await voidSince(work, { by, at }, userId)) === null;
}

const INQUIRIES = {
  CASE_OPEN:
    'An alert or a case about this person is open: resolve it first, or extend the deadline.',
  MATCH_CONFIRMED:
    'This person was confirmed to be on a sanctions list: another officer has to dismiss that first.',
  FRAUD_CONFIRMED:
    'This person was confirmed to be a fraud, by whose traces others are told: they are kept until 24 months after they were seen last, unless two officers take that back.',
} as const;

function waitsForApproval(erasure: Erasure, now: Date): Outcome<void, ComplianceErrorCode> {
  const { status, decidedAt } = erasure;
  if (status === 'AWAITING_APPROVAL') return ok(undefined);
  if (status !== 'APPROVED')
    return invalid(`This request is ${status}, and waits for no approval.`);
  if (decidedAt !== null && now.getTime() - decidedAt.getTime() >= ASK_AGAIN_MS)
    return ok(undefined);
  const holders = unansweredBy(erasure).join(', ');
  return invalid(
    `This request is APPROVED, and waits for ${holders}: a minute after that they can be asked again.`,
  );
}

/** Refuses one with a reason, which the person is told. [compliance:write] */
export function refuseErasure(ports: DecidePorts) {
  return (caller: Caller, { id, reason }: ReasonedInput): Promise<Decided> =>
    ports.transact(async (work) => {
      const found = await forOfficer(work, caller, id);
      if (found === undefined) return noErasure();
      if (!isRevocable(found.erasure)) {
        return invalid(`This request is ${found.erasure.status} and cannot be refused.`);
      }
      const said = readReason(reason);
      if (!said.ok) return said;
      const now = ports.clock();
      const { erasure, officer } = found;
      const refused = refuse(erasure, officer, said.value, now);
      return ok(await saveErasure(work, caller, erasure, refused, now));
    });
}

/** Takes two months longer, once, for a reason that the person is told. [compliance:write] */
export function extendErasure(ports: DecidePorts) {
  return (caller: Caller, { id, reason }: ReasonedInput): Promise<Decided> =>
    ports.transact(async (work) => {
      const found = await forOfficer(work, caller, id);
      if (found === undefined) return noErasure();
      const { erasure } = found;
      const now = ports.clock();
      // The person has to be told within the first month (GDPR Art. 12(3)).
      if (!isRevocable(erasure) || erasure.extension !== null || now > erasure.dueAt) {
        return invalid('Only a request that waits, is not overdue and was not extended can be.');
      }
      const said = readReason(reason);
      if (!said.ok) return said;
      return ok(await saveErasure(work, caller, erasure, extend(erasure, said.value), now));
    });
}

/** Of a request that concerns them an officer is told what everybody is of their own, and decides nothing. */
async function forOfficer(work: Work, caller: Caller, id: string) {
  const erasure = await lockErasure(work, id);
  if (erasure === undefined || (await isConcerned(work, caller, erasure.userId))) return undefined;
  return isId('user', caller.id) ? { erasure, officer: caller.id as UserId } : undefined;
}

function readReason(given: string): Outcome<string, ComplianceErrorCode> {
  const reason = readText(given, MAX_REASON);
  if (reason !== undefined) return ok(reason);
  const message = `Give the reason in 1 to ${MAX_REASON} characters, ${LEFT_OUT}: the person is told it.`;
  return fail('NOTE_INVALID', message, ['input', 'reason']);
}

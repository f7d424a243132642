import { actorOf, type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { approve, type Erasure, extend, isRevocable, refuse } from '../domain/privacy/erasure.ts';
import { saveErasure } from './change-erasure.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { type ErasureInput, invalid, lockErasure, noErasure } from './settle-erasure.ts';

type Decided = Outcome<Erasure, ComplianceErrorCode>;
type DecidePorts = Pick<Ports, 'transact' | 'clock'>;

export interface ReasonedInput extends ErasureInput {
  /** As the person is told it. */
  readonly reason: string;
}

const MAX_REASON = 1_000;

/**
 * Orders an erasure, which cannot be undone: another one than who asked for it on behalf, and not while
 * officers still look at something about the person. [compliance:write]
 */
export function approveErasure(ports: DecidePorts) {
  return (caller: Caller, { id }: ErasureInput): Promise<Decided> =>
    ports.transact(async (work) => {
      const found = await forOfficer(work, caller, id);
      if (found === undefined) return noErasure();
      if (found.erasure.status !== 'AWAITING_APPROVAL') {
        return invalid(`This request is ${found.erasure.status}, and waits for no approval.`);
      }
      const { erasure, officer } = found;
      if (erasure.requestedBy === officer) {
        return fail(
          'SECOND_OFFICER_REQUIRED',
          'You asked for it: have another officer approve it.',
          ['input', 'id'] as const,
        );
      }
      if (await work.erasures.hasOpenInquiry(erasure.userId)) {
        return fail(
          'CASE_OPEN',
          'An alert or a case about this person is open: resolve it first, or extend the deadline.',
          ['input', 'id'] as const,
        );
      }
      const now = ports.clock();
      const ordered = await saveErasure(work, caller, erasure, approve(erasure, officer, now), now);
      await work.events.record({
        type: 'compliance.erasure.ordered',
        aggregate: { type: 'erasure', id: erasure.id, version: ordered.version },
        audience: { scopes: ['compliance:read'] },
        actor: actorOf(caller),
        data: { erasureId: erasure.id, userId: erasure.userId },
      });
      return ok(ordered);
    });
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

/** Of their own request an officer is told what everybody is, and decides nothing. */
async function forOfficer(work: Work, caller: Caller, id: string) {
  const erasure = await lockErasure(work, id);
  if (erasure === undefined || isSelf(caller, erasure.userId)) return undefined;
  return isId('user', caller.id) ? { erasure, officer: caller.id as UserId } : undefined;
}

function readReason(given: string): Outcome<string, ComplianceErrorCode> {
  const reason = given.trim();
  if (reason !== '' && reason.length <= MAX_REASON) return ok(reason);
  const message = `Give the reason in 1 to ${MAX_REASON} characters: the person is told it.`;
  return fail('NOTE_INVALID', message, ['input', 'reason']);
}

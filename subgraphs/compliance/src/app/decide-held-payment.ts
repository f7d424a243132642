import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert } from '../domain/alerts/alert.ts';
import { readReason } from '../domain/alerts/resolve-alert.ts';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import {
  decidedHold,
  type HoldDecision,
  type PaymentHold,
  takesTwoToRelease,
} from '../domain/monitoring/hold.ts';
import { decidedEvent } from './check-payment.ts';
import { isConcerned } from './is-concerned.ts';
import { isFrozen } from './is-frozen.ts';
import { joinProposal } from './join-proposal.ts';
import { openMatchesNow } from './open-matches-now.ts';
import type { Ports, Work } from './ports.ts';
import type { OfficerProposal } from './proposal-ports.ts';
import { settleGrounds } from './settle-grounds.ts';

export interface DecideHeldPaymentInput {
  readonly paymentId: string;
  readonly reason: string;
}

/** The payment, and what waits for another officer; null where it is decided. */
export interface DecidedHold {
  readonly hold: PaymentHold;
  readonly proposal: OfficerProposal | null;
}

type Refused<T> = Outcome<T, ComplianceErrorCode>;
type Needs = Pick<Ports, 'transact' | 'clock'>;

const PATH = ['input', 'paymentId'] as const;

interface Deciding extends HoldDecision {
  readonly caller: Caller;
}

/**
 * An officer lets a held payment move, for good unless it is held again. What a rule of severity HIGH holds moves once
 * another officer says the same. The alerts that it was held for are resolved with it, but for those
 * that a case looks at.
 */
export function releasePayment(ports: Needs) {
  return decideHeldPayment(ports, 'RELEASED', async (work, hold, deciding) => {
    const may = await mayMove(work, hold);
    if (!may.ok) return may;
    const decided = decidedHold(hold, deciding);
    if (!decided.ok) return decided;
    const grounds = await groundsOf(work, hold);
    const { caller, at, reason } = deciding;
    if (takesTwoToRelease(grounds)) {
      const joined = await joinProposal(work, {
        ...{ act: 'RELEASE_PAYMENT', about: hold.paymentId, subject: hold.userId, reason },
        since: lastFiring(grounds),
        ...{ by: caller, at, path: PATH, alert: null },
      });
      if (!joined.ok) return joined;
      if (joined.value !== null) return ok({ hold, proposal: joined.value });
    }
    await settleGrounds(work, caller, { hold: decided.value, grounds, reason, at });
    return await kept(work, decided.value, deciding);
  });
}

/** An officer has a held payment fail: once, and for good. Alerts stay. */
export function refusePayment(ports: Needs) {
  return decideHeldPayment(ports, 'REFUSED', async (work, hold, deciding) => {
    const decided = decidedHold(hold, deciding);
    return decided.ok ? await kept(work, decided.value, deciding) : decided;
  });
}

type Decide = (work: Work, hold: PaymentHold, deciding: Deciding) => Promise<Refused<DecidedHold>>;

/** A payment of the officer's own looks like one that there is not: that it is held would tell them. */
function decideHeldPayment(
  ports: Needs,
  to: HoldDecision['to'],
  decide: Decide,
): (caller: Caller, input: DecideHeldPaymentInput) => Promise<Refused<DecidedHold>> {
  return async (caller, input) => {
    const reason = readReason(input.reason);
    if (!reason.ok) return reason;
    return await ports.transact(async (work) => {
      const { holds } = work.monitoring;
      const hold = isId('pay', input.paymentId) ? await holds.lock(input.paymentId) : undefined;
      if (hold === undefined || (await isConcerned(work, caller, hold.userId))) {
        return fail('NOT_FOUND', 'No such payment was held.', PATH);
      }
      const at = ports.clock();
      return await decide(work, hold, { to, by: caller.id, reason: reason.value, at, caller });
    });
  };
}

async function kept(
  work: Work,
  hold: PaymentHold,
  { at, caller, to }: Deciding,
): Promise<Refused<DecidedHold>> {
  await work.monitoring.holds.save(hold);
  const { paymentId, userId, version } = hold;
  const decision = to === 'RELEASED' ? 'LET_THROUGH' : 'REFUSE';
  const event = decidedEvent({ paymentId, userId, decision, version, at, actor: caller });
  await work.events.record(event);
  return ok({ hold, proposal: null });
}

/**
 * Of whoever was confirmed to be on a list nothing moves, whatever an officer says of the payment, and to
 * whoever may be on one nothing. No loan is paid out to whom officers confirmed to be a fraud, nor before
 * they have looked at what was found of that since the payment was held.
 */
async function mayMove(work: Work, hold: PaymentHold): Promise<Refused<true>> {
  if (await isFrozen(work, hold.userId)) {
    const message = 'The customer was confirmed to be on a list: nothing of theirs moves.';
    return fail('MATCH_CONFIRMED', message, PATH);
  }
  const movement = await work.monitoring.movements.find(hold.paymentId);
  if (movement?.kind !== 'COLLECTION' && (await openMatchesNow(work, hold.userId)) !== undefined) {
    const message = 'A match of the customer with a list is open: dismiss it first, then release.';
    return fail('INVALID_STATE', message, PATH);
  }
  return movement?.kind === 'PAYOUT' ? await mayBePaid(work, hold) : ok(true);
}

async function mayBePaid(work: Work, { userId, alertIds }: PaymentHold): Promise<Refused<true>> {
  const frauds = await work.alerts.fraudsAgainst(userId);
  if (frauds.some(({ resolution }) => resolution === 'CONFIRMED')) {
    const message = 'The customer was confirmed to be a fraud, and is paid no loan: refuse it.';
    return fail('INVALID_STATE', message, PATH);
  }
  const since = frauds.find(({ id }) => !alertIds.includes(id));
  if (since === undefined) return ok(true);
  const message = `That the customer is likely a fraud was found since: resolve ${since.id} first, then release.`;
  return fail('INVALID_STATE', message, PATH);
}

/** Whoever spoke before it has not seen what it is held for now. */
function lastFiring(grounds: readonly Alert[]): Date {
  return new Date(Math.max(0, ...grounds.map(({ lastFiredAt }) => lastFiredAt.getTime())));
}

async function groundsOf(work: Work, { alertIds }: PaymentHold): Promise<readonly Alert[]> {
  const alerts = await work.alerts.findMany(alertIds);
  return alerts.filter((alert) => alert !== undefined);
}

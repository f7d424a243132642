import type { Caller } from '@blockscore/caller';
import { type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import type { HoldStatus, PaymentHold } from '../domain/monitoring/hold.ts';
import type { DecidedHold } from './decide-held-payment.ts';
import type { KnownMovement } from './monitoring-ports.ts';
import type { Page, Ports, Work } from './ports.ts';
import type { OfficerProposal } from './proposal-ports.ts';

/** A payment that was held, with what is known of it. */
export interface HeldPayment {
  readonly hold: PaymentHold;
  readonly movement: KnownMovement;
}

/** Newest first, none of the caller's own; one more than the page. */
export function listHeldPayments(ports: Pick<Ports, 'transact'>) {
  return async (
    caller: Caller,
    statuses: readonly HoldStatus[],
    page: Page,
  ): Promise<readonly HeldPayment[]> =>
    await ports.transact(async (work) => {
      const holds = await work.monitoring.holds.list(statuses, caller.id, page);
      return await withMovements(work, holds);
    });
}

async function withMovements(
  work: Work,
  holds: readonly PaymentHold[],
): Promise<readonly HeldPayment[]> {
  if (holds.length === 0) return [];
  const ids = holds.map(({ paymentId }) => paymentId);
  const movements = await work.monitoring.movements.findMany(ids);
  return holds.map((hold, index) => {
    const movement = movements[index];
    if (movement === undefined) throw new Error(`Movement ${hold.paymentId} of a hold is gone.`);
    return { hold, movement };
  });
}

type Decide<Input> = (
  caller: Caller,
  input: Input,
) => Promise<Outcome<DecidedHold, ComplianceErrorCode>>;

export interface Decided {
  readonly heldPayment: HeldPayment | null;
  /** What waits for another officer; null where it is done. */
  readonly proposal: OfficerProposal | null;
}

/** Gives what is known of a payment with what was decided of it. */
export function deciding<Input>(ports: Pick<Ports, 'transact'>, decide: Decide<Input>) {
  return async (caller: Caller, input: Input): Promise<Outcome<Decided, ComplianceErrorCode>> => {
    const decided = await decide(caller, input);
    if (!decided.ok) return decided;
    const { hold, proposal } = decided.value;
    const [heldPayment] = await ports.transact((work) => withMovements(work, [hold]));
    return ok({ heldPayment: heldPayment ?? null, proposal });
  };
}

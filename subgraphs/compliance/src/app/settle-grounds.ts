import type { Caller } from '@blockscore/caller';
import type { Alert } from '../domain/alerts/alert.ts';
import { resolvedAlert } from '../domain/alerts/resolve-alert.ts';
import { noted } from '../domain/cases/transitions.ts';
import type { PaymentHold } from '../domain/monitoring/hold.ts';
import { saveStep } from './cases/change-case.ts';
import type { Work } from './ports.ts';
import { saveResolved } from './save-resolved.ts';

export interface Settling {
  readonly hold: PaymentHold;
  /** What it was held for. */
  readonly grounds: readonly Alert[];
  readonly reason: string;
  readonly at: Date;
}

/**
 * Resolves what a payment was held for that is released: nothing is left to be done about it. What is in
 * a case stays the case's, whose timeline tells of the release: the payment moves, and the inquiry goes on.
 */
export async function settleGrounds(
  work: Work,
  caller: Caller,
  { hold, grounds, reason, at }: Settling,
): Promise<void> {
  const { paymentId } = hold;
  const cases = new Set(grounds.map(({ caseId }) => caseId).filter((id) => id !== null));
  // Cases before alerts, and both by id: whoever changes several locks in this order.
  for (const id of [...cases].sort()) {
    const within = await work.cases.lock(id);
    if (within === undefined) continue;
    const told = { outcome: 'PAYMENT', refersTo: paymentId, text: `Released: ${reason}` };
    const step = noted(within, { kind: 'EVIDENCE', ...told });
    if (step.ok) await saveStep(work, caller, at, step.value);
  }
  for (const alert of await work.alerts.lockMany(grounds.map(({ id }) => id))) {
    if (alert.status !== 'OPEN') continue;
    const done = { resolution: 'NO_ACTION', reason, by: caller.id, at } as const;
    const resolved = resolvedAlert(alert, done);
    if (resolved.ok) await saveResolved(work, caller, resolved.value);
  }
}

/** What a LoanRegistry keeps of a loan, in the order and by the numbers of the contract, from 1. */
export const REGISTERED_STATES = ['AGREED', 'ACTIVE', 'PAID_OFF', 'CHARGED_OFF'] as const;
export type RegisteredState = (typeof REGISTERED_STATES)[number];

/** As the contract numbers them; 0 is of a loan that it does not know. */
export function stepOf(state: RegisteredState): number {
  return REGISTERED_STATES.indexOf(state) + 1;
}

/** @throws RangeError where there is no such step */
export function stateOf(step: number): RegisteredState {
  const state = REGISTERED_STATES[step - 1];
  if (state === undefined) throw new RangeError(`A LoanRegistry has no state ${step}.`);
  return state;
}

/** Lending's statuses of a loan, as far as the registry has a state for them. */
const STATE_OF: Readonly<Record<string, RegisteredState>> = {
  PENDING_DISBURSEMENT: 'AGREED',
  DISBURSING: 'AGREED',
  ACTIVE: 'ACTIVE',
  DELINQUENT: 'ACTIVE',
  PAID_OFF: 'PAID_OFF',
  CHARGED_OFF: 'CHARGED_OFF',
};

/** How far a loan is, and how far the registry was asked to follow. */
export interface LoanStanding {
  /** Lending's word on the loan. */
  readonly status: string;
  /** Since when it has been so. */
  readonly statusSince: Date;
  /** The last state that was meant for the chain; null = none. */
  readonly state: RegisteredState | null;
}

/**
 * The state that the registry is to be asked for next. Null where it has the right one, and where there
 * is no way to it: a registry goes forwards only, so an end that is taken back stays there, and a
 * cancelled loan stays where it was.
 */
export function nextState({ status, state }: LoanStanding): RegisteredState | null {
  const wanted = STATE_OF[status];
  if (wanted === undefined) return null;
  if (state === null) return 'AGREED';
  if (state === 'AGREED') return wanted === 'AGREED' ? null : 'ACTIVE';
  return state === 'ACTIVE' && isEnd(wanted) ? wanted : null;
}

/**
 * When the next state is to be asked for, null = there is none. An end waits: what cannot be taken back
 * on the chain is written once it is not taken back any more off it.
 *
 * @param endAfterMs how long a loan must have been paid off or given up
 */
export function nextMoveAt(standing: LoanStanding, endAfterMs: number): Date | null {
  const next = nextState(standing);
  if (next === null) return null;
  const { statusSince } = standing;
  return isEnd(next) ? new Date(statusSince.getTime() + endAfterMs) : statusSince;
}

/** Whether what the registry was asked to keep is what the loan is, or was on its way. */
export function isFollowed(standing: LoanStanding): boolean {
  const { status, state } = standing;
  return nextState(standing) !== null || STATE_OF[status] === (state ?? undefined);
}

function isEnd(state: RegisteredState): boolean {
  return state === 'PAID_OFF' || state === 'CHARGED_OFF';
}

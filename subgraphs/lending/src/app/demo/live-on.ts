import type { Id } from '@blockscore/ids';
import { formatAmount, type Money, money } from '@blockscore/money';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import type { Draw } from '../../domain/demo/draw.ts';
import { type DatedStep, type Habit, type Step, stepsFor } from '../../domain/demo/habits.ts';
import type { Loan, Payment } from '../../domain/loan.ts';
import { sumOf } from '../../domain/servicing/parts.ts';
import { payoffOf } from '../../domain/servicing/payoff.ts';
import { isSettledInstalment, type LoanState, openOf } from '../../domain/servicing/state.ts';
import { mostInstalmentsIn } from '../../domain/term.ts';
import { chargeOffLoan } from '../charge-off-loan.ts';
import { pauseLoan } from '../pause-loan.ts';
import { versionOf } from '../product-of-application.ts';
import { receivePaymentCallback } from '../receive-payment-callback.ts';
import { type RecordRepaymentInput, recordRepayment } from '../record-repayment.ts';
import { restructureLoan } from '../restructure-loan.ts';
import { standOf } from '../stand-of-loan.ts';
import { submitPayment } from '../submit-payment.ts';
import { borrowerOf, type Cast, officerOf } from './cast.ts';
import { expectDone, play, type Scene, type Stage } from './scene.ts';

/** A loan that is being repaid, or is not. */
export interface Life {
  readonly index: number;
  readonly loanId: Id<'loan'>;
  readonly userId: Id<'user'>;
  readonly habit: Habit;
  readonly turn: { readonly at: number };
  readonly draw: Draw;
  /** Instalments that were looked at. */
  looked: number;
  /** The due day of the last one; before the first, the day of the payout. */
  lookedUntil: LocalDate;
  /** Numbers idempotency keys. */
  keys: number;
}

/** A step, or what the bank does in answer to one. */
export type LifeStep = Step | { readonly kind: 'RETURN'; readonly paymentId: Id<'pay'> };

export interface Due {
  readonly on: LocalDate;
  readonly step: LifeStep;
}

/** What the steps of a day work with. */
interface Day extends Scene {
  readonly life: Life;
  readonly cast: Cast;
  readonly today: LocalDate;
  readonly loan: Loan;
  readonly state: LoanState;
}

const NOON = 12 * 60;
const RETURNED_AFTER_DAYS = 3;

/** Does what is to be done of a loan on a day. @returns what is to be done later */
export function liveOn(
  stage: Pick<Stage, 'portsAt'>,
  cast: Cast,
  life: Life,
  today: LocalDate,
  steps: readonly LifeStep[],
): Promise<readonly Due[]> {
  return play(stage, today, NOON + (life.index % 240), async (scene) => {
    const later: Due[] = [];
    let day = await dayOf(scene, cast, life, today);
    for (const step of steps) {
      later.push(...(await take(day, step)));
      if (step.kind === 'PAUSE' || step.kind === 'RESTRUCTURE') {
        day = await dayOf(scene, cast, life, today);
      }
    }
    return later;
  });
}

async function dayOf(scene: Scene, cast: Cast, life: Life, today: LocalDate): Promise<Day> {
  const { work } = scene;
  const loan = await work.loans.lock(life.loanId);
  const entries = (await work.servicing.entries([life.loanId])).get(life.loanId) ?? [];
  const state = loan === undefined ? null : standOf(loan, entries, { day: today });
  if (loan === undefined || state === null) {
    throw new Error(`Loan ${life.loanId} has not begun by ${today}.`);
  }
  return { ...scene, life, cast, today, loan, state };
}

async function take(day: Day, step: LifeStep): Promise<readonly Due[]> {
  const { state } = day;
  if (step.kind === 'RETURN') {
    await bounce(day, step.paymentId);
    return [];
  }
  if (step.kind === 'RECOVER') {
    const lost = state.chargedOff === null ? 0n : sumOf(state.chargedOff.parts);
    await transfer(day, shareOf(lost, step.share));
    return [];
  }
  if (state.status === 'PAID_OFF' || state.status === 'CHARGED_OFF') return [];
  switch (step.kind) {
    case 'LOOK':
      return lookAhead(day);
    case 'PAY':
      return await payDue(day, step);
    case 'PAID_BY_OTHER':
      await transfer(day, dueBy(day), { payer: 'OTHER' });
      return [];
    case 'CASH':
      await transfer(day, leastOf(BigInt(step.amount) * 100n, sumOf(payoffOf(state))), {
        ...{ method: 'CASH', excess: 'SHORTER_TERM' },
      });
      return [];
    case 'LUMP':
      await transfer(day, shareOf(sumOf(payoffOf(state)), step.share), { excess: step.excess });
      return [];
    case 'PAY_OFF':
      await transfer(day, sumOf(payoffOf(state)));
      return [];
    default:
      await serviced(day, step);
      return [];
  }
}

/** What falls due next, and what becomes of it; nothing once all has fallen due. */
function lookAhead({ life, state, today }: Day): readonly DatedStep[] {
  const next = state.instalments.find(
    (each) => each.dueOn > life.lookedUntil && !isSettledInstalment(each),
  );
  if (next === undefined) return [];
  life.looked += 1;
  life.lookedUntil = next.dueOn;
  const tomorrow = addDays(today, 1);
  const steps = stepsFor(life.habit, life.turn, life.draw, life.looked, next.dueOn);
  return steps.map(({ on, step }) => ({ on: on > today ? on : tomorrow, step }));
}

async function payDue(
  day: Day,
  { way, returned }: Extract<Step, { kind: 'PAY' }>,
): Promise<readonly Due[]> {
  const due = dueBy(day);
  if (due === 0n) return [];
  if (way === 'TRANSFER') {
    await transfer(day, due);
    return [];
  }
  const payment = await debit(day, due);
  if (returned !== true) return [];
  const step = { kind: 'RETURN', paymentId: payment.id } as const;
  return [{ on: addDays(day.today, RETURNED_AFTER_DAYS), step }];
}

function dueBy({ state, today }: Day): bigint {
  return state.instalments
    .filter(({ dueOn }) => dueOn <= today)
    .reduce((sum, instalment) => sum + sumOf(openOf(instalment)), 0n);
}

const leastOf = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const nextKey = ({ life }: Day): string => {
  life.keys += 1;
  return `demo-${life.index}-${life.keys}`;
};

const inputOf = (day: Day, minor: bigint) => {
  const amount: Money = money(minor, day.loan.principal.currency);
  return {
    loanId: day.loan.id,
    amount: { amount: formatAmount(amount), currency: amount.currency },
    idempotencyKey: nextKey(day),
  };
};

/** A whole number of hundreds of minor units, at least one. */
function shareOf(minor: bigint, share: number): bigint {
  const hundreds = (minor * BigInt(Math.round(share * 1_000))) / 100_000n;
  return (hundreds > 0n ? hundreds : 1n) * 100n;
}

type HowPaid = Partial<Pick<RecordRepaymentInput, 'method' | 'excess' | 'payer'>>;

/** Money that came to the lender, as an officer takes it down. */
async function transfer(day: Day, minor: bigint, how: HowPaid = {}): Promise<void> {
  if (minor === 0n) return;
  const input = { ...inputOf(day, minor), method: 'BANK_TRANSFER', ...how } as const;
  expectDone(await recordRepayment(day.ports)(officerOf(day.cast), input), 'A repayment');
}

/** Money that the provider collects for the borrower. */
async function debit(day: Day, minor: bigint): Promise<Payment> {
  const { ports, life } = day;
  const input = { ...inputOf(day, minor), method: 'DIRECT_DEBIT' } as const;
  const began = await recordRepayment(ports)(borrowerOf(life.userId), input);
  const payment = expectDone(began, 'A direct debit');
  const { id: paymentId, loanId } = payment;
  await submitPayment(ports)({ paymentId, loanId });
  return payment;
}

/** The bank takes a direct debit back. */
async function bounce({ ports, work }: Day, paymentId: Id<'pay'>): Promise<void> {
  const payment = await work.payments.find(paymentId);
  const receipt = await receivePaymentCallback(ports)({
    id: `demo-${paymentId}`,
    kind: 'RETURNED',
    orderId: paymentId,
    reference: payment?.reference ?? '',
    code: 'INSUFFICIENT_FUNDS',
    reason: 'The account was not covered.',
    occurredAt: ports.clock(),
  });
  if (receipt !== 'APPLIED') throw new Error(`That ${paymentId} was returned came to ${receipt}.`);
}

async function serviced(
  day: Day,
  step: Extract<Step, { kind: 'PAUSE' | 'RESTRUCTURE' | 'CHARGE_OFF' }>,
): Promise<void> {
  const { ports, cast, loan, state, today } = day;
  const officer = officerOf(cast);
  const asked = { loanId: loan.id, idempotencyKey: nextKey(day) };
  if (step.kind === 'PAUSE') {
    const until = addDays(today, step.days);
    const note = 'Out of work for some weeks; begins anew after that.';
    expectDone(await pauseLoan(ports)(officer, { ...asked, until, note }), 'A pause');
    return;
  }
  if (step.kind === 'CHARGE_OFF') {
    const note = 'Nothing came in for four months, and nobody answers.';
    expectDone(await chargeOffLoan(ports)(officer, { ...asked, note }), 'A charge-off');
    return;
  }
  const left = state.instalments.filter(({ dueOn }) => dueOn > today).length;
  const product = await ports.transact((work) =>
    versionOf(work, loan.productId, loan.productVersion),
  );
  const longest = mostInstalmentsIn(product.every, product.maxTermMonths);
  const instalments = Math.min(left + step.longerBy, longest);
  const plan = { instalments, nextDueDate: addDays(today, 30) };
  const note = 'Earns less than before; agreed on smaller instalments.';
  expectDone(await restructureLoan(ports)(officer, { ...asked, ...plan, note }), 'A restructuring');
}

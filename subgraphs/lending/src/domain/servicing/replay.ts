import { addDays, type LocalDate } from '../calendar.ts';
import type { LoanStatus } from '../lifecycle.ts';
import { balloonOf, dueDaysOf, restOf } from '../plan-rest.ts';
import { accrualOf, accrueOverdue, askForOverdueInterest, totalEarned } from './accrual.ts';
import { addPrincipal, applyEntry } from './apply-entry.ts';
import { beforehandOf, type Held, stateBeforePayout } from './before-payout.ts';
import type { LoanContract } from './contract.ts';
import { countedEntries, type EntryBody, type LoanEntry } from './entries.ts';
import { chargeLateFees, nextLateFeeDay } from './late-fees.ts';
import { daysLate, type Life, NO_OVERDUE, total, unpaidDebt } from './life.ts';
import { NO_PARTS, plus } from './parts.ts';
import { regularOf, serviced } from './planned-rows.ts';
import {
  isSettledInstalment,
  type LoanState,
  openOf,
  type PaymentUse,
  type ServicedInstalment,
} from './state.ts';

/**
 * How a loan stands at the end of a day, told from its contract and its entries alone. What was written
 * down later counts from its effective day as if it had come in time, and what was reversed as if it had
 * never been; with `knownAt` the answer is the one that would have been given at that moment. A loan whose
 * payout came back stands as before it, and what came in meanwhile is the borrower's.
 *
 * @throws RangeError where nothing had happened to the loan by then
 */
export function replayLoan(
  contract: LoanContract,
  entries: readonly LoanEntry[],
  asOf: LocalDate,
  knownAt?: Date,
): LoanState {
  return replayer(contract, entries, knownAt)(asOf);
}

/**
 * The same for many days in one pass: gives the state at the end of a day, and is asked for days in
 * their order.
 */
export function replayer(
  contract: LoanContract,
  entries: readonly LoanEntry[],
  knownAt?: Date,
): (day: LocalDate) => LoanState {
  const counted = countedEntries(entries, knownAt);
  const lived = living(contract, counted);
  return (day) => {
    const reached = lived(day);
    if (reached !== undefined) return stateOf(reached.life, day);
    if (!entries.some(({ effectiveOn }) => effectiveOn <= day)) {
      throw new RangeError(`By ${day} no money of this loan had gone out.`);
    }
    return stateBeforePayout(contract, counted, day);
  };
}

/**
 * The instalments as they will be with pauses that are written down and begin after a day, as long as
 * nothing else happens: what is not paid until then is late by the day itself, and no later.
 *
 * @throws RangeError where no entry until then paid the loan out
 */
export function plannedInstalments(
  contract: LoanContract,
  entries: readonly LoanEntry[],
  asOf: LocalDate,
): readonly ServicedInstalment[] {
  const lived = living(contract, countedEntries(entries))(asOf);
  if (lived === undefined) throw new RangeError(`By ${asOf} no money of this loan is out.`);
  const { life, waiting } = lived;
  if (life.chargedOff !== null) return life.rows;
  askForOverdueInterest(life, asOf);
  for (const { effectiveOn, body } of waiting) {
    if (body.kind === 'PAUSED') applyEntry(life, effectiveOn, body);
  }
  return life.rows;
}

/** A loan at the end of a day, and the entries that count later. */
interface Lived {
  readonly life: Life;
  readonly waiting: readonly LoanEntry[];
}

/**
 * The loan by a day; undefined while its money is not out.
 *
 * @param counted in the order in which they count
 */
function living(
  contract: LoanContract,
  counted: readonly LoanEntry[],
): (day: LocalDate) => Lived | undefined {
  const at = counted.findIndex(({ body }) => body.kind === 'DISBURSED');
  const [first, ...waiting] = at < 0 ? [] : counted.slice(at);
  let life: Life | undefined;
  let reached = '';
  return (day) => {
    if (day < reached) throw new RangeError(`${day} is asked for after ${reached}.`);
    reached = day;
    if (first?.body.kind !== 'DISBURSED' || first.effectiveOn > day) return undefined;
    life ??= begin(contract, first.effectiveOn, first.body.amount, counted.slice(0, at));
    for (let next = waiting[0]; next !== undefined && next.effectiveOn <= day; next = waiting[0]) {
      waiting.shift();
      count(life, next.effectiveOn, next.body);
    }
    passTime(life, day);
    return { life, waiting };
  };
}

/** Counts an entry after what time has brought until its day. */
function count(life: Life, day: LocalDate, body: EntryBody): void {
  passTime(life, day);
  askForOverdueInterest(life, day);
  applyEntry(life, day, body);
}

function begin(
  contract: LoanContract,
  day: LocalDate,
  amount: bigint,
  before: readonly LoanEntry[],
): Life {
  const dueDays = dueDaysOf(contract, day);
  const rows = restOf(contract, day, amount, [], dueDays);
  const { anchor, days } = dueDays;
  const [first = day] = days;
  const down = rows.length - days.length;
  const series = { first, anchor, used: days.length };
  const { annualRate } = contract;
  const beginning = { from: day, balance: amount, carried: 0n, numbered: 0 };
  const { refunded, lent, held } = beforehandOf(before);
  const life: Life = {
    contract,
    annualRate,
    series,
    rows: serviced({ annualRate, contract, series }, rows, beginning),
    instalment: regularOf({ contract }, rows.slice(down), contract),
    balloon: balloonOf(contract, amount),
    grace: { principal: contract.principalGrace, interest: contract.interestGrace, planned: down },
    settled: { number: 0, interest: 0n, principal: 0n },
    disbursed: amount,
    chargedFees: 0n,
    lateFees: 0n,
    judged: new Set(),
    capitalised: NO_PARTS,
    chargedOff: null,
    recovered: 0n,
    credit: 0n,
    refunded,
    uses: [],
    pauses: [],
    overdue: { since: day, before: NO_OVERDUE },
  };
  if (lent > 0n) addPrincipal(life, day, lent);
  applyHeld(life, day, held);
  return life;
}

/**
 * What was held for the borrower counts for a loan from the day on which it begins, each payment as its
 * payer wanted; what had gone back of them stays the borrower's.
 */
function applyHeld(life: Life, day: LocalDate, held: readonly Held[]): void {
  for (const { paymentId, amount, excess } of held) {
    if (amount > 0n) count(life, day, { kind: 'REPAID', paymentId, amount, excess });
  }
  // A later one may plan anew what an earlier one has paid: what each paid is known after all of them.
  const counted = [...life.uses];
  life.uses = held.map(({ paymentId, amount, returned }): PaymentUse => {
    const use = amount > 0n ? counted.shift() : undefined;
    const { parts, credit } = use ?? { parts: NO_PARTS, credit: 0n };
    return { paymentId, parts, recovered: 0n, credit: credit + returned };
  });
}

/** Counts what time alone brings by a day. A loan that was given up stands still. */
function passTime(life: Life, day: LocalDate): void {
  if (life.chargedOff !== null) return;
  accrueOverdue(life, day);
  chargeLateFees(life, day);
}

/** Asking for overdue interest to tell of a day is no reason to ask for it on another: the life stays. */
function stateOf(lived: Life, day: LocalDate): LoanState {
  const accrual = accrualOf(lived, day);
  const life = { ...lived };
  if (life.chargedOff === null) askForOverdueInterest(life, day);
  const { chargedOff } = life;
  const until = chargedOff?.on ?? day;
  const behind = life.rows.filter((row) => row.dueOn < until && !isSettledInstalment(row));
  const oldest = behind.find((row) => unpaidDebt(row) > 0n);
  const daysPastDue = oldest === undefined ? 0 : daysLate(life.pauses, oldest.dueOn, until);
  const pastDue = behind.reduce((sum, row) => plus(sum, openOf(row)), NO_PARTS);
  return {
    day,
    status: statusOf(life, daysPastDue),
    disbursed: life.disbursed,
    annualRate: life.annualRate,
    instalments: life.rows,
    earnedInterest: totalEarned(life, day),
    accrual,
    paid: total(life.rows, 'paid'),
    waived: total(life.rows, 'waived'),
    chargedFees: life.chargedFees,
    capitalised: life.capitalised,
    chargedOff: chargedOff === null ? null : { on: chargedOff.on, parts: chargedOff.parts },
    recovered: life.recovered,
    credit: life.credit,
    refunded: life.refunded,
    uses: life.uses,
    pauses: life.pauses,
    daysPastDue,
    pastDue: chargedOff === null ? pastDue : NO_PARTS,
    changesOn: nextChange(life, day),
  };
}

function statusOf(life: Life, daysPastDue: number): LoanStatus {
  if (life.chargedOff !== null) return 'CHARGED_OFF';
  if (life.rows.every(isSettledInstalment)) return 'PAID_OFF';
  return daysPastDue > 0 ? 'DELINQUENT' : 'ACTIVE';
}

/** When an instalment falls due, is past due or is charged a fee next, or a pause ends. */
function nextChange(life: Life, day: LocalDate): LocalDate | null {
  if (life.chargedOff !== null || life.rows.every(isSettledInstalment)) return null;
  // The rows are in order: of all that are to come the first is the next.
  const [next] = life.rows.filter((row) => row.dueOn >= day);
  const due = next === undefined ? [] : [next.dueOn, addDays(next.dueOn, 1)];
  const pauses = life.pauses.flatMap(({ from, until }) => [from, addDays(until, 1)]);
  const fee = nextLateFeeDay(life, day);
  const days = [...due, ...pauses, ...(fee === undefined ? [] : [fee])];
  return days.filter((each) => each > day).sort()[0] ?? null;
}

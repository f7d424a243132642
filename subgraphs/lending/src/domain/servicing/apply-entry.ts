import { addDays, type LocalDate, split } from '../calendar.ts';
import { totalEarned } from './accrual.ts';
import type { EntryBody } from './entries.ts';
import { type Life, notNegative, replaceRow, smaller, total } from './life.ts';
import { minus, NO_PARTS, only, type Parts, plus, sumOf } from './parts.ts';
import { payRows, type Spent } from './pay-rows.ts';
import { rowOf } from './planned-rows.ts';
import { replan, restOwed, sidesOf, takeDays } from './replan.ts';
import { openOf, type ServicedInstalment } from './state.ts';

type Body<K extends EntryBody['kind']> = Extract<EntryBody, { kind: K }>;

/** Counts one entry. What time brought until its day has been counted before. */
export function applyEntry(life: Life, day: LocalDate, body: EntryBody): void {
  switch (body.kind) {
    case 'REPAID':
      repay(life, day, body);
      return;
    case 'REFUNDED':
      refund(life, day, body.amount);
      return;
    default:
      // Nothing else changes a loan that was given up.
      if (life.chargedOff === null) change(life, day, body);
  }
}

function change(life: Life, day: LocalDate, body: EntryBody): void {
  switch (body.kind) {
    case 'DISBURSED':
      addPrincipal(life, day, body.amount);
      return;
    case 'FEE_CHARGED':
      chargeFee(life, day, body);
      return;
    case 'WAIVED':
      waive(life, day, body);
      return;
    case 'RATE_CHANGED':
      changeRate(life, day, body.annualRate);
      return;
    case 'RESCHEDULED':
      reschedule(life, day, body);
      return;
    case 'RESTRUCTURED':
      restructure(life, day, body);
      return;
    case 'PAUSED':
      pause(life, day, body);
      return;
    case 'CHARGED_OFF':
      chargeOff(life, day);
      return;
    default:
      throw new RangeError(`An entry ${body.kind} changes no loan by itself.`);
  }
}

/** More money went out: it is repaid with the instalments to come, or at once where none is. */
export function addPrincipal(life: Life, day: LocalDate, amount: bigint): void {
  life.disbursed += amount;
  const sides = sidesOf(life, day);
  if (sides.rest.length > 0) {
    replan(life, { day, sides, added: amount });
    return;
  }
  const owed = only('PRINCIPAL', amount);
  const number = sides.kept.length + 1;
  life.rows = [...sides.kept, rowOf({ number, dueOn: day, from: day, owed })];
}

/**
 * What goes back beyond the borrower's credit was lent to them: the payment that had made the credit was
 * taken back since, and nobody else would ask for it again. Of a loan that was given up it is lost too.
 */
function refund(life: Life, day: LocalDate, amount: bigint): void {
  const returned = smaller(amount, notNegative(life.credit));
  const lent = amount - returned;
  life.credit -= returned;
  life.refunded += returned;
  if (lent === 0n) return;
  if (life.chargedOff === null) {
    addPrincipal(life, day, lent);
    return;
  }
  const { chargedOff } = life;
  const owed = only('PRINCIPAL', lent);
  life.disbursed += lent;
  life.chargedOff = { ...chargedOff, parts: plus(chargedOff.parts, owed) };
  const last = life.rows.at(-1);
  if (last !== undefined) replaceRow(life, { ...last, owed: plus(last.owed, owed) });
}

/** Past due first, then due, then what the payment says of the rest. */
function repay(life: Life, day: LocalDate, { paymentId, amount, excess }: Body<'REPAID'>): void {
  const use = { paymentId, parts: NO_PARTS, recovered: 0n, credit: 0n };
  if (life.chargedOff !== null) {
    const lost = sumOf(life.chargedOff.parts) - life.recovered;
    const recovered = smaller(amount, notNegative(lost));
    life.recovered += recovered;
    life.credit += amount - recovered;
    life.uses = [...life.uses, { ...use, recovered, credit: amount - recovered }];
    return;
  }
  const due = payRows(life, amount, sidesOf(life, day).kept);
  const index = life.uses.length;
  life.uses = [...life.uses, { ...use, parts: due.parts }];
  if (due.left === 0n) return;
  const rest = restOwed(life, day, sidesOf(life, day));
  // Who pays all of the debt before it is due pays no interest of days to come, fees or not.
  const debt = rest.interest + notNegative(rest.principal);
  const ahead =
    excess === 'IN_ADVANCE' && due.left < debt
      ? payRows(life, due.left, sidesOf(life, day).rest)
      : prepay(life, day, due.left, excess === 'SHORTER_TERM');
  life.credit += ahead.left;
  life.uses = life.uses.map((each, at) =>
    at === index
      ? { ...each, parts: plus(each.parts, ahead.parts), credit: each.credit + ahead.left }
      : each,
  );
}

/** Pays what is earned and then principal before it is due, and plans the rest anew. */
function prepay(life: Life, day: LocalDate, amount: bigint, keepsInstalment: boolean): Spent {
  const fees = payRows(life, amount, sidesOf(life, day).rest, ['PENALTY', 'FEE']);
  const sides = sidesOf(life, day);
  const owed = restOwed(life, day, sides);
  const interest = smaller(fees.left, owed.interest);
  const principal = smaller(fees.left - interest, notNegative(owed.principal));
  const parts = plus(fees.parts, { ...NO_PARTS, INTEREST: interest, PRINCIPAL: principal });
  const usesAhead = life.contract.rules !== 2 || principal === owed.principal;
  if (interest + principal > 0n || (owed.surplus > 0n && usesAhead)) {
    replan(life, { day, sides, paid: { interest, principal }, keepsInstalment });
  }
  return { left: fees.left - interest - principal, parts };
}

/** A fee is asked for with the next instalment, or with the last where none is to come. */
function chargeFee(life: Life, day: LocalDate, { component, amount }: Body<'FEE_CHARGED'>): void {
  const row = life.rows.find(({ dueOn }) => dueOn >= day) ?? life.rows.at(-1);
  if (row === undefined) throw new RangeError('A loan without instalments has no fees.');
  life.chargedFees += amount;
  replaceRow(life, { ...row, owed: plus(row.owed, only(component, amount)) });
}

/** Gives up what is asked for, the oldest first; of interest only what is due. */
function waive(life: Life, day: LocalDate, { component, amount }: Body<'WAIVED'>): void {
  let left = amount;
  for (const row of life.rows) {
    if (component === 'INTEREST' && row.dueOn > day) continue;
    const part = smaller(left, openOf(row)[component]);
    left -= part;
    replaceRow(life, { ...row, waived: plus(row.waived, only(component, part)) });
  }
}

function changeRate(life: Life, day: LocalDate, annualRate: string): void {
  const sides = sidesOf(life, day);
  // What was earned until the day was earned at the rate of before.
  const before = life.annualRate;
  if (sides.rest.length > 0 && before !== annualRate) {
    life.annualRate = annualRate;
    replan(life, { day, sides });
  }
  life.annualRate = annualRate;
}

/** The rest falls due on the days of another series. */
function reschedule(
  life: Life,
  day: LocalDate,
  { nextDueOn, instalments }: Body<'RESCHEDULED'>,
): void {
  const sides = sidesOf(life, day);
  if (sides.rest.length === 0) return;
  life.series = { first: nextDueOn, anchor: split(nextDueOn).day, used: 0 };
  const dueDays = takeDays(life, instalments ?? sides.rest.length);
  replan(life, { day, sides, dueDays });
}

/** What is behind becomes principal, and all of it is planned anew. */
function restructure(life: Life, day: LocalDate, body: Body<'RESTRUCTURED'>): void {
  const sides = sidesOf(life, day);
  const { interest } = restOwed(life, day, sides);
  const behind = sides.kept.reduce((sum, row) => plus(sum, openOf(row)), NO_PARTS);
  const open = sides.rest.reduce((sum, row) => plus(sum, openOf(row)), NO_PARTS);
  const moved: Parts = {
    PENALTY: behind.PENALTY + open.PENALTY,
    FEE: behind.FEE + open.FEE,
    INTEREST: behind.INTEREST + interest,
    PRINCIPAL: 0n,
  };
  const kept = sides.kept.map((row) => ({ ...row, owed: plus(row.paid, row.waived) }));
  const rest = sides.rest.map((row) => withoutFees(row));
  life.rows = [...kept, ...rest];
  life.annualRate = body.annualRate;
  life.balloon = 0n;
  life.grace = { principal: 0, interest: 0, planned: kept.length };
  life.series = { first: body.nextDueOn, anchor: split(body.nextDueOn).day, used: 0 };
  const dueDays = takeDays(life, body.instalments);
  life.capitalised = plus(life.capitalised, moved);
  const added = behind.PRINCIPAL + sumOf(moved);
  replan(life, { day, sides: { kept, rest }, dueDays, added, usesAhead: true });
}

/** An instalment that asks for no more fees than were settled. */
function withoutFees(row: ServicedInstalment): ServicedInstalment {
  const settled = plus(row.paid, row.waived);
  return { ...row, owed: { ...row.owed, FEE: settled.FEE, PENALTY: settled.PENALTY } };
}

/**
 * Moves all that would fall due in the pause, and what follows, by as many instalments as it takes; where
 * interest is forgiven, a day of interest comes before the first.
 */
function pause(life: Life, day: LocalDate, { until, interest }: Body<'PAUSED'>): void {
  life.pauses = [...life.pauses, { from: day, until, interest }];
  const sides = sidesOf(life, day, true);
  const days = sides.rest.map(({ dueOn }) => dueOn);
  const last = interest === 'FORGIVEN' ? addDays(until, 1) : until;
  const missed = days.filter((dueOn) => dueOn <= last).length;
  let later = [...days.slice(missed), ...takeDays(life, missed)];
  while ((later[0] ?? day) <= last && later.length > 0) {
    later = [...later.slice(1), ...takeDays(life, 1)];
  }
  if (later.length > 0) replan(life, { day, sides, dueDays: later });
}

/**
 * Gives up all that is owed: principal, what was earned of interest, and fees. Interest that was paid in
 * advance will not be earned: it has repaid principal.
 */
function chargeOff(life: Life, day: LocalDate): void {
  const sides = sidesOf(life, day);
  if (restOwed(life, day, sides).surplus > 0n) replan(life, { day, sides, usesAhead: true });
  const open = minus(
    minus(total(life.rows, 'owed'), total(life.rows, 'paid')),
    total(life.rows, 'waived'),
  );
  const earned = totalEarned(life, day);
  const settled =
    total(life.rows, 'paid').INTEREST +
    total(life.rows, 'waived').INTEREST +
    life.capitalised.INTEREST;
  const parts = { ...open, INTEREST: notNegative(earned - settled) };
  life.chargedOff = { on: day, parts, earned };
}

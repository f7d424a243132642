import { addDays, type LocalDate } from '../calendar.ts';
import type { ExcessUse } from '../servicing/contract.ts';
import type { Draw } from './draw.ts';

/** How somebody repays. */
export const HABITS = [
  'PUNCTUAL',
  'DAYS_LATE',
  'MONTH_LATE',
  'ROLLING',
  'LUMP_SUM',
  'PAYS_OFF',
  'BOUNCES',
  'HARDSHIP',
  'RESTRUCTURED',
  'DEFAULTS',
] as const;

/**
 * What compliance officers would like to know of, in turn: those first that are worked on as the portfolio is
 * made, see docs/compliance/demo.md.
 */
export const NOTABLE_HABITS = [
  'STRUCTURES',
  'PAYS_CASH',
  'IN_AND_OUT',
  'PAID_BY_OTHERS',
  'WAKES_UP',
] as const;
export type NotableHabit = (typeof NOTABLE_HABITS)[number];

export type Habit = (typeof HABITS)[number] | NotableHabit;

export const isNotable = (habit: Habit): habit is NotableHabit =>
  NOTABLE_HABITS.some((notable) => notable === habit);

/** Something that is done on a day of a loan's life. */
export type Step =
  /** Pays all that is due by then; `returned`: the bank takes it back three days later. */
  | { readonly kind: 'PAY'; readonly way: 'DEBIT' | 'TRANSFER'; readonly returned?: true }
  /** Somebody else pays all that is due by then. */
  | { readonly kind: 'PAID_BY_OTHER' }
  /** Repays so many major units in notes, or less where less is left. */
  | { readonly kind: 'CASH'; readonly amount: number }
  /** Repays that share of what is left at once. */
  | { readonly kind: 'LUMP'; readonly share: number; readonly excess: ExcessUse }
  | { readonly kind: 'PAY_OFF' }
  | { readonly kind: 'PAUSE'; readonly days: number }
  | { readonly kind: 'RESTRUCTURE'; readonly longerBy: number }
  | { readonly kind: 'CHARGE_OFF' }
  /** Pays that share of what was given up. */
  | { readonly kind: 'RECOVER'; readonly share: number }
  /** Looks what falls due next. */
  | { readonly kind: 'LOOK' };

export interface DatedStep {
  readonly on: LocalDate;
  readonly step: Step;
}

/** What people with a habit do in the months of their loan; the rest of the time they are punctual. */
interface Turn {
  /** The instalment with which it happens. */
  readonly at: number;
}

/** @param probability that of default within a year or so, by the score */
export function habitOf(draw: Draw, probability: number): (typeof HABITS)[number] {
  const risk = Math.min(6, probability / 0.05);
  return draw.weighted({
    PUNCTUAL: 58,
    DAYS_LATE: 12,
    LUMP_SUM: 7,
    PAYS_OFF: 7,
    BOUNCES: 4,
    MONTH_LATE: 4 * risk,
    ROLLING: 2 * risk,
    HARDSHIP: 2 * risk,
    RESTRUCTURED: 2 * risk,
    DEFAULTS: 4 * risk,
  });
}

/** When in a loan's life what the habit is about happens. */
export function turnOf(draw: Draw): Turn {
  return { at: draw.integer(2, 9) };
}

const later = (dueOn: LocalDate, days: number, step: Step): DatedStep => ({
  on: addDays(dueOn, days),
  step,
});
const DEBIT: Step = { kind: 'PAY', way: 'DEBIT' };
const TRANSFER: Step = { kind: 'PAY', way: 'TRANSFER' };
const LOOK: Step = { kind: 'LOOK' };

/**
 * What is done about an instalment, the look at the next one included; without one the person never
 * pays again.
 *
 * @param number counts the instalments that were looked at, from 1
 */
export function stepsFor(
  habit: Habit,
  turn: Turn,
  draw: Draw,
  number: number,
  dueOn: LocalDate,
): readonly DatedStep[] {
  if (isNotable(habit)) return notableSteps(habit, turn, number, dueOn);
  const look = later(dueOn, 0, LOOK);
  const punctual = [later(dueOn, 0, draw.chance(0.35) ? DEBIT : TRANSFER), look];
  const isTurn = number === turn.at;
  switch (habit) {
    case 'PUNCTUAL':
      return punctual;
    case 'DAYS_LATE':
      return draw.chance(0.6) ? [later(dueOn, draw.integer(2, 14), TRANSFER), look] : punctual;
    case 'MONTH_LATE':
      return draw.chance(0.25) ? [later(dueOn, draw.integer(28, 37), TRANSFER), look] : punctual;
    case 'ROLLING':
      return number < turn.at ? punctual : [later(dueOn, draw.integer(40, 65), TRANSFER), look];
    case 'BOUNCES':
      return draw.chance(0.3) ? [...bounced(dueOn, draw), look] : punctual;
    default:
      return isTurn ? turning(habit, draw, dueOn, punctual) : punctual;
  }
}

/** For so long nothing moves before somebody pays all at once that has fallen due. */
const SILENT_DAYS = 195;

function notableSteps(
  habit: NotableHabit,
  turn: Turn,
  number: number,
  dueOn: LocalDate,
): readonly DatedStep[] {
  const [pay, look] = [later(dueOn, 0, TRANSFER), later(dueOn, 0, LOOK)];
  const cash = (days: number, amount: number) => later(dueOn, days, { kind: 'CASH', amount });
  if (habit === 'PAID_BY_OTHERS') {
    return number < turn.at ? [pay, look] : [later(dueOn, 0, { kind: 'PAID_BY_OTHER' }), look];
  }
  if (habit === 'IN_AND_OUT') return [later(dueOn, -18, { kind: 'PAY_OFF' })];
  if (number !== FIRST_TURN) return [pay, look];
  switch (habit) {
    case 'STRUCTURES':
      return [pay, cash(3, 9_400), cash(6, 9_200), look];
    case 'PAYS_CASH':
      return [pay, cash(2, 4_800), cash(4, 4_900), cash(7, 4_700), look];
    default:
      return [later(dueOn, SILENT_DAYS, TRANSFER), later(dueOn, SILENT_DAYS, LOOK)];
  }
}

/** The instalment with which those begin who have little time for it. */
const FIRST_TURN = 2;

function bounced(dueOn: LocalDate, draw: Draw): readonly DatedStep[] {
  return [
    later(dueOn, 0, { ...DEBIT, returned: true } as Step),
    later(dueOn, draw.integer(5, 20), TRANSFER),
  ];
}

/** What happens once in a loan's life. */
function turning(
  habit: Habit,
  draw: Draw,
  dueOn: LocalDate,
  punctual: readonly DatedStep[],
): readonly DatedStep[] {
  switch (habit) {
    case 'LUMP_SUM': {
      const excess = draw.chance(0.5) ? 'SHORTER_TERM' : 'SMALLER_INSTALMENT';
      const share = 0.15 + 0.35 * draw.next();
      return [...punctual, later(dueOn, draw.integer(3, 12), { kind: 'LUMP', share, excess })];
    }
    case 'PAYS_OFF':
      return [...punctual, later(dueOn, draw.integer(4, 20), { kind: 'PAY_OFF' })];
    case 'HARDSHIP': {
      const days = draw.integer(50, 85);
      return [
        later(dueOn, 6, { kind: 'PAUSE', days }),
        later(dueOn, days + 9, TRANSFER),
        later(dueOn, days + 9, LOOK),
      ];
    }
    case 'RESTRUCTURED': {
      const after = draw.integer(45, 80);
      const restructure: Step = { kind: 'RESTRUCTURE', longerBy: draw.integer(6, 12) };
      return [later(dueOn, after, restructure), later(dueOn, after, LOOK)];
    }
    case 'DEFAULTS': {
      const lost = later(dueOn, draw.integer(121, 150), { kind: 'CHARGE_OFF' });
      if (!draw.chance(0.5)) return [lost];
      const recovered: Step = { kind: 'RECOVER', share: 0.1 + 0.3 * draw.next() };
      return [lost, later(lost.on, draw.integer(30, 120), recovered)];
    }
    default:
      return punctual;
  }
}

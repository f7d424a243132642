import { addDays, daysBetween, type LocalDate } from '../calendar.ts';
import { type Draw, drawOf } from './draw.ts';
import { type Habit, habitOf, NOTABLE_HABITS } from './habits.ts';

/** What becomes of an application: a loan, or one of the other ways in which one ends or still waits. */
export const FATES = [
  'LOAN',
  'REJECTED',
  'TURNED_DOWN',
  'EXPIRED',
  'WITHDRAWN',
  'IN_REVIEW',
  'OFFERED',
] as const;
export type Fate = (typeof FATES)[number];

/** Somebody who applies once, and how their life with the lender goes. */
export interface Applicant {
  readonly index: number;
  readonly fate: Fate;
  readonly appliesOn: LocalDate;
  readonly productCode: string;
  /** Major units. */
  readonly amount: number;
  readonly termMonths: number;
  readonly purpose: string;
  readonly score: number;
  readonly probabilityOfDefault: string;
  /** Minor units a month. */
  readonly income: bigint;
  readonly debts: bigint;
  /** The partner through whom they come, by its place; null: by themselves. */
  readonly partner: number | null;
  readonly habit: Habit;
  /** What the rest of their life is drawn from. */
  readonly draw: Draw;
}

export interface Portfolio {
  readonly loans: number;
  readonly seed: number;
  readonly from: LocalDate;
  /** The last day, that on which it is made. */
  readonly until: LocalDate;
  readonly partners: number;
}

/** For each hundred loans. */
const OTHERS: Readonly<Record<Exclude<Fate, 'LOAN'>, number>> = {
  REJECTED: 17,
  TURNED_DOWN: 4,
  EXPIRED: 6,
  WITHDRAWN: 3,
  IN_REVIEW: 2,
  OFFERED: 2,
};
/** They are on their way on the last day, so they come last. */
const WAITING: readonly Fate[] = ['IN_REVIEW', 'OFFERED'];
/** A loan is paid out some days after it was applied for, and an offer of two weeks has run out. */
const LAST_APPLIES_BEFORE_DAYS = 24;

const PRODUCTS = {
  PERSONAL: { share: 55, amounts: [1_000, 18_000], terms: [12, 18, 24, 36, 48], rate: 0.12 },
  HOME_IMPROVEMENT: { share: 28, amounts: [5_000, 24_000], terms: [24, 36, 48, 60, 84], rate: 0.1 },
  BUSINESS: { share: 17, amounts: [3_000, 22_000], terms: [12, 18, 24, 36], rate: 0.13 },
} as const;
const PURPOSES = {
  PERSONAL: ['A car', 'A wedding', 'Dental work', 'Moving house', 'Studies', 'Paying off cards'],
  HOME_IMPROVEMENT: ['A new roof', 'A kitchen', 'Insulation', 'A heat pump', 'Windows'],
  BUSINESS: ['A van', 'Tools', 'Stock for the season', 'Fitting out a shop'],
} as const;

/** How many people apply for so many loans to come of it. */
export function applicantsFor(loans: number): number {
  return fatesOf(loans).length;
}

function fatesOf(loans: number): Fate[] {
  const others = FATES.flatMap((fate) =>
    fate === 'LOAN'
      ? []
      : Array<Fate>(Math.max(1, Math.round((OTHERS[fate] * loans) / 100))).fill(fate),
  );
  return [...Array<Fate>(loans).fill('LOAN'), ...others];
}

/** Everybody, in the order in which they apply. */
export function applicantsOf(portfolio: Portfolio): readonly Applicant[] {
  const all = fatesOf(portfolio.loans);
  const settled = shuffled(
    all.filter((fate) => !WAITING.includes(fate)),
    drawOf(portfolio.seed, all.length),
  );
  const waiting = all.filter((fate) => WAITING.includes(fate));
  const { from, until } = portfolio;
  const days = Math.max(1, daysBetween(from, until) - LAST_APPLIES_BEFORE_DAYS);
  let loans = 0;
  const people = [...settled, ...waiting].map((fate, index) => {
    const draw = drawOf(portfolio.seed, index);
    const place = (index + draw.next()) / settled.length;
    const appliesOn = WAITING.includes(fate)
      ? addDays(until, -draw.integer(1, 5))
      : addDays(from, Math.floor(place * days));
    const someone = applicant(portfolio, index, fate, appliesOn, draw);
    if (fate !== 'LOAN') return someone;
    loans += 1;
    return loans % NOTABLE_EVERY === FIRST_NOTABLE ? notable(someone, loans) : someone;
  });
  return people.sort((a, b) =>
    a.appliesOn < b.appliesOn ? -1 : a.appliesOn > b.appliesOn ? 1 : a.index - b.index,
  );
}

/** One loan in so many is of somebody whose payments compliance officers would like to know of. */
const NOTABLE_EVERY = 31;
const FIRST_NOTABLE = 8;

/** The same person with such a habit, and a loan that is large enough for it. */
function notable(applicant: Applicant, loan: number): Applicant {
  const which = Math.floor(loan / NOTABLE_EVERY) % NOTABLE_HABITS.length;
  const habit = NOTABLE_HABITS[which] ?? NOTABLE_HABITS[0];
  const [amount, termMonths] = [24_000, 24];
  const share = BigInt(Math.round((1_000 * amount) / applicant.amount));
  // As much more is earned, so that the loan is decided on as it would have been.
  const scale = (minor: bigint) => (minor * share * BigInt(applicant.termMonths)) / 24_000n;
  const means = { income: scale(applicant.income), debts: scale(applicant.debts) };
  const loanFor = { productCode: 'HOME_IMPROVEMENT', purpose: 'A kitchen' };
  return { ...applicant, ...loanFor, ...means, amount, termMonths, habit };
}

function shuffled<T>(list: readonly T[], draw: Draw): T[] {
  return list
    .map((item) => ({ item, place: draw.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function applicant(
  { partners }: Portfolio,
  index: number,
  fate: Fate,
  appliesOn: LocalDate,
  draw: Draw,
): Applicant {
  const productCode = draw.weighted({ PERSONAL: 55, HOME_IMPROVEMENT: 28, BUSINESS: 17 });
  const { amounts, terms, rate } = PRODUCTS[productCode];
  const amount =
    Math.round((amounts[0] + (amounts[1] - amounts[0]) * draw.next() ** 1.6) / 100) * 100;
  const termMonths = draw.pick(terms);
  const creditworthy = standingOf(fate, draw);
  const payment = (amount * (1 + (rate * termMonths) / 24)) / termMonths;
  const debts = Math.round(payment * (0.2 + draw.next()));
  const income = (payment + debts) / creditworthy.debtToIncome;
  const probability = 1 / (1 + 15 * 2 ** ((creditworthy.score - 660) / 50));
  return {
    index,
    fate,
    appliesOn,
    productCode,
    amount,
    termMonths,
    purpose: draw.pick(PURPOSES[productCode]),
    score: creditworthy.score,
    probabilityOfDefault: probability.toFixed(4),
    income: BigInt(Math.round(income)) * 100n,
    debts: BigInt(debts) * 100n,
    partner: partners > 0 && draw.chance(0.3) ? draw.integer(0, partners - 1) : null,
    habit: habitOf(draw, probability),
    draw,
  };
}

/** A score, and monthly payments by income, on which the standard policy decides as the fate wants. */
function standingOf(fate: Fate, draw: Draw): { score: number; debtToIncome: number } {
  const fair = { score: draw.integer(645, 805), debtToIncome: 0.14 + 0.2 * draw.next() };
  if (fate === 'REJECTED') {
    return draw.chance(0.7)
      ? { ...fair, score: draw.integer(470, 570) }
      : { ...fair, debtToIncome: 0.65 + 0.3 * draw.next() };
  }
  const isReferred = fate === 'TURNED_DOWN' || fate === 'IN_REVIEW' || draw.chance(0.12);
  return isReferred && fate !== 'OFFERED' ? { ...fair, score: draw.integer(585, 635) } : fair;
}

import { Fault } from '@blockscore/result';
import { GraphQLError } from 'graphql';
import type { Budgets, Standing } from './budgets.ts';
import type { Payer } from './payer.ts';
import { type CostReport, shown } from './report.ts';

export interface Refusal {
  readonly error: GraphQLError;
  /** What was taken for it; undefined where that is left to {@link Refusals.charge}. */
  readonly cost: CostReport | undefined;
  /** Headers of an answer that says so, beside those of its cost. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What becomes of requests for which nothing is run. */
export interface Refusals {
  /**
   * Takes what a request costs that is refused, and tells it; undefined where nobody counts.
   * @param received characters of its text, where that was read
   */
  readonly charge: (payer: Payer, received?: number) => Promise<CostReport | undefined>;
  /**
   * Takes what it costs to look at a document that is new, before that is done; why it is not where too
   * little is left.
   */
  readonly ofDocument: (payer: Payer, tokens: number) => Promise<Refusal | undefined>;
  /** Why nothing that somebody sends is looked at: they have no points left. Undefined where they may have some. */
  readonly ofSpent: (payer: Payer) => Refusal | undefined;
}

/** What is read and looked at costs the gateway something, whatever is wrong with it. */
const REFUSED_POINTS = 1;
/** Characters of a request that cost a point to read, the first so many apart. */
const CHARACTERS_FOR_A_POINT = 4_096;

/** What it costs to read so many characters. */
export function pointsOfText(characters = 0): number {
  return Math.floor(characters / CHARACTERS_FOR_A_POINT);
}

/** Validation compares fields with each other: of twice as many tokens it takes four times as long. */
function pointsOfDocument(tokens: number): number {
  return Math.floor((tokens / 100) ** 2);
}

/** Where too little is left all of that is taken. */
export function createRefusals(budgets: Budgets | undefined): Refusals {
  return {
    async charge(payer, received) {
      if (budgets === undefined) return undefined;
      const requested = REFUSED_POINTS + pointsOfText(received);
      const taken = await budgets.take(payer, requested);
      if (taken.ok) return { requested, actual: requested, ...shown(taken.value) };
      return takeRest(budgets, payer, requested, taken.error);
    },
    async ofDocument(payer, tokens) {
      const requested = pointsOfDocument(tokens);
      if (budgets === undefined || requested === 0) return undefined;
      const taken = await budgets.take(payer, requested);
      if (taken.ok) return undefined;
      const cost = takeRest(budgets, payer, requested, taken.error);
      return exhausted('To look at a document of this length costs', requested, taken.error, cost);
    },
    ofSpent(payer) {
      const standing = budgets?.spent(payer);
      if (standing === undefined) return undefined;
      const left = shown(standing);
      const message = `None of your ${left.limit} points are left: try again in ${left.resetsIn} s.`;
      return {
        error: refusalOf('RATE_LIMITED', message),
        cost: { requested: REFUSED_POINTS, actual: 0, ...left },
        headers: comeAgainIn(left.resetsIn),
      };
    },
  };
}

function takeRest(
  budgets: Budgets,
  payer: Payer,
  requested: number,
  standing: Standing,
): CostReport {
  const { remaining } = standing;
  budgets.pay(payer, remaining);
  return { requested, actual: remaining, ...shown({ ...standing, remaining: 0 }) };
}

/**
 * Why something is not done for somebody.
 * @param what costs points, as the beginning of a sentence
 * @param cost what was taken for saying so
 */
export function exhausted(
  what: string,
  requested: number,
  standing: Standing,
  cost: CostReport | undefined,
): Refusal {
  const { limit, remaining, resetsIn } = shown(standing);
  if (requested > limit) {
    // Waiting would not help: nobody is told to come again.
    const message = `${what} ${requested} points, and you have ${limit} in all: ask for less at once.`;
    return { error: refusalOf('LIMIT_EXCEEDED', message), cost, headers: {} };
  }
  const message = `${what} ${requested} points, and ${remaining} of your ${limit} are left: try again in ${resetsIn} s, or ask for less.`;
  return { error: refusalOf('RATE_LIMITED', message), cost, headers: comeAgainIn(resetsIn) };
}

/** Source: RFC 9110, 10.2.3. */
function comeAgainIn(seconds: number): Readonly<Record<string, string>> {
  return { 'retry-after': String(Math.max(1, seconds)) };
}

export function refusalOf(code: 'LIMIT_EXCEEDED' | 'RATE_LIMITED', message: string): GraphQLError {
  const originalError = new Fault(code, message);
  return new GraphQLError(message, { extensions: { code }, originalError });
}

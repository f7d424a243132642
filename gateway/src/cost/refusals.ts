import { Fault } from '@blockscore/result';
import { GraphQLError } from 'graphql';
import type { Budgets, Payer } from './budgets.ts';
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
  /** Takes what a request costs that is refused, and tells it; undefined where nobody counts. */
  readonly charge: (payer: Payer) => Promise<CostReport | undefined>;
  /** Why nothing that somebody sends is looked at: they have no points left. Undefined where they may have some. */
  readonly ofSpent: (payer: Payer) => Refusal | undefined;
}

/** What is read and looked at costs the gateway something, whatever is wrong with it. */
const REFUSED_POINTS = 1;

/** Where nothing is left nothing is taken. */
export function createRefusals(budgets: Budgets | undefined): Refusals {
  return {
    async charge(payer) {
      if (budgets === undefined) return undefined;
      const taken = await budgets.take(payer, REFUSED_POINTS);
      const standing = taken.ok ? taken.value : taken.error;
      const actual = taken.ok ? REFUSED_POINTS : 0;
      return { requested: REFUSED_POINTS, actual, ...shown(standing) };
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

/** Source: RFC 9110, 10.2.3. */
export function comeAgainIn(seconds: number): Readonly<Record<string, string>> {
  return { 'retry-after': String(Math.max(1, seconds)) };
}

export function refusalOf(code: 'LIMIT_EXCEEDED' | 'RATE_LIMITED', message: string): GraphQLError {
  const originalError = new Fault(code, message);
  return new GraphQLError(message, { extensions: { code }, originalError });
}

import type { Budgets, Payer } from './budgets.ts';
import { type CostReport, shown } from './report.ts';

/** Takes what a request costs that is refused, and tells it; undefined where nobody counts. */
export type ChargeRefusal = (payer: Payer) => Promise<CostReport | undefined>;

/** What is read and looked at costs the gateway something, whatever is wrong with it. */
const REFUSED_POINTS = 1;

/** Where nothing is left nothing is taken: the request is refused for what is wrong with it all the same. */
export function createRefusals(budgets: Budgets | undefined): ChargeRefusal {
  return async (payer) => {
    if (budgets === undefined) return undefined;
    const taken = await budgets.take(payer, REFUSED_POINTS);
    const standing = taken.ok ? taken.value : taken.error;
    return { requested: REFUSED_POINTS, actual: taken.ok ? REFUSED_POINTS : 0, ...shown(standing) };
  };
}

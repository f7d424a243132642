import type { Standing } from './budgets.ts';

/** `extensions.cost` of a reply. Points are of one window, in which `remaining` of `limit` are left. */
export interface CostReport {
  readonly requested: number;
  readonly actual: number;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until all points are there again. */
  readonly resetsIn: number;
}

type Shown = Pick<CostReport, 'limit' | 'remaining' | 'resetsIn'>;

/** How a budget stands, as clients are told. */
export function shown({ limit, remaining, resetsInMs }: Standing): Shown {
  return { limit, remaining, resetsIn: Math.ceil(resetsInMs / 1000) };
}

/**
 * Headers that tell how a budget stands.
 * Source: IETF draft-ietf-httpapi-ratelimit-headers-03.
 */
export function headersOf({ limit, remaining, resetsIn }: Shown): Readonly<Record<string, string>> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetsIn),
  };
}

/** The part of a reply's body that tells its cost; empty where nobody counts. */
export function told(cost: CostReport | undefined): {
  readonly extensions?: { readonly cost: CostReport };
} {
  return cost === undefined ? {} : { extensions: { cost } };
}

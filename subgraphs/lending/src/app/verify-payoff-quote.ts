import type { PayoffQuote } from '../domain/payoff-quote.ts';
import { sumOf } from '../domain/servicing/parts.ts';
import { payoffOf } from '../domain/servicing/payoff.ts';
import type { Ports } from './ports.ts';
import { standOf } from './stand-of-loan.ts';

/**
 * `HOLDS`: it pays the loan off on its day. `EXPIRED`: its day is over. `SUPERSEDED`: something has
 * happened to the loan since. `FORGED`: this lender signed no such thing.
 */
export type PayoffVerdict = 'HOLDS' | 'EXPIRED' | 'SUPERSEDED' | 'FORGED';

export interface PayoffVerification {
  readonly verdict: PayoffVerdict;
  /** null of what was forged. */
  readonly quote: PayoffQuote | null;
}

/** A token is longer than any that was signed. */
const LONGEST_TOKEN = 2_000;

/** Checks a pay-off quote that somebody was shown; whoever holds it may ask. */
export function verifyPayoffQuote(ports: Ports) {
  return async (token: string): Promise<PayoffVerification> => {
    const quote = token.length > LONGEST_TOKEN ? undefined : await ports.payoffSigner.verify(token);
    if (quote === undefined) return { verdict: 'FORGED', quote: null };
    if (quote.expiresAt <= ports.clock()) return { verdict: 'EXPIRED', quote };
    const { loanId, asOf: day, parts } = quote;
    const state = await ports.transact(async (work) => {
      const [loan] = await work.loans.findMany([loanId]);
      const entries = (await work.servicing.entries([loanId])).get(loanId) ?? [];
      return loan === undefined ? null : standOf(loan, entries, { day });
    });
    const holds = state !== null && sumOf(payoffOf(state)) === sumOf(parts);
    return { verdict: holds ? 'HOLDS' : 'SUPERSEDED', quote };
  };
}

import type { Id } from '@blockscore/ids';
import type { CurrencyCode } from '@blockscore/money';
import type { LocalDate } from './calendar.ts';
import type { Parts } from './servicing/parts.ts';

/** What pays a loan off on a day, if nothing else happens until then; amounts in minor units. */
export interface PayoffQuote {
  readonly loanId: Id<'loan'>;
  readonly asOf: LocalDate;
  readonly currency: CurrencyCode;
  readonly parts: Parts;
  readonly issuedAt: Date;
  /** The end of the day that it is for. */
  readonly expiresAt: Date;
}

/** So far ahead a quote may be asked for, days. */
export const PAYOFF_QUOTE_DAYS = 60;

/** The first moment after a day, in UTC. */
export function endOf(day: LocalDate): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
}

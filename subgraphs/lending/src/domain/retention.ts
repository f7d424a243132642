import { addMonths, dayOf, type LocalDate } from './calendar.ts';

/** For how long what kind of file is kept of a person who was erased, in months. */
export interface RetentionTerms {
  /** From the last word on the last application: 25 months (12 CFR 1002.12(b)). */
  readonly creditFileMonths: number;
  /** From the end of the relationship, which an erasure is at the latest: 5 years (31 CFR 1010.430(d)). */
  readonly loanFileMonths: number;
}

/** What there is of a person. */
export interface PersonFile {
  readonly hasLoans: boolean;
  readonly hasConsents: boolean;
  /** When the last of their applications came or was decided; null: there is none. */
  readonly lastDealtWith: Date | null;
}

export type KeptFile = 'CONSENTS' | 'CREDIT_FILE' | 'LOAN_FILE';

export interface Retention {
  readonly kept: readonly KeptFile[];
  /** The last day of the longest term; null: nothing is kept under a key. */
  readonly until: LocalDate | null;
}

/** What is kept of a person whom somebody erases now. A term that is over keeps nothing. */
export function retentionOf(
  { hasLoans, hasConsents, lastDealtWith }: PersonFile,
  { creditFileMonths, loanFileMonths }: RetentionTerms,
  now: Date,
): Retention {
  const today = dayOf(now);
  const ends = [
    ...(hasLoans ? [addMonths(today, loanFileMonths)] : []),
    ...(lastDealtWith === null ? [] : [addMonths(dayOf(lastDealtWith), creditFileMonths)]),
  ].filter((end) => end >= today);
  const until = ends.sort().at(-1) ?? null;
  const kept: readonly KeptFile[] = [
    // Ids and times alone: that a partner was allowed what it did.
    ...(hasConsents ? (['CONSENTS'] as const) : []),
    ...(lastDealtWith !== null && until !== null ? (['CREDIT_FILE'] as const) : []),
    ...(hasLoans && until !== null ? (['LOAN_FILE'] as const) : []),
  ];
  return { kept, until };
}

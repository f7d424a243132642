/**
 * What tells people apart, or that two are one: each is known as a keyed hash, a *mark*, by which
 * equality is told and nothing else.
 */
export const MARK_KINDS = [
  'DEVICE',
  'NETWORK',
  'PHONE',
  'MAILBOX',
  'NAME_AND_BIRTH',
  'POSTAL_ADDRESS',
  'ACCOUNT',
  'DOCUMENT_NUMBER',
  'DOCUMENT_CONTENT',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Kinds that are traces of somebody; the hashes of documents are kept with the documents. */
export type TraceKind = Exclude<MarkKind, 'DOCUMENT_NUMBER' | 'DOCUMENT_CONTENT'>;

/** A mark of an applicant's. */
export interface Trace {
  readonly kind: TraceKind;
  readonly mark: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  /** Of an account alone. */
  readonly account?: {
    readonly payoutAccountId: `bank_${string}` | null;
    /** Whether the payment provider ever said that it is theirs. */
    readonly isVerified: boolean;
  };
}

/** What the lender found of somebody: `REJECTED` in verifying them, `CONFIRMED` of fraud. */
export const STANDINGS = ['NONE', 'REJECTED', 'CONFIRMED'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Somebody else who has a mark of the applicant's. */
export interface SharedMark {
  readonly kind: MarkKind;
  readonly userId: `user_${string}`;
  /** Whole days since it was last seen of them. */
  readonly daysAgo: number;
  readonly standing: Standing;
  /** Whether name and birth date are the applicant's; null where either's are not known. */
  readonly sameName: boolean | null;
  /** They said that an account is theirs, and nobody else ever did: a number can be typed by whoever knows it. */
  readonly isOnlyClaimed?: true;
}

/** Others that are read of one mark, those seen last first: more of them say no more. */
export const MOST_OTHERS = 20;

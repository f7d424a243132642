export const FRAUD_SIGNALS = [
  'SHARED_DEVICE',
  'SHARED_NETWORK',
  'SHARED_PHONE',
  'SHARED_MAILBOX',
  'SHARED_NAME_AND_BIRTH',
  'SHARED_POSTAL_ADDRESS',
  'SHARED_ACCOUNT',
  'SHARED_ACCOUNT_UNVERIFIED',
  'SHARED_DOCUMENT_NUMBER',
  'SHARED_DOCUMENT_CONTENT',
  'DEVICE_AND_ACCOUNT',
  'KNOWN_APPLICANT',
  'MANY_APPLICATIONS',
  'MANY_APPLICATIONS_OF_OTHERS',
  'INCOME_ABOVE_OBSERVED',
  'INCOME_JUMP',
  'ACCOUNT_OF_ANOTHER',
  'DOCUMENT_UNDER_ANOTHER_NAME',
  'NEW_ACCOUNT_LARGE_AMOUNT',
  'PHONE_ELSEWHERE',
  'EMPLOYED_TOO_LONG',
  'NO_HISTORY',
] as const;
export type FraudSignalCode = (typeof FRAUD_SIGNALS)[number];

/** Signs that the applicant is nobody who lives, put together of what belongs to others. */
export const SYNTHETIC_SIGNS: readonly FraudSignalCode[] = [
  'SHARED_DOCUMENT_NUMBER',
  'SHARED_DOCUMENT_CONTENT',
  'DOCUMENT_UNDER_ANOTHER_NAME',
  'NEW_ACCOUNT_LARGE_AMOUNT',
  'PHONE_ELSEWHERE',
  'EMPLOYED_TOO_LONG',
  'NO_HISTORY',
];

export interface SignalFact {
  readonly name: string;
  readonly value: string;
}

/** One thing that speaks for fraud, what it adds to the score, and what it rests on. */
export interface FraudSignal {
  readonly code: FraudSignalCode;
  readonly points: number;
  /** At least one. */
  readonly facts: readonly [SignalFact, ...SignalFact[]];
  /** Whom it was found with, by id; in order. */
  readonly others: readonly `user_${string}`[];
}

export const fact = (name: string, value: string | number): SignalFact => ({
  name,
  value: String(value),
});

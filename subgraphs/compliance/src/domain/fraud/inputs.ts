import type { MarkKind, SharedMark, Standing } from './marks.ts';

/** Applications within so many days before this one. */
export const VELOCITY_DAYS = [1, 7, 30] as const;
export type VelocityDays = (typeof VELOCITY_DAYS)[number];
export type Velocity = Readonly<Record<`${VelocityDays}`, number>>;

/** Minor units, as text. */
export interface StatedIncome {
  readonly minor: string;
  readonly currency: string;
  /** ISO 8601. */
  readonly at: string;
}

export const NOT_KNOWN = [
  'IDENTITY',
  'LENDING',
  'CREDIT',
  'IDENTITY_UNREADABLE',
  'LENDING_UNREADABLE',
  'CREDIT_UNREADABLE',
  'NAME',
  'DEVICE',
  'NETWORK',
  'PHONE',
  'POSTAL_ADDRESS',
  'ACCOUNT',
  'DOCUMENT',
  'STATED_INCOME',
  'OBSERVED_INCOME',
] as const;
/** Who did not answer in time, or so that nobody can read it, and what nobody knows of the applicant. */
export type NotKnown = (typeof NOT_KNOWN)[number];

/** What identity knows of the account that applies. */
export interface AccountFacts {
  /** ISO 8601. */
  readonly registeredAt: string;
  /** ISO 3166-1 alpha-2, as stated. */
  readonly country: string;
  /** All countries with the number's calling code; empty where that is not known. */
  readonly phoneCountries: readonly string[];
  /** When the device that is known longest was first seen, ISO 8601. */
  readonly oldestDeviceAt: string | null;
}

/** What is applied for, and to whom it would go. Amounts in minor units, as text. */
export interface AskedFor {
  readonly amount: string;
  readonly currency: string;
  /** What the lender has lent and offered them besides. */
  readonly exposure: string;
  /** Payout accounts, ever: those that the provider verified, and those in another name than theirs. */
  readonly verifiedAccounts: number;
  readonly accountsOfOthers: number;
}

export interface IncomeFacts {
  readonly stated: StatedIncome | null;
  readonly earlier: readonly StatedIncome[];
  /** What somebody other than the person vouched for, and not what is stated now. */
  readonly observed: StatedIncome | null;
  /** Months with the present employer, as stated. */
  readonly employmentMonths: number | null;
  /** Months since birth. */
  readonly ageMonths: number | null;
}

/** Everything that an assessment rests on: plain JSON, so that it is made again as it was. */
export interface FraudInputs {
  /** ISO 8601: when the application was heard of. */
  readonly appliedAt: string;
  /** What the lender found of the applicant before. */
  readonly standing: Standing;
  readonly shared: readonly SharedMark[];
  /** Kinds of which more others were found than were read. */
  readonly manyMore: readonly MarkKind[];
  /** The applicant's own, without this one. */
  readonly ownApplications: Velocity;
  /** Of others who share more than a network, and are not the same person by name and birth. */
  readonly sharedApplications: Velocity;
  readonly account: AccountFacts | null;
  readonly asked: AskedFor | null;
  readonly income: IncomeFacts | null;
  readonly notKnown: readonly NotKnown[];
}

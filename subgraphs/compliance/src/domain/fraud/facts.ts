/** A keyed hash of the subgraph that tells it: equal marks of one kind are the same thing, and no more is told. */
export type Mark = string;

/** Something that was seen of a person, by its mark; times are ISO 8601, UTC. */
export interface Sighting {
  readonly mark: Mark;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** What identity knows. It holds no tax id: there is no mark of one. */
export interface IdentityFacts {
  readonly registeredAt: string;
  /** Null: nobody has shown that the address is theirs. */
  readonly emailVerifiedAt: string | null;
  /** The part behind the @, in lower case. */
  readonly emailDomain: string;
  /** Of the mailbox that mail ends up in: without what follows a +, and without points where they do not count. */
  readonly mailbox: Mark;
  /** Browsers and programs that the person registered or signed in with, newest first, at most 50. */
  readonly devices: readonly Sighting[];
  /** Networks that they did so from (an IPv4 address, an IPv6 /64), newest first, at most 50. */
  readonly networks: readonly Sighting[];
  /** Null: none was given. */
  readonly phone: Mark | null;
  /** ISO 3166-1 alpha-2 of all countries with the number's calling code; empty: no number, or no such code. */
  readonly phoneCountries: readonly string[];
  /** ISO 3166-1 alpha-2, as the person stated it. */
  readonly country: string;
  /** Of the names, in whatever order, script marks and case, together with the date of birth. */
  readonly nameAndBirth: Mark;
  /** Of the flat where the person lives, however its address is written; null: none was given. */
  readonly postalAddress: Mark | null;
}

export const ACCOUNT_STATUSES = ['PENDING', 'VERIFIED', 'REFUSED', 'REMOVED'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** A payout account that the person ever gave. */
export interface AccountFact {
  /** Null from a release of lending that did not tell. */
  readonly payoutAccountId: `bank_${string}` | null;
  readonly mark: Mark;
  /** `VERIFIED`: the payment provider said that it is the person's. `REMOVED`: by the person. */
  readonly status: AccountStatus;
  /** Whether the provider ever said so, also of one that was removed since. */
  readonly verified: boolean;
  /** Whose it is in the person's own words, to be compared with their name; null: nothing was said. */
  readonly holderName: string | null;
  readonly givenAt: string;
}

/** What lending knows. Amounts are minor units. */
export interface LendingFacts {
  /** Newest first, at most 20. */
  readonly accounts: readonly AccountFact[];
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
  readonly termMonths: number;
  /** Owed or promised to the person, what was offered for this application included. */
  readonly exposureMinor: bigint;
  /** When the person applied, this application among them, newest first, at most 50. */
  readonly appliedAt: readonly string[];
}

export interface IncomeStatement {
  readonly minor: bigint;
  /** ISO 4217. */
  readonly currency: string;
  readonly at: string;
  /** `OFFICER`: an officer put right what the person had stated. */
  readonly by: 'PERSON' | 'OFFICER';
}

/** What credit knows. */
export interface CreditFacts {
  /** The latest statement of monthly income; null: none was made. */
  readonly income: IncomeStatement | null;
  /** Those before it, newest first, at most 20. */
  readonly earlierIncomes: readonly IncomeStatement[];
  /**
   * Monthly income that somebody other than the person vouches for: the latest that an officer put right.
   * Null where nobody did: no payslip is read and no account is looked into.
   */
  readonly observedIncome: IncomeStatement | null;
  /** Months with the present employer, as stated; null: not stated. */
  readonly employmentMonths: number | null;
}

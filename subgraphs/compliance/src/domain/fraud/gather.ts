import type { CreditFacts, IdentityFacts, IncomeStatement, LendingFacts } from './facts.ts';
import {
  type AccountFacts,
  type AskedFor,
  type FraudInputs,
  type IncomeFacts,
  type NotKnown,
  type StatedIncome,
  VELOCITY_DAYS,
  type Velocity,
} from './inputs.ts';
import type { MarkKind, Trace, TraceKind } from './marks.ts';

const DAY_MS = 86_400_000;
/** How far the clocks of lending and compliance may be apart. */
const CLOCKS_APART_MS = 10_000;

/** What was disclosed of an applicant; null of who did not answer, or not so that it can be read. */
export interface Disclosed {
  readonly identity: IdentityFacts | null;
  readonly lending: LendingFacts | null;
  readonly credit: CreditFacts | null;
  /** Whose answer came and is of no use. */
  readonly unreadable?: readonly ('identity' | 'lending' | 'credit')[];
}

/** The applicant's own marks, once each; what has no time of its own was seen when it was asked. */
export function tracesOf({ identity, lending }: Disclosed, at: Date): readonly Trace[] {
  const traces = new Map<string, Trace>();
  const add = (
    kind: TraceKind,
    mark: string,
    first: string | Date,
    last: string | Date,
    more: Pick<Trace, 'account'> = {},
  ) => {
    const trace = { kind, mark, firstSeenAt: new Date(first), lastSeenAt: new Date(last), ...more };
    const before = traces.get(`${kind} ${mark}`);
    traces.set(`${kind} ${mark}`, before === undefined ? trace : joined(before, trace));
  };
  for (const { mark, firstSeenAt, lastSeenAt } of identity?.devices ?? []) {
    add('DEVICE', mark, firstSeenAt, lastSeenAt);
  }
  for (const { mark, firstSeenAt, lastSeenAt } of identity?.networks ?? []) {
    add('NETWORK', mark, firstSeenAt, lastSeenAt);
  }
  if (identity !== null) {
    const { phone, mailbox, nameAndBirth, postalAddress } = identity;
    if (phone !== null) add('PHONE', phone, at, at);
    add('MAILBOX', mailbox, at, at);
    add('NAME_AND_BIRTH', nameAndBirth, at, at);
    if (postalAddress !== null) add('POSTAL_ADDRESS', postalAddress, at, at);
  }
  for (const { mark, status, givenAt, payoutAccountId, verified } of lending?.accounts ?? []) {
    const account = { payoutAccountId, isVerified: verified };
    add('ACCOUNT', mark, givenAt, status === 'REMOVED' ? givenAt : at, { account });
  }
  return [...traces.values()];
}

/** The same mark twice: seen from the first time to the last, and verified if it ever was; the newest comes first. */
function joined(one: Trace, other: Trace): Trace {
  const times = [one.firstSeenAt, other.firstSeenAt, one.lastSeenAt, other.lastSeenAt];
  const ms = times.map((time) => time.getTime());
  return {
    ...one,
    ...(one.account && {
      account: {
        ...one.account,
        isVerified: one.account.isVerified || other.account?.isVerified === true,
      },
    }),
    firstSeenAt: new Date(Math.min(...ms)),
    lastSeenAt: new Date(Math.max(...ms)),
  };
}

/** What was found around the applicant, and who they are by what compliance knows. */
export interface Applicant
  extends Pick<
    FraudInputs,
    'standing' | 'shared' | 'manyMore' | 'ownApplications' | 'sharedApplications'
  > {
  /** Kinds of marks that are known of them. */
  readonly marks: readonly MarkKind[];
  readonly name: string | null;
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth: string | null;
  readonly appliedAt: Date;
}

/** Puts together what is judged. */
export function inputsOf(
  disclosed: Disclosed,
  applicant: Applicant,
  isSameName: (one: string, other: string) => boolean,
): FraudInputs {
  const { identity, lending, credit } = disclosed;
  const { marks: _, name, dateOfBirth, appliedAt, ...around } = applicant;
  return {
    ...around,
    appliedAt: appliedAt.toISOString(),
    ownApplications:
      lending === null ? around.ownApplications : velocityOf(lending.appliedAt, appliedAt),
    account: identity && accountOf(identity),
    asked: lending && askedFor(lending, name, isSameName),
    income: credit && incomeOf(credit, dateOfBirth, appliedAt),
    notKnown: notKnownOf(disclosed, applicant),
  };
}

/** Without the one that is looked at, and those of after it, which a late answer tells of, too. */
function velocityOf(appliedAt: readonly string[], at: Date): Velocity {
  const ages = appliedAt
    .map((each) => at.getTime() - Date.parse(each))
    .filter((age) => age >= -CLOCKS_APART_MS);
  const within = (days: number) => ages.filter((age) => age < days * DAY_MS).length;
  return Object.fromEntries(
    VELOCITY_DAYS.map((days) => [days, Math.max(0, within(days) - 1)]),
  ) as Velocity;
}

function accountOf({
  registeredAt,
  country,
  phoneCountries,
  devices,
}: IdentityFacts): AccountFacts {
  const [oldestDeviceAt = null] = devices.map(({ firstSeenAt }) => firstSeenAt).sort();
  return { registeredAt, country, phoneCountries, oldestDeviceAt };
}

function askedFor(
  { amountMinor, currency, exposureMinor, accounts }: LendingFacts,
  name: string | null,
  isSameName: (one: string, other: string) => boolean,
): AskedFor {
  const others = accounts.filter(
    ({ verified, holderName }) =>
      !verified && holderName !== null && name !== null && !isSameName(holderName, name),
  );
  return {
    amount: amountMinor.toString(),
    currency,
    exposure: exposureMinor.toString(),
    verifiedAccounts: accounts.filter(({ verified }) => verified).length,
    accountsOfOthers: others.length,
  };
}

const statedAs = ({ minor, currency, at }: IncomeStatement): StatedIncome => ({
  ...{ minor: minor.toString(), currency, at },
});

function incomeOf(
  { income, earlierIncomes, observedIncome, employmentMonths }: CreditFacts,
  dateOfBirth: string | null,
  at: Date,
): IncomeFacts {
  const born = dateOfBirth === null ? Number.NaN : Date.parse(dateOfBirth);
  const months = Math.floor((at.getTime() - born) / (DAY_MS * 30.436875));
  return {
    // What an officer put right is no statement of the person's.
    stated: income?.by === 'PERSON' ? statedAs(income) : null,
    earlier: earlierIncomes.map(statedAs),
    observed: observedIncome && statedAs(observedIncome),
    employmentMonths,
    ageMonths: Number.isNaN(months) ? null : Math.max(0, months),
  };
}

function notKnownOf(
  { identity, lending, credit, unreadable = [] }: Disclosed,
  { marks, name }: Applicant,
): readonly NotKnown[] {
  const lacks = (kind: MarkKind) => !marks.includes(kind);
  const isBad = (source: NonNullable<Disclosed['unreadable']>[number]) =>
    unreadable.includes(source);
  const found: Readonly<Record<NotKnown, boolean>> = {
    IDENTITY: identity === null && !isBad('identity'),
    LENDING: lending === null && !isBad('lending'),
    CREDIT: credit === null && !isBad('credit'),
    IDENTITY_UNREADABLE: isBad('identity'),
    LENDING_UNREADABLE: isBad('lending'),
    CREDIT_UNREADABLE: isBad('credit'),
    NAME: name === null,
    DEVICE: lacks('DEVICE'),
    NETWORK: lacks('NETWORK'),
    PHONE: lacks('PHONE'),
    POSTAL_ADDRESS: lacks('POSTAL_ADDRESS'),
    ACCOUNT: lacks('ACCOUNT'),
    DOCUMENT: lacks('DOCUMENT_NUMBER') && lacks('DOCUMENT_CONTENT'),
    STATED_INCOME: credit?.income == null,
    OBSERVED_INCOME: credit?.observedIncome == null,
  };
  return (Object.keys(found) as NotKnown[]).filter((each) => found[each]);
}

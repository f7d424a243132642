import type { FraudInputs } from './inputs.ts';
import { MARK_KINDS, type MarkKind, type SharedMark } from './marks.ts';
import type { FraudPolicy, SharingPoints } from './policy.ts';
import { type FraudSignal, type FraudSignalCode, fact } from './signal.ts';

type Others = readonly [SharedMark, ...SharedMark[]];
type Sharing = Pick<FraudInputs, 'shared' | 'manyMore'>;

const CODES: Readonly<Record<MarkKind, FraudSignalCode>> = {
  DEVICE: 'SHARED_DEVICE',
  NETWORK: 'SHARED_NETWORK',
  PHONE: 'SHARED_PHONE',
  MAILBOX: 'SHARED_MAILBOX',
  NAME_AND_BIRTH: 'SHARED_NAME_AND_BIRTH',
  POSTAL_ADDRESS: 'SHARED_POSTAL_ADDRESS',
  ACCOUNT: 'SHARED_ACCOUNT',
  DOCUMENT_NUMBER: 'SHARED_DOCUMENT_NUMBER',
  DOCUMENT_CONTENT: 'SHARED_DOCUMENT_CONTENT',
};

/**
 * Of each kind of mark: who else has it, how lately, and what the lender knows of them. Whoever has the
 * applicant's name and date of birth is most likely the applicant, by another account: that counts, and
 * not again that the same person has the same browser, number or bank.
 */
export function sharingSignals(policy: FraudPolicy, inputs: Sharing): readonly FraudSignal[] {
  const shared = withoutClaims(policy, inputs.shared);
  return MARK_KINDS.flatMap((kind) => {
    const others = withKind(shared, kind);
    const points = policy.sharing[kind];
    if (others === undefined || points === undefined) return [];
    const found = { kind, others, manyMore: inputs.manyMore.includes(kind) };
    const signal = sharedSignal(points, policy.recentDays, found);
    return [kind === 'NAME_AND_BIRTH' ? withBesides(signal, inputs.shared) : signal];
  });
}

/**
 * Others who said that the applicant's account is theirs, which nobody else did. However many they are and whatever
 * was found of them, together with those whose it was found to be they count no more than these alone may.
 */
export function* claimedAccounts(
  policy: FraudPolicy,
  { shared, manyMore }: Sharing,
): Generator<FraudSignal> {
  const { claimedAccount: claimed, sharing, recentDays } = policy;
  const claims = shared.filter(({ kind, isOnlyClaimed }) => kind === 'ACCOUNT' && isOnlyClaimed);
  const others = withKind(claims, 'ACCOUNT');
  if (claimed === undefined || sharing.ACCOUNT === undefined || others === undefined) return;
  const verified = withKind(withoutClaims(policy, shared), 'ACCOUNT') ?? [];
  const counted = { ...countsOf(verified, recentDays), rejected: 0, confirmed: 0 };
  const room = sharing.ACCOUNT.most - pointsOf(sharing.ACCOUNT, counted);
  const found = { kind: 'ACCOUNT', others, manyMore: manyMore.includes('ACCOUNT') } as const;
  const signal = sharedSignal(claimed, recentDays, found);
  yield {
    ...signal,
    code: 'SHARED_ACCOUNT_UNVERIFIED',
    points: Math.min(signal.points, claimed.most, room),
    facts: [...signal.facts, fact('verified', 'no')],
  };
}

/** By a policy that does not tell them apart, an account is theirs who say so. */
function withoutClaims(
  { claimedAccount }: FraudPolicy,
  shared: readonly SharedMark[],
): readonly SharedMark[] {
  if (claimedAccount === undefined) return shared;
  return shared.filter(({ isOnlyClaimed }) => isOnlyClaimed !== true);
}

/** What they have in common besides, for whoever looks at it. */
function withBesides(signal: FraudSignal, shared: Sharing['shared']): FraudSignal {
  const kinds = MARK_KINDS.filter((kind) =>
    shared.some((mark) => mark.kind === kind && !OF_THE_SAME.includes(kind) && mark.sameName),
  );
  if (kinds.length === 0) return signal;
  return { ...signal, facts: [...signal.facts, fact('besides', kinds.join(' '))] };
}

/** What counts also of the same person by another account. */
const OF_THE_SAME: readonly MarkKind[] = ['NAME_AND_BIRTH', 'DOCUMENT_NUMBER', 'DOCUMENT_CONTENT'];

/** Whether a mark that somebody else has speaks for fraud. */
export function counts({ kind, sameName }: SharedMark): boolean {
  return sameName !== true || OF_THE_SAME.includes(kind);
}

interface Found {
  readonly kind: MarkKind;
  readonly others: Others;
  readonly manyMore: boolean;
}

/** One a person, in order of their ids. */
function withKind(shared: readonly SharedMark[], kind: MarkKind): Others | undefined {
  const found = shared.filter((mark) => mark.kind === kind && counts(mark));
  const [first, ...rest] = found.sort((a, b) => (a.userId < b.userId ? -1 : 1));
  return first === undefined ? undefined : [first, ...rest];
}

function sharedSignal(
  sharing: SharingPoints,
  recentDays: number,
  { kind, others, manyMore }: Found,
): FraudSignal {
  const counted = countsOf(others, recentDays);
  const { rejected, confirmed } = counted;
  const latest = Math.min(...others.map(({ daysAgo }) => daysAgo));
  return {
    code: CODES[kind],
    points: pointsOf(sharing, counted),
    facts: [
      fact('others', manyMore ? `more than ${others.length}` : others.length),
      fact('daysSinceLatest', latest),
      ...(rejected > 0 ? [fact('rejected', rejected)] : []),
      ...(confirmed > 0 ? [fact('confirmedFraud', confirmed)] : []),
    ],
    others: others.map(({ userId }) => userId),
  };
}

interface Counts {
  readonly recent: number;
  readonly all: number;
  readonly rejected: number;
  readonly confirmed: number;
}

function countsOf(others: readonly SharedMark[], recentDays: number): Counts {
  const standing = (wanted: SharedMark['standing']) =>
    others.filter((each) => each.standing === wanted).length;
  return {
    recent: others.filter(({ daysAgo }) => daysAgo <= recentDays).length,
    all: others.length,
    ...{ rejected: standing('REJECTED'), confirmed: standing('CONFIRMED') },
  };
}

function pointsOf(points: SharingPoints, { recent, all, rejected, confirmed }: Counts): number {
  const { household } = points;
  const each =
    household === undefined
      ? recent * points.recent + (all - recent) * points.older
      : beyondHousehold(points, household, { recent, older: all - recent });
  const many = Math.min(points.most, each);
  return Math.min(100, many + rejected * points.rejected + confirmed * points.confirmed);
}

/** Of those who count most so many live together; one more, or one seen more lately, never makes it less. */
function beyondHousehold(
  points: SharingPoints,
  household: NonNullable<SharingPoints['household']>,
  { recent, older }: { readonly recent: number; readonly older: number },
): number {
  const living = Math.min(household.most, recent + older);
  const [others, before] = [
    Math.max(0, recent - living),
    Math.max(0, older - Math.max(0, living - recent)),
  ];
  return living * household.each + others * points.recent + before * points.older;
}

/** The same people have both a device and an account of the applicant's: more than either alone. */
export function* deviceAndAccount(
  policy: FraudPolicy,
  { shared }: Sharing,
): Generator<FraudSignal> {
  const having = (kind: MarkKind) => shared.filter((mark) => mark.kind === kind && counts(mark));
  const devices = new Set(having('DEVICE').map(({ userId }) => userId));
  const both = having('ACCOUNT').filter(({ userId }) => devices.has(userId));
  const others = both.map(({ userId }) => userId).sort();
  if (others.length === 0) return;
  yield {
    code: 'DEVICE_AND_ACCOUNT',
    points: policy.deviceAndAccount,
    facts: [fact('others', others.length)],
    others,
  };
}

const DOCUMENTS: readonly MarkKind[] = ['DOCUMENT_NUMBER', 'DOCUMENT_CONTENT'];

/** A document of somebody else, by another name. */
export function* underAnotherName(
  policy: FraudPolicy,
  { shared }: Sharing,
): Generator<FraudSignal> {
  const named = shared.filter(
    ({ kind, sameName }) => sameName === false && DOCUMENTS.includes(kind),
  );
  const others = [...new Set(named.map(({ userId }) => userId))].sort();
  if (others.length === 0) return;
  yield {
    code: 'DOCUMENT_UNDER_ANOTHER_NAME',
    points: policy.documentUnderAnotherName,
    facts: [fact('names', others.length)],
    others,
  };
}

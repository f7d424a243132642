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
  return MARK_KINDS.flatMap((kind) => {
    const others = withKind(inputs.shared, kind);
    if (others === undefined) return [];
    const signal = sharedSignal(policy, kind, others, inputs.manyMore.includes(kind));
    return [kind === 'NAME_AND_BIRTH' ? withBesides(signal, inputs.shared) : signal];
  });
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

/** One a person, in order of their ids. */
function withKind(shared: readonly SharedMark[], kind: MarkKind): Others | undefined {
  const found = shared.filter((mark) => mark.kind === kind && counts(mark));
  const [first, ...rest] = found.sort((a, b) => (a.userId < b.userId ? -1 : 1));
  return first === undefined ? undefined : [first, ...rest];
}

function sharedSignal(
  { sharing, recentDays }: FraudPolicy,
  kind: MarkKind,
  others: Others,
  manyMore: boolean,
): FraudSignal {
  const recent = others.filter(({ daysAgo }) => daysAgo <= recentDays).length;
  const standing = (wanted: SharedMark['standing']) =>
    others.filter((each) => each.standing === wanted).length;
  const [rejected, confirmed] = [standing('REJECTED'), standing('CONFIRMED')];
  const latest = Math.min(...others.map(({ daysAgo }) => daysAgo));
  return {
    code: CODES[kind],
    points: pointsOf(sharing[kind], { recent, all: others.length, rejected, confirmed }),
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

function pointsOf(points: SharingPoints, { recent, all, rejected, confirmed }: Counts): number {
  const many = Math.min(points.most, recent * points.recent + (all - recent) * points.older);
  return Math.min(100, many + rejected * points.rejected + confirmed * points.confirmed);
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

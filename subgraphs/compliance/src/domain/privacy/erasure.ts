import { addMonths } from './month.ts';

/** Who has something of a person. */
export const HOLDERS = ['identity', 'credit', 'lending', 'ledger', 'compliance'] as const;
export type Holder = (typeof HOLDERS)[number];
/** Who may know of something that stands against an erasure, and is asked. */
export const ASSESSORS: readonly Holder[] = ['identity', 'lending', 'ledger'];

export type ErasureStatus =
  /** The subgraphs are asked whether something stands against it. */
  | 'ASSESSING'
  /** Something does, or an officer refused it: it is answered, and can be asked for again. */
  | 'REFUSED'
  | 'AWAITING_CONFIRMATION'
  | 'AWAITING_APPROVAL'
  /**
   * An officer approved it: the subgraphs are asked once more, since it may be long ago that they were.
   * The person is not told of it, see `toldStatusOf`.
   */
  | 'APPROVED'
  /** Ordered: each subgraph destroys what it has. */
  | 'ERASING'
  | 'DONE'
  | 'WITHDRAWN';

export type Obstacle =
  | 'STAFF_ROLE'
  | 'OPEN_APPLICATION'
  | 'OPEN_LOAN'
  | 'MONEY_OWED'
  | 'PAYMENT_UNDER_WAY'
  | 'BOOKS_NOT_SETTLED';

export type Kept =
  | 'AUDIT_TRAIL'
  | 'BOOKS'
  | 'CONSENTS'
  | 'CREDIT_FILE'
  | 'IDENTITY_CHECKS'
  | 'LOAN_FILE'
  | 'SCORE_FIGURES';

/** What one subgraph said and did. */
export interface ErasurePart {
  readonly holder: Holder;
  readonly assessedAt: Date | null;
  readonly obstacles: readonly Obstacle[];
  /** The day by which all is settled; null: nobody knows, or nothing has to be. */
  readonly settledOn: string | null;
  readonly erasedAt: Date | null;
  readonly kept: readonly Kept[];
  /** The last day on which something is readable under a retention key. */
  readonly keptUntil: string | null;
  /** When what was kept under that key was destroyed, too. */
  readonly retentionEndedAt: Date | null;
}

export interface Erasure {
  readonly id: `erasure_${string}`;
  readonly version: number;
  readonly userId: `user_${string}`;
  readonly status: ErasureStatus;
  /** How often the subgraphs were asked what stands against it: an answer to an earlier time says nothing. */
  readonly round: number;
  /** The person, or the officer who asked on their behalf. */
  readonly requestedBy: `user_${string}`;
  /** How an officer knew that it was the person who asked; null of what people ask for themselves. */
  readonly evidence: string | null;
  readonly requestedAt: Date;
  readonly dueAt: Date;
  /** Why it takes longer, as the person is told; null where it does not. */
  readonly extension: string | null;
  readonly confirmedAt: Date | null;
  readonly decidedBy: `user_${string}` | null;
  readonly decidedAt: Date | null;
  /** An officer's reason to refuse it, as the person is told. */
  readonly refusal: string | null;
  readonly endedAt: Date | null;
  /** In the order of `HOLDERS`. */
  readonly parts: readonly ErasurePart[];
}

/** What is not at its end: a person has one at a time. */
export const OPEN_ERASURES: readonly ErasureStatus[] = [
  'ASSESSING',
  'AWAITING_CONFIRMATION',
  'AWAITING_APPROVAL',
  'APPROVED',
  'ERASING',
];
/** What somebody can still take back. */
const REVOCABLE: readonly ErasureStatus[] = [
  'ASSESSING',
  'AWAITING_CONFIRMATION',
  'AWAITING_APPROVAL',
  'APPROVED',
];

/** So long a request may take, and so long where it is complex (GDPR Art. 12(3)). */
const MONTHS = 1;
const MONTHS_EXTENDED = 3;
/** So long what a subgraph said may be relied on while others are waited for. */
const GOOD_FOR_MS = 3_600_000;

export function beginErasure(
  asked: Pick<Erasure, 'id' | 'userId' | 'requestedBy' | 'evidence'>,
  at: Date,
): Erasure {
  return {
    ...asked,
    version: 1,
    status: 'ASSESSING',
    round: 1,
    requestedAt: at,
    dueAt: addMonths(at, MONTHS),
    extension: null,
    confirmedAt: null,
    decidedBy: null,
    decidedAt: null,
    refusal: null,
    endedAt: null,
    parts: HOLDERS.map((holder) => ({
      holder,
      ...UNASKED,
      erasedAt: null,
      kept: [],
      keptUntil: null,
      retentionEndedAt: null,
    })),
  };
}

const UNASKED = { assessedAt: null, obstacles: [], settledOn: null };

const isOnBehalf = ({ userId, requestedBy }: Erasure) => userId !== requestedBy;

export const isRevocable = ({ status }: Erasure): boolean => REVOCABLE.includes(status);
export const isOpen = ({ status }: Erasure): boolean => OPEN_ERASURES.includes(status);

/**
 * What the person reads. That it was approved says nothing to them before it is ordered; and where officers
 * began to look at something meanwhile, that it waits once more would tell them of it.
 */
export const toldStatusOf = ({ status }: Pick<Erasure, 'status'>): ErasureStatus =>
  status === 'APPROVED' ? 'AWAITING_APPROVAL' : status;

/** Who was asked what stands against it and has not answered. */
export function unansweredBy({ status, parts }: Erasure): readonly Holder[] {
  if (status !== 'ASSESSING' && status !== 'APPROVED') return [];
  return parts
    .filter(({ holder, assessedAt }) => assessedAt === null && ASSESSORS.includes(holder))
    .map(({ holder }) => holder);
}

/** What stands against it, as far as was found. */
export function obstaclesOf({ parts }: Erasure): readonly Obstacle[] {
  return [...new Set(parts.flatMap(({ obstacles }) => obstacles))];
}

/** The day by which all is settled; null where nobody knows, or nothing has to be. */
export function possibleFrom(erasure: Erasure): string | null {
  const inTheWay = erasure.parts.filter(({ obstacles }) => obstacles.length > 0);
  const days = inTheWay.map(({ settledOn }) => settledOn);
  // The books are settled when the loans are.
  const known = days.filter((day) => day !== null);
  const isKnown = inTheWay.every(({ holder, settledOn }) => holder === 'ledger' || settledOn);
  return isKnown ? (known.sort().at(-1) ?? null) : null;
}

type Assessment = Pick<ErasurePart, 'holder' | 'obstacles' | 'settledOn'> & {
  /** Which time of asking it answers. */
  readonly round: number;
};

/**
 * Takes down what one subgraph says; the last of them decides. What was answered before stays. One that was
 * approved, and that nothing stands against, is not ordered by that: see `isCleared`.
 */
export function assess(erasure: Erasure, assessment: Assessment, at: Date): Erasure {
  const { round, ...said } = assessment;
  if (round !== erasure.round || !unansweredBy(erasure).includes(said.holder)) return erasure;
  const parts = erasure.parts.map((part) =>
    part.holder === said.holder ? { ...part, ...said, assessedAt: at } : part,
  );
  const assessed: Erasure = { ...erasure, parts };
  if (unansweredBy(assessed).length > 0) return assessed;
  if (obstaclesOf(assessed).length > 0) return { ...assessed, status: 'REFUSED', endedAt: at };
  if (erasure.status === 'APPROVED') return assessed;
  return {
    ...assessed,
    status: isOnBehalf(erasure) ? 'AWAITING_APPROVAL' : 'AWAITING_CONFIRMATION',
  };
}

/** Whether it was approved, and all have said that nothing stands against it. */
export const isCleared = (erasure: Erasure): boolean =>
  erasure.status === 'APPROVED' && unansweredBy(erasure).length === 0;

/** Whether the first answer is that old that something may have begun since. */
export function isOutdated({ parts }: Erasure, at: Date): boolean {
  const said = parts.flatMap(({ assessedAt }) => assessedAt ?? []);
  return said.some((answered) => at.getTime() - answered.getTime() > GOOD_FOR_MS);
}

/** To be asked once more of all. */
export function askAgain(erasure: Erasure): Erasure {
  const parts = erasure.parts.map((part) => ({ ...part, ...UNASKED }));
  return { ...erasure, round: erasure.round + 1, parts };
}

export function confirm(erasure: Erasure, at: Date): Erasure {
  return { ...erasure, status: 'AWAITING_APPROVAL', confirmedAt: at };
}

type OfficerId = Erasure['requestedBy'];

/** It is ordered when all have said once more that nothing stands against it. */
export function approve(erasure: Erasure, officer: OfficerId, at: Date): Erasure {
  return { ...askAgain(erasure), status: 'APPROVED', decidedBy: officer, decidedAt: at };
}

/** Officers began to look at something since it was approved: it is to be approved again after that. */
export function sendBack(erasure: Erasure): Erasure {
  return { ...erasure, status: 'AWAITING_APPROVAL', decidedBy: null, decidedAt: null };
}

export function order(erasure: Erasure): Erasure {
  return { ...erasure, status: 'ERASING' };
}

export function refuse(erasure: Erasure, officer: OfficerId, reason: string, at: Date): Erasure {
  const decided = { decidedBy: officer, decidedAt: at, endedAt: at };
  return { ...erasure, ...decided, status: 'REFUSED', refusal: reason };
}

export function withdraw(erasure: Erasure, at: Date): Erasure {
  return { ...erasure, status: 'WITHDRAWN', endedAt: at };
}

/** Once, by two months. */
export function extend(erasure: Erasure, reason: string): Erasure {
  const dueAt = addMonths(erasure.requestedAt, MONTHS_EXTENDED);
  return { ...erasure, extension: reason, dueAt };
}

type Done = Pick<ErasurePart, 'holder' | 'kept' | 'keptUntil'>;

/** A subgraph has erased the person; with the last one it is done. */
export function noteErased(erasure: Erasure, done: Done, at: Date): Erasure {
  const parts = erasure.parts.map((part) =>
    part.holder === done.holder && part.erasedAt === null
      ? { ...part, ...done, erasedAt: at }
      : part,
  );
  const isDone = erasure.status === 'ERASING' && parts.every(({ erasedAt }) => erasedAt !== null);
  return { ...erasure, parts, ...(isDone && { status: 'DONE', endedAt: at }) };
}

export function noteRetentionEnded(erasure: Erasure, holder: Holder, at: Date): Erasure {
  const parts = erasure.parts.map((part) =>
    part.holder === holder && part.retentionEndedAt === null
      ? { ...part, retentionEndedAt: at }
      : part,
  );
  return { ...erasure, parts };
}

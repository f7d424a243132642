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
  'ERASING',
];
/** What somebody can still take back. */
const REVOCABLE: readonly ErasureStatus[] = [
  'ASSESSING',
  'AWAITING_CONFIRMATION',
  'AWAITING_APPROVAL',
];

/** So long a request may take, and so long where it is complex (GDPR Art. 12(3)). */
const MONTHS = 1;
const MONTHS_EXTENDED = 3;

export function beginErasure(
  asked: Pick<Erasure, 'id' | 'userId' | 'requestedBy' | 'evidence'>,
  at: Date,
): Erasure {
  return {
    ...asked,
    version: 1,
    status: 'ASSESSING',
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
      assessedAt: null,
      obstacles: [],
      settledOn: null,
      erasedAt: null,
      kept: [],
      keptUntil: null,
      retentionEndedAt: null,
    })),
  };
}

const isOnBehalf = ({ userId, requestedBy }: Erasure) => userId !== requestedBy;

export const isRevocable = ({ status }: Erasure): boolean => REVOCABLE.includes(status);
export const isOpen = ({ status }: Erasure): boolean => OPEN_ERASURES.includes(status);

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

type Assessment = Pick<ErasurePart, 'holder' | 'obstacles' | 'settledOn'>;

/** Takes down what one subgraph says; the last of them decides. What was answered before stays. */
export function assess(erasure: Erasure, assessment: Assessment, at: Date): Erasure {
  const parts = erasure.parts.map((part) =>
    part.holder === assessment.holder && part.assessedAt === null
      ? { ...part, ...assessment, assessedAt: at }
      : part,
  );
  const assessed: Erasure = { ...erasure, parts };
  const isWhole = parts.every(
    ({ holder, assessedAt }) => assessedAt !== null || !ASSESSORS.includes(holder),
  );
  if (erasure.status !== 'ASSESSING' || !isWhole) return assessed;
  if (obstaclesOf(assessed).length > 0) return { ...assessed, status: 'REFUSED', endedAt: at };
  return {
    ...assessed,
    status: isOnBehalf(erasure) ? 'AWAITING_APPROVAL' : 'AWAITING_CONFIRMATION',
  };
}

export function confirm(erasure: Erasure, at: Date): Erasure {
  return { ...erasure, status: 'AWAITING_APPROVAL', confirmedAt: at };
}

type OfficerId = Erasure['requestedBy'];

export function approve(erasure: Erasure, officer: OfficerId, at: Date): Erasure {
  return { ...erasure, status: 'ERASING', decidedBy: officer, decidedAt: at };
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

import { fail, type Outcome, ok } from '@blockscore/result';
import type { Alert } from '../alerts/alert.ts';
import type { ComplianceErrorCode } from '../errors.ts';
import type { Case, CaseActor, CaseDecision, Happening } from './case.ts';
import { deadlineOf } from './deadlines.ts';
import type { Sar } from './sar.ts';

/** A case as a command leaves it, and what that adds to its timeline. */
export interface Step {
  readonly case: Case;
  readonly happened: readonly Happening[];
}

type Stepped = Outcome<Step, ComplianceErrorCode>;

const CASE_ID = ['input', 'caseId'] as const;
const DECISION = ['input', 'decision'] as const;

const NOTHING_DECIDED = {
  decision: null,
  decidedBy: null,
  decidedAt: null,
  reviewedBy: null,
  reviewedAt: null,
} as const;

/** The case with what follows from its state: the deadline, told anew where it is another one. */
function settled(before: Case, after: Case): Case {
  const deadline = deadlineOf(after);
  const same =
    deadline?.dueOn === before.deadline?.dueOn && deadline?.kind === before.deadline?.kind;
  return { ...after, deadline, deadlineTold: same ? before.deadlineTold : null };
}

function step(before: Case, change: Partial<Case>, ...happened: Happening[]): Stepped {
  return ok({ case: settled(before, { ...before, ...change }), happened });
}

function wrongState({ status }: Case, needed: string) {
  return fail('INVALID_STATE', `The case is ${status}: ${needed}.`, CASE_ID);
}

export interface Opening extends Pick<Case, 'id' | 'subject' | 'title' | 'openedBy' | 'openedAt'> {
  readonly detectedAt: Date;
  readonly alerts: readonly string[];
  /** Of a case that opened by itself, by which policy. */
  readonly policy?: string;
}

export function openedCase({ alerts, policy, ...given }: Opening): Step {
  const bare: Case = {
    ...given,
    ...NOTHING_DECIDED,
    version: 1,
    status: 'OPEN',
    assignee: null,
    closedAt: null,
    filedOn: null,
    bsaId: null,
    continuing: false,
    deadline: null,
    deadlineTold: null,
    entries: 0,
  };
  const added = alerts.map((id) => ({ kind: 'ALERT_ADDED', refersTo: id }) as const);
  return {
    case: settled(bare, bare),
    happened: [{ kind: 'OPENED', ...(policy !== undefined && { outcome: policy }) }, ...added],
  };
}

/** Alerts join, and with them the day of their detection where it was before. */
export function withAlerts(
  given: Case,
  alerts: readonly Pick<Alert, 'id' | 'raisedAt'>[],
): Stepped {
  const detected = [given.detectedAt, ...alerts.map(({ raisedAt }) => raisedAt)];
  const since = { detectedAt: new Date(Math.min(...detected.map((at) => at.getTime()))) };
  const added = alerts.map(({ id }) => ({ kind: 'ALERT_ADDED', refersTo: id }) as const);
  return withNews(given, since, added);
}

/** An alert of the case fired again, for the `number`th time. */
export function withFiring(given: Case, alertId: string, number: number): Stepped {
  const fired = { kind: 'ALERT_FIRED_AGAIN', refersTo: alertId, outcome: String(number) } as const;
  return withNews(given, {}, [fired]);
}

/**
 * Something came that nobody has looked at. A decision is about what was seen, so one that is not carried out
 * yet is set aside; one to file stands, whether another officer has agreed with it or not: there is only more to report, and whom
 * it is about, by whose doings alerts fire, would put the report off.
 */
function withNews(given: Case, since: Partial<Case>, news: readonly Happening[]): Stepped {
  if (given.status === 'CLOSED') return wrongState(given, 'reopen it first');
  if (given.status === 'OPEN' || given.decision === 'FILE_SAR') return step(given, since, ...news);
  return step(given, { ...since, ...NOTHING_DECIDED, status: 'OPEN' }, ...news, {
    kind: 'DECISION_SET_ASIDE',
    ...(given.decision !== null && { outcome: given.decision }),
  });
}

export interface TakingBack {
  readonly alertId: string;
  readonly reason: string;
  /** The draft of a report that is sent back by it; null where there is none. */
  readonly draft: string | null;
}

/**
 * What an alert of the case was confirmed to be is none. A decision that is not carried out is set aside, one
 * to file too: there may be nothing left to report. What is closed stays closed, and tells of it.
 */
export function withTakenBack(given: Case, { alertId, reason, draft }: TakingBack): Step {
  const happened: Happening[] = [
    { kind: 'ALERT_RESOLVED', refersTo: alertId, outcome: 'FALSE_POSITIVE', text: reason },
  ];
  if (draft !== null) happened.push({ kind: 'SAR_RETURNED', refersTo: draft });
  const { status, decision } = given;
  if (status === 'OPEN' || status === 'CLOSED') return { case: given, happened };
  happened.push({ kind: 'DECISION_SET_ASIDE', ...(decision !== null && { outcome: decision }) });
  return { case: settled(given, { ...given, ...NOTHING_DECIDED, status: 'OPEN' }), happened };
}

export function assigned(given: Case, assignee: `user_${string}` | null): Stepped {
  if (given.status === 'CLOSED') return wrongState(given, 'reopen it first');
  return step(
    given,
    { assignee },
    { kind: 'ASSIGNED', ...(assignee !== null && { refersTo: assignee }) },
  );
}

/** A note or a piece of evidence. */
export function noted(given: Case, happening: Happening): Stepped {
  if (given.status === 'CLOSED') return wrongState(given, 'reopen it first');
  return step(given, {}, happening);
}

export interface Deciding {
  readonly decision: CaseDecision;
  readonly reason: string;
  readonly by: CaseActor;
  readonly at: Date;
}

/** One officer decides; nothing comes of it before another one agrees. */
export function decided(given: Case, { decision, reason, by, at }: Deciding): Stepped {
  if (given.status !== 'OPEN') return wrongState(given, 'only an open one is decided');
  return step(
    given,
    { status: 'IN_REVIEW', decision, decidedBy: by.id, decidedAt: at },
    { kind: 'DECIDED', outcome: decision, text: reason },
  );
}

export interface Reviewing {
  readonly agree: boolean;
  /** Which decision is agreed with or not; to agree takes it. */
  readonly decision: CaseDecision | null;
  readonly reason: string;
  readonly by: CaseActor;
  readonly at: Date;
  /** Whether the word of who decided counts by now. */
  readonly counts: boolean;
}

/** A second officer agrees with the decision that they saw, or sends it back. Never the one who decided. */
export function reviewed(given: Case, review: Reviewing): Stepped {
  const { agree, decision, reason, by, at } = review;
  if (agree && decision === null) {
    return fail('INPUT_INVALID', 'Say which decision you agree with.', DECISION);
  }
  if (given.status !== 'IN_REVIEW') return wrongState(given, 'there is no decision to review');
  if (given.decidedBy === by.id) {
    return fail(
      'SECOND_OFFICER_REQUIRED',
      'You decided it: another officer has to agree.',
      CASE_ID,
    );
  }
  if (decision !== null && decision !== given.decision) {
    const message = `It was decided ${given.decision}, not ${decision}: look at that first.`;
    return fail('INVALID_STATE', message, DECISION);
  }
  if (agree && !review.counts) {
    const message =
      'The officer who decided it was suspended, has other roles, or may have nothing to do with the person since: send it back, and have it decided anew.';
    return fail('INVALID_STATE', message, CASE_ID);
  }
  const outcome = given.decision === null ? {} : { outcome: given.decision };
  if (!agree) {
    return step(
      given,
      { ...NOTHING_DECIDED, status: 'OPEN' },
      { kind: 'DISAGREED', ...outcome, text: reason },
    );
  }
  return step(
    given,
    { status: 'DECIDED', reviewedBy: by.id, reviewedAt: at },
    { kind: 'AGREED', ...outcome, text: reason },
  );
}

/**
 * A report of the case is filed. Time for the next one on what goes on runs from it, unless it only puts right
 * what one before it told.
 */
export function reported(given: Case, { kind, bsaId, filedOn }: Sar): Case {
  const change = kind === 'CORRECTION' ? { bsaId } : { bsaId, filedOn, continuing: true };
  return settled(given, { ...given, ...change });
}

export interface Closing {
  readonly at: Date;
  readonly reportIsFiled: boolean;
  /** Alerts of which the decision says nothing. */
  readonly leaving: readonly Alert['id'][];
}

/** Ends a case once its decision is carried out. */
export function closed(given: Case, { at, reportIsFiled, leaving }: Closing): Stepped {
  if (given.status === 'CLOSED') return wrongState(given, 'nothing of it is left to close');
  if (given.status !== 'DECIDED') return wrongState(given, 'two officers have to decide it first');
  if (given.decision === 'FILE_SAR' && !reportIsFiled) {
    return fail('INVALID_STATE', 'The report that was decided on is not filed.', CASE_ID);
  }
  const left = leaving.map((id) => ({ kind: 'ALERT_LEFT', refersTo: id }) as const);
  return step(given, { status: 'CLOSED', closedAt: at }, { kind: 'CLOSED' }, ...left);
}

/** Takes a case up again. What was known before is decided; time runs from now. */
export function reopened(given: Case, at: Date, reason: string): Stepped {
  if (given.status !== 'CLOSED') return wrongState(given, 'only a closed one is reopened');
  return step(
    given,
    { ...NOTHING_DECIDED, status: 'OPEN', closedAt: null, detectedAt: at },
    { kind: 'REOPENED', text: reason },
  );
}

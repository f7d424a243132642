import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { isDay } from '../domain/kyc/subject.ts';
import { detect, patternsOf } from '../domain/monitoring/detect.ts';
import type { Finding } from '../domain/monitoring/finding.ts';
import { dayAfter, dayNumber } from '../domain/monitoring/movement.ts';
import { horizonOf } from '../domain/monitoring/rule.ts';
import { type DeclaredRule, MOST_MOVEMENTS } from './monitoring-ports.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { customerOf, looksAtResidence } from './watch-movement.ts';

export interface BacktestInput {
  /** Of a declared version, active or not: `rule_…`. */
  readonly ruleId: string;
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  /** Goes on after a part that was not complete: its `endCursor`. */
  readonly after?: string | null | undefined;
}

/** A pattern that the rule would have raised an alert about. */
export interface BacktestSample {
  readonly userId: UserId;
  readonly paymentIds: readonly `pay_${string}`[];
  readonly day: string;
}

/** One part of a back-test, which may be all of it: what it counts is of its own customers alone. */
export interface Backtest {
  readonly rule: DeclaredRule;
  readonly from: string;
  readonly to: string;
  /** Customers whose payments were looked at, and payments of the period. */
  readonly customersSeen: number;
  readonly paymentsSeen: number;
  readonly alerts: number;
  readonly customers: number;
  /** Of whom only the newest {@link MOST_MOVEMENTS} payments were looked at: what is older may be left out of all counts. */
  readonly customersCut: number;
  /** Whether the rule looks at where customers live: that is where they live now, whichever day their payments are of. */
  readonly usesPresentResidence: boolean;
  /** Of the alerts, those about payments that an alert was raised about, whatever its rule. */
  readonly knownAlerts: number;
  /** The first ten. */
  readonly samples: readonly BacktestSample[];
  /** False where it ended before the last customer: it was too much for one answer. */
  readonly isComplete: boolean;
  /** Where the next part goes on; null where it is complete. */
  readonly endCursor: string | null;
}

const MOST_DAYS = 3 * 366;
const AT_ONCE = 200;
/** Of one part. Somebody waits for it: less than the gateway waits for a subgraph. */
const PART = { customers: 5_000, milliseconds: 6_000 };
const MOST_SAMPLES = 10;

/**
 * Runs a declared rule over what has moved, and raises nothing: what it would have found had it watched.
 * A part of it is read as it was at one moment, customer by customer in the order of their ids, at least one
 * of them. Nothing is looked at that concerns the officer who asks.
 */
export function backtestRule(ports: Pick<Ports, 'snapshot'>, part: typeof PART = PART) {
  return async (
    caller: Caller,
    input: BacktestInput,
  ): Promise<Outcome<Backtest, ComplianceErrorCode>> => {
    const problem = periodProblem(input.from, input.to);
    if (problem !== undefined) return fail('INPUT_INVALID', problem, ['input', 'from']);
    return await ports.snapshot(async (work) => {
      const rule = await work.monitoring.rules.find(input.ruleId.slice(0, 100));
      if (rule === undefined) {
        return fail('NOT_FOUND', 'There is no such version of a rule.', ['input', 'ruleId']);
      }
      const after = readCursor(input);
      if (after === undefined) {
        const message = 'That is no cursor of a back-test of this version on these days.';
        return fail('INPUT_INVALID', message, ['input', 'after']);
      }
      return ok(await run(work, rule, { ...input, after }, caller.id, part));
    });
  };
}

/** What is wrong with a period of days; undefined of one that is as it should be. */
export function periodProblem(from: string, to: string): string | undefined {
  if (!isDay(from) || !isDay(to) || from > to) {
    return 'Give two days as YYYY-MM-DD, the first not after the last.';
  }
  return dayNumber(to) - dayNumber(from) > MOST_DAYS
    ? `Give at most ${MOST_DAYS} days.`
    : undefined;
}

const cursorOf = ({ ruleId, from, to }: BacktestInput, userId: string): string =>
  Buffer.from(`${ruleId} ${from} ${to} ${userId}`).toString('base64url');

/** The customer after whom to go on, the empty one for the first part; undefined of what is no cursor of this one. */
function readCursor(input: BacktestInput): UserId | '' | undefined {
  if (input.after == null) return '';
  const userId =
    Buffer.from(input.after.slice(0, 400), 'base64url').toString().split(' ').at(-1) ?? '';
  return isId('user', userId) && cursorOf(input, userId) === input.after ? userId : undefined;
}

async function run(
  work: Work,
  rule: DeclaredRule,
  input: BacktestInput & { readonly after: UserId | '' },
  notAbout: string,
  part: typeof PART,
): Promise<Backtest> {
  const { from, to } = input;
  const began = performance.now();
  let last = input.after;
  const sum = {
    customersSeen: 0,
    paymentsSeen: 0,
    alerts: 0,
    customers: 0,
    knownAlerts: 0,
    customersCut: 0,
  };
  const samples: BacktestSample[] = [];
  const answer = (isComplete: boolean) => ({
    ...{ rule, from, to, ...sum, samples, isComplete },
    usesPresentResidence: looksAtResidence(rule),
    endCursor: isComplete ? null : cursorOf(input, last),
  });
  for (let after: string = input.after; ; ) {
    const period = { from, through: to, after, limit: AT_ONCE };
    const users = await work.monitoring.movements.customersIn(period);
    const kept = new Set([notAbout, ...(await work.named.concerning(notAbout, users))]);
    for (const userId of users) {
      if (kept.has(userId)) continue;
      const isLong = sum.customersSeen > 0 && performance.now() - began > part.milliseconds;
      if (isLong || sum.customersSeen >= part.customers) return answer(false);
      const { payments, patterns, known, isCut } = await ofCustomer(work, rule, userId, from, to);
      last = userId;
      sum.customersSeen += 1;
      sum.paymentsSeen += payments;
      sum.alerts += patterns.length;
      sum.knownAlerts += known;
      if (isCut) sum.customersCut += 1;
      if (patterns.length > 0) sum.customers += 1;
      const found = patterns.map((pattern) => sampleOf(userId, pattern));
      samples.push(...found.slice(0, MOST_SAMPLES - samples.length));
    }
    if (users.length < AT_ONCE) return answer(true);
    after = users.at(-1) ?? after;
  }
}

async function ofCustomer(
  work: Work,
  declared: DeclaredRule,
  userId: UserId,
  from: string,
  to: string,
) {
  const horizon = horizonOf(declared.rule);
  const since = dayAfter(from, -horizon);
  const about = { userId, pending: false, from: since, through: to };
  const history = await work.monitoring.movements.around(about);
  const customer = await customerOf(work, userId, [declared]);
  const inPeriod = (day: string) => day >= from && day <= to;
  const patterns = patternsOf(detect(declared.rule, history, customer)).filter(({ movements }) =>
    inPeriod(movements.at(-1)?.day ?? ''),
  );
  const ids = patterns.flatMap(({ movements }) => movements.map(({ paymentId }) => paymentId));
  const hits = ids.length === 0 ? [] : await work.monitoring.hits.ofPayments(ids);
  const hit = new Set(hits.map(({ paymentId }) => paymentId));
  return {
    isCut: history.filter(({ day }) => day >= since).length >= MOST_MOVEMENTS,
    payments: history.filter(({ day }) => inPeriod(day)).length,
    patterns,
    known: patterns.filter(({ movements }) => movements.some(({ paymentId }) => hit.has(paymentId)))
      .length,
  };
}

/** Payments that a sample names. */
const NAMED = 20;

function sampleOf(userId: UserId, { movements }: Finding): BacktestSample {
  const paymentIds = movements.slice(-NAMED).map(({ paymentId }) => paymentId);
  return { userId, paymentIds, day: movements.at(-1)?.day ?? '' };
}

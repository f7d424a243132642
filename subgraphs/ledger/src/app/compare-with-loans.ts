import type { EventEnvelope } from '@blockscore/events';
import { isId, newId } from '@blockscore/ids';
import {
  type BookState,
  compareBooks,
  describeDifference,
  TOGETHER,
} from '../domain/reconciliation.ts';
import { type Finding, noteFindings } from './note-differences.ts';
import type { PostingPorts, Work } from './ports.ts';
import type { Reconciliation, ToldBooks } from './reconciliation-ports.ts';

/** So many loans are compared in a transaction: no more fit into a question. */
const PAGE = 200;
/** What is not in the books by then is not on its way any more. */
const MISSING_AFTER_MS = 6 * 3_600_000;
/** What is heard later may have been overtaken by what was heard in between. */
const LATE_AFTER_MS = 600_000;
/** Nothing is asked about again before: while the ledger lags, all answers come late. */
const ASK_EVERY_MS = 600_000;
const NOTHING: BookState = { postings: 0, balances: new Map() };

type Ports = Pick<PostingPorts, 'clock' | 'warn' | 'currency'>;
type Trust = 'FINAL' | 'TO_BE_ASKED';

/**
 * Hears what loans say that the books hold of them. What was asked for before has been heard before, so
 * that the books are complete: what differs is asked about once, and alerted when the answer differs too.
 */
export async function hearOfBooks(
  work: Work,
  ports: Ports,
  { data, occurredAt }: EventEnvelope<'lending.books.told'>,
): Promise<void> {
  const isLate = ports.clock().getTime() - Date.parse(occurredAt) > LATE_AFTER_MS;
  const trust = data.answers && !isLate ? 'FINAL' : 'TO_BE_ASKED';
  const told = data.loans.map(({ loanId, postings, balances }) => ({
    ...{ subject: loanId, postings },
    balances: balancesOf(balances),
  }));
  await hear(work, ports, told, trust);
}

/** All loans were told of: all of them are to be compared, also those of which nothing was told today. */
export async function hearOfAllBooks(
  work: Work,
  ports: Ports,
  { data, occurredAt }: EventEnvelope<'lending.books.totalled'>,
): Promise<void> {
  const { runId, together } = data;
  const now = ports.clock();
  const isLate = now.getTime() - Date.parse(occurredAt) > LATE_AFTER_MS;
  if (together !== undefined && !isLate) {
    const { postings, balances } = together;
    const told = { subject: TOGETHER, postings, balances: balancesOf(balances) };
    await hear(work, ports, [told], 'FINAL');
  }
  const begun = { startedAt: now, finishedAt: null, place: '', compared: 0 };
  await work.reconciliation.begin({ id: runId, scope: 'LOANS', ...begun });
}

/**
 * Goes on comparing all that was told with the books, page after page, each in a transaction.
 *
 * @returns how many loans were compared
 */
export function compareWithLoans(ports: Ports & Pick<PostingPorts, 'transact'>, size = PAGE) {
  return async (signal?: AbortSignal): Promise<number> => {
    let compared = 0;
    for (;;) {
      if (signal?.aborted === true) return compared;
      const run = await ports.transact((work) => comparePage(work, ports, size));
      if (run === null) return compared;
      compared += run;
    }
  };
}

/** Looks again at what waits for postings. */
export function lookAgain(ports: Ports & Pick<PostingPorts, 'transact'>) {
  return (): Promise<void> =>
    ports.transact(async (work) => {
      const told = await work.reconciliation.waiting(PAGE);
      await judgeAll(work, ports, told, told, 'TO_BE_ASKED');
    });
}

function balancesOf(told: readonly { readonly account: string; readonly net: string }[]) {
  return new Map(told.map(({ account, net }) => [account, BigInt(net)]));
}

async function hear(
  work: Work,
  ports: Ports,
  news: readonly Pick<ToldBooks, 'subject' | 'postings' | 'balances'>[],
  trust: Trust,
): Promise<void> {
  const before = await work.reconciliation.told(news.map(({ subject }) => subject));
  const known = new Map(before.map((row) => [row.subject, row]));
  const since = ports.clock();
  const told = news.map((each): ToldBooks => {
    const { state } = known.get(each.subject) ?? { state: 'AGREES' };
    return { ...each, state, since: known.get(each.subject)?.since ?? since };
  });
  await judgeAll(work, ports, told, [], trust);
}

async function comparePage(work: Work, ports: Ports, size: number): Promise<number | null> {
  const run = await work.reconciliation.lock('LOANS');
  if (run === null) return null;
  const page = await work.reconciliation.toldAfter(run.place, size);
  const last = page.at(-1);
  if (last === undefined) return await end(work, ports, run);
  await judgeAll(work, ports, page, page, 'TO_BE_ASKED');
  const compared = run.compared + page.length;
  await work.reconciliation.save({ ...run, place: last.subject, compared });
  return page.length;
}

/** Lending has not told of all loans that are in the books: those that it does not know are asked about. */
async function end(work: Work, ports: Ports, run: Reconciliation): Promise<number> {
  const untold = await work.reconciliation.untold(PAGE);
  const since = ports.clock();
  const asked = untold.map((subject) => ({ subject, ...NOTHING, state: 'ASKED', since }) as const);
  await work.reconciliation.keepTold(asked);
  await ask(work, untold);
  if (untold.length < PAGE) await work.reconciliation.save({ ...run, finishedAt: since });
  return untold.length;
}

/** Compares with the books, and keeps what came of it where anything is new. */
async function judgeAll(
  work: Work,
  ports: Ports,
  told: readonly ToldBooks[],
  kept: readonly ToldBooks[],
  trust: Trust,
): Promise<void> {
  if (told.length === 0) return;
  const found = await work.reconciliation.found(told.map(({ subject }) => subject));
  const judged = told.map((each) => judge(ports, each, found.get(each.subject) ?? NOTHING, trust));
  const standOf = ({ subject, state, since }: ToldBooks) =>
    `${subject} ${state} ${since.toISOString()}`;
  const same = new Set(kept.map(standOf));
  await work.reconciliation.keepTold(
    judged.flatMap(({ row }) => (same.has(standOf(row)) ? [] : [row])),
  );
  // What agreed and does so again needs no look at what is open.
  const findings = judged.flatMap(({ finding, isNew }) => (finding && isNew ? [finding] : []));
  await noteFindings(work, ports, 'LOANS', findings);
  await ask(
    work,
    judged.flatMap(({ row, asks }) => (asks ? [row.subject] : [])),
  );
}

interface Judgement {
  readonly row: ToldBooks;
  /** null while that is open. */
  readonly finding: Finding | null;
  readonly isNew: boolean;
  readonly asks?: boolean;
}

function judge(
  { clock, currency }: Ports,
  told: ToldBooks,
  found: BookState,
  trust: Trust,
): Judgement {
  const now = clock();
  const { subject, state } = told;
  const comparison = compareBooks(told, found);
  const become = (to: ToldBooks['state']): ToldBooks =>
    to === state ? told : { ...told, state: to, since: now };
  const finds = (difference: Finding['difference']): Finding => ({ subject, difference });
  if (comparison === 'AGREES') {
    return { row: become('AGREES'), finding: finds(null), isNew: state !== 'AGREES' };
  }
  const words = describeDifference(told, found, currency);
  if (comparison === 'BEHIND') {
    const row = become('WAITING');
    const isMissing = now.getTime() - row.since.getTime() >= MISSING_AFTER_MS;
    const finding = isMissing ? finds({ kind: 'POSTINGS_MISSING', ...words }) : null;
    return { row, finding, isNew: true };
  }
  const kind = subject === TOGETHER ? 'TOGETHER_DIFFERS' : 'LOAN_DIFFERS';
  const finding = finds({ kind, ...words });
  if (state === 'DIFFERS' || trust === 'FINAL') {
    return { row: become('DIFFERS'), finding, isNew: true };
  }
  // More of many loans together may have been posted since: the next telling is the next look.
  if (subject === TOGETHER) return { row: told, finding: null, isNew: false };
  const isAsked = state === 'ASKED' && now.getTime() - told.since.getTime() < ASK_EVERY_MS;
  const row: ToldBooks = isAsked ? told : { ...told, state: 'ASKED', since: now };
  return { row, finding: null, isNew: false, asks: !isAsked };
}

async function ask(work: Work, subjects: readonly string[]): Promise<void> {
  const loanIds = subjects.filter((subject) => isId('loan', subject));
  if (loanIds.length === 0) return;
  await work.events.record({
    type: 'ledger.books.questioned',
    aggregate: { type: 'books', id: newId('req'), version: 1 },
    audience: { scopes: [] },
    actor: { kind: 'SERVICE', id: 'ledger' },
    data: { loanIds },
  });
}

import type { EventData, NewEvent } from '@blockscore/events';
import { type Id, newId } from '@blockscore/ids';
import { addDays, dayOf } from '../domain/calendar.ts';
import { addBalances, type Balances, splitBooks } from '../domain/servicing/own-books.ts';
import type { BookTelling, LoanToTell, ToldLoan } from './book-telling-ports.ts';
import type { Ports, Work } from './ports.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;
/** Loans that are gone through in a transaction. */
const PAGE = 200;
/** Loans of an event: so many fit, with all the accounts that there are and the largest amounts. */
const IN_EVENT = 30;
/** A loan that did not change is told of again after so many days. */
const AGAIN_DAYS = 28;
/** Loans that are named where their books cannot be worked out. */
const NAMED = 5;

type ToldEvent = EventData['lending.books.told'];
type ToldBalances = ToldEvent['loans'][number]['balances'];

/** A loan whose books cannot be worked out. */
interface Failure {
  readonly loanId: Id<'loan'>;
  readonly error: unknown;
}

export type TellingPorts = Pick<Ports, 'transact' | 'clock'>;

/**
 * Tells the ledger what each loan says that the books must hold of it, worked out from contract and
 * entries: of loans of which that changed since it was told, of all others once in 28 days. And in the
 * end what was asked for of all of them together. Once a day; pages of loans, each in a transaction of
 * its own: what is killed in between goes on there, and processes that run at once take turns.
 *
 * @param size how many loans at most are gone through in a transaction
 * @returns how many loans were gone through; undefined where today's telling is over
 * @throws Error while a day that is over is not closed; AggregateError where books could not be worked
 *   out, once all others are told
 */
export function tellBooks(ports: TellingPorts, size = PAGE) {
  return async (
    { again = false, signal }: { readonly again?: boolean; readonly signal?: AbortSignal } = {},
    onProgress: (telling: BookTelling) => void = () => {},
  ): Promise<number | undefined> => {
    if (!(await begin(ports, again))) return undefined;
    const failures: Failure[] = [];
    for (;;) {
      signal?.throwIfAborted();
      const telling = await ports.transact((work) => tellPage(work, ports.clock(), size, failures));
      if (telling === undefined) return 0;
      onProgress(telling);
      if (telling.finishedAt === null) continue;
      refuse(telling, failures);
      const isOld = dayOf(telling.startedAt) < dayOf(ports.clock());
      // One that was left open by an earlier day is over: today's follows it.
      if (!isOld || !(await begin(ports, false))) return telling.loans;
    }
  };
}

/** @returns whether there is one to go on with */
async function begin({ transact, clock }: TellingPorts, again: boolean): Promise<boolean> {
  return await transact(async ({ bookTellings, endOfDays }) => {
    const now = clock();
    const last = await bookTellings.latest();
    if (last?.finishedAt === null) return true;
    if (last !== undefined && !again && dayOf(last.startedAt) >= dayOf(now)) return false;
    const day = await endOfDays.latest();
    if (day?.finishedAt === null) {
      throw new Error(`The end of ${day.day} is being written: the books are told of after it.`);
    }
    await bookTellings.begin({
      id: newId('recon'),
      startedAt: now,
      finishedAt: null,
      after: null,
      ...{ loans: 0, told: 0, failed: 0 },
      together: new Map(),
      postings: await bookTellings.postingsTogether(),
    });
    return true;
  });
}

/** @returns how far it has come; undefined where another process ended it */
async function tellPage(
  work: Work,
  now: Date,
  size: number,
  failures: Failure[],
): Promise<BookTelling | undefined> {
  const telling = await work.bookTellings.lock();
  if (telling === undefined) return undefined;
  const page = await work.bookTellings.loansAfter(telling.after, size);
  const last = page.at(-1);
  // In a transaction of its own: that of a page keeps loans that whoever closes a day may wait for.
  if (last === undefined) return await end(work, telling, now);
  const said = page.map((loan) => ({ loan, books: booksOrFailure(loan, failures) }));
  const told = said.flatMap(({ loan, books }): readonly ToldLoan[] => {
    const { loanId, postings } = loan;
    const fresh = books && { loanId, postings, own: books.own, toldOn: dayOf(now) };
    return fresh !== undefined && isDue(loan, fresh) ? [fresh] : [];
  });
  await work.bookTellings.keep(told);
  await tell(work, told, false);
  const through = {
    ...telling,
    after: last.loanId,
    loans: telling.loans + page.length,
    told: telling.told + told.length,
    failed: telling.failed + said.filter(({ books }) => books === undefined).length,
    together: said.reduce(
      (sum, { loan, books }) => addBalances(sum, books?.together ?? togetherOf(loan)),
      telling.together,
    ),
  };
  await work.bookTellings.save(through);
  return through;
}

function booksOrFailure(loan: LoanToTell, failures: Failure[]) {
  try {
    return splitBooks(loan);
  } catch (error) {
    failures.push({ loanId: loan.loanId, error });
    return undefined;
  }
}

/** What was asked for of a loan together with others needs no replay. */
function togetherOf(loan: LoanToTell): Balances {
  return splitBooks({ ...loan, entries: [], paidOut: 0n }).together;
}

function isDue({ told }: LoanToTell, { postings, own, toldOn }: ToldLoan): boolean {
  if (told === undefined) return postings > 0 || own.size > 0;
  if (told.postings !== postings || isOther(told.own, own)) return true;
  return addDays(told.toldOn, AGAIN_DAYS) <= toldOn;
}

function isOther(a: Balances, b: Balances): boolean {
  return a.size !== b.size || [...a].some(([account, net]) => b.get(account) !== net);
}

async function tell(
  work: Work,
  told: readonly Omit<ToldLoan, 'toldOn'>[],
  answers: boolean,
): Promise<void> {
  await work.events.recordAll(toldEvents(told, answers));
}

/** What tells of loans, in as many events as it takes. */
export function toldEvents(
  told: readonly Omit<ToldLoan, 'toldOn'>[],
  answers: boolean,
): readonly NewEvent[] {
  const events: NewEvent[] = [];
  for (let from = 0; from < told.length; from += IN_EVENT) {
    events.push(toldEvent(told.slice(from, from + IN_EVENT), answers));
  }
  return events;
}

/** Of {@link IN_EVENT} loans at most. */
function toldEvent(told: readonly Omit<ToldLoan, 'toldOn'>[], answers: boolean): NewEvent {
  const loans = told.map(({ loanId, postings, own }) => ({
    loanId,
    postings,
    balances: toBalances(own),
  }));
  return {
    type: 'lending.books.told',
    aggregate: { type: 'books', id: newId('req'), version: 1 },
    audience: { scopes: [] },
    actor: LENDING,
    data: { answers, loans },
  };
}

function toBalances(balances: Balances): ToldBalances {
  return [...balances].map(([account, net]) => ({
    account: account as ToldBalances[number]['account'],
    net: net.toString(),
  }));
}

/**
 * All loans were gone through. What was asked for of them together is told where no day was closed
 * meanwhile: of loans of before it would lack that day.
 */
async function end(work: Work, telling: BookTelling, now: Date): Promise<BookTelling> {
  await work.bookTellings.holdEndOfDay();
  const { id, postings, loans, together } = telling;
  const isWhole = (await work.bookTellings.postingsTogether()) === postings;
  const ended = { ...telling, finishedAt: now };
  await work.bookTellings.save(ended);
  await work.events.record({
    type: 'lending.books.totalled',
    aggregate: { type: 'books', id, version: 1 },
    audience: { scopes: [] },
    actor: LENDING,
    data: {
      runId: id,
      loans,
      ...(isWhole && { together: { postings, balances: toBalances(together) } }),
    },
  });
  return ended;
}

/** Fails, so that it is seen. */
function refuse({ failed }: BookTelling, failures: readonly Failure[]): void {
  if (failed === 0) return;
  const named = failures.slice(0, NAMED).map(({ loanId }) => loanId);
  throw new AggregateError(
    failures.map(({ error }) => error),
    `Loans whose books cannot be worked out: ${failed}, among them ${named.join(', ')}. Look at their entries.`,
  );
}

/**
 * Answers `ledger.books.questioned`: tells of these loans as they are now. A loan that there is not
 * has nothing in the books. One whose books cannot be worked out is left to the daily telling, which
 * fails by it and names it.
 */
export function answerForBooks(ports: TellingPorts) {
  return async ({ loanIds }: EventData['ledger.books.questioned']): Promise<void> =>
    await ports.transact(async (work) => {
      const toldOn = dayOf(ports.clock());
      const found = await work.bookTellings.loansOf(loanIds);
      const known = found.flatMap((loan): readonly ToldLoan[] => {
        const books = booksOrFailure(loan, []);
        const { loanId, postings } = loan;
        return books === undefined ? [] : [{ loanId, postings, own: books.own, toldOn }];
      });
      await work.bookTellings.keep(known);
      const there = new Set(found.map(({ loanId }) => loanId));
      const missing = loanIds
        .filter((id) => !there.has(id))
        .map((loanId) => ({ loanId, postings: 0, own: new Map() }));
      await tell(work, [...known, ...missing], true);
    });
}

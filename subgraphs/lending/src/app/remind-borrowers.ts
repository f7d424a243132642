import type { Id } from '@blockscore/ids';
import { addDays, dayOf, type LocalDate } from '../domain/calendar.ts';
import type { Loan } from '../domain/loan.ts';
import {
  DUE_AHEAD_DAYS,
  EXPIRING_AHEAD_DAYS,
  type OpenInstalment,
  remindersOn,
} from '../domain/notice.ts';
import type { LoanEntry } from '../domain/servicing/entries.ts';
import { sumOf } from '../domain/servicing/parts.ts';
import { isSettledInstalment, openOf, type Pause } from '../domain/servicing/state.ts';
import { issueNotices, type Told } from './issue-notice.ts';
import type { ExpiringOffer, RemindedLoan } from './notice-ports.ts';
import type { Ports } from './ports.ts';
import { plannedOf, standOf } from './stand-of-loan.ts';

const BATCH = 100;
const DAY_MS = 86_400_000;

/**
 * Tells of what comes and goes by time: instalments that are due within three days, what is 1, 7 and
 * 30 days late, and offers that run out within two days. What is told is as it stands when the job
 * runs: after days without it, nobody is told that an instalment is due which is late already, and
 * whoever is late is told once, of all days. Each batch is a transaction of its own, and what it told
 * is not told again, so that the job may be stopped at any moment and done twice.
 *
 * @param batch how many loans or offers at most are looked at in a transaction
 * @param signal stops between two batches
 * @returns how many notices were issued
 */
export function remindBorrowers(ports: Pick<Ports, 'transact' | 'clock'>, batch = BATCH) {
  return async (signal?: AbortSignal): Promise<number> =>
    (await remindOfInstalments(ports, batch, signal)) +
    (await remindOfOffers(ports, batch, signal));
}

async function remindOfInstalments(
  { transact, clock }: Pick<Ports, 'transact' | 'clock'>,
  batch: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  let total = 0;
  let after: Id<'loan'> | undefined;
  do {
    signal?.throwIfAborted();
    const today = dayOf(clock());
    const by = addDays(today, DUE_AHEAD_DAYS);
    const done = await transact(async (work) => {
      const owing = await work.notices.loansOwing(by, after, batch);
      const paused = owing.filter(({ isPaused }) => isPaused).map(({ loan }) => loan.id);
      const entries = await work.servicing.entries(paused);
      const told = owing.flatMap((each) => toldOfLoan(each, entries.get(each.loan.id), today));
      return { owing, issued: await issueNotices(work, told) };
    });
    total += done.issued;
    after = done.owing.length < batch ? undefined : done.owing.at(-1)?.loan.id;
  } while (after !== undefined);
  return total;
}

function toldOfLoan(
  owing: RemindedLoan,
  entries: readonly LoanEntry[] | undefined,
  today: LocalDate,
): readonly Told[] {
  const { loan } = owing;
  const { instalments, pauses } =
    entries === undefined ? unpaused(owing) : owed(loan, entries, today);
  return remindersOn(today, loan.principal.currency, instalments, pauses).map((reminder) => ({
    ...reminder,
    owner: loan,
    applicationId: loan.applicationId,
    loanId: loan.id,
  }));
}

interface Owed {
  readonly instalments: readonly OpenInstalment[];
  readonly pauses: readonly Pause[];
}

const unpaused = ({ instalments }: RemindedLoan): Owed => ({ instalments, pauses: [] });

/** What falls due is kept as it stands today: a pause to come moves it before it begins. */
function owed(loan: Loan, entries: readonly LoanEntry[], today: LocalDate): Owed {
  const state = standOf(loan, entries, { day: today });
  if (state === null) return { instalments: [], pauses: [] };
  const by = addDays(today, DUE_AHEAD_DAYS);
  const instalments = plannedOf(loan, state, entries)
    .filter((row) => row.dueOn <= by && !isSettledInstalment(row))
    .map((row) => ({ dueOn: row.dueOn, open: sumOf(openOf(row)) }));
  return { instalments, pauses: state.pauses };
}

async function remindOfOffers(
  { transact, clock }: Pick<Ports, 'transact' | 'clock'>,
  batch: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  let total = 0;
  let beyond: Id<'app'> | undefined;
  do {
    signal?.throwIfAborted();
    const now = clock().getTime();
    const bounds = {
      // Of an offer of today its reader has just heard, with the day on which it runs out.
      madeBefore: new Date(now - DAY_MS),
      after: new Date(now),
      until: new Date(now + EXPIRING_AHEAD_DAYS * DAY_MS),
    };
    const done = await transact(async (work) => {
      const offers = await work.notices.offersExpiring(bounds, beyond, batch);
      return { offers, issued: await issueNotices(work, offers.map(toldOfOffer)) };
    });
    total += done.issued;
    beyond = done.offers.length < batch ? undefined : done.offers.at(-1)?.offer.applicationId;
  } while (beyond !== undefined);
  return total;
}

function toldOfOffer({ owner, offer }: ExpiringOffer): Told {
  return {
    kind: 'OFFER_EXPIRING',
    owner,
    applicationId: offer.applicationId,
    occasion: offer.id,
    facts: {
      amountMinor: offer.amount.minor.toString(),
      currency: offer.amount.currency,
      termMonths: offer.termMonths,
      annualRate: offer.annualRate,
      expiresAt: offer.expiresAt.toISOString(),
    },
  };
}

import { newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { beyondHeld, entriesOf, linesOf, movementsOf, transactionOf } from '../domain/draft.ts';
import { type LedgerErrorCode, under } from '../domain/errors.ts';
import { checkDay, checkLines } from '../domain/journal.ts';
import { isClosed } from '../domain/period.ts';
import { amountMoved, checkPosting, type Posting, type PostingLine } from '../domain/posting.ts';
import type { JournalProposal } from '../domain/proposal.ts';
import type { LedgerTransaction } from '../domain/transaction.ts';
import { checkLimits } from './check-limits.ts';
import { findHeld, notPending } from './held.ts';
import { type Call, type Keyed, onceTransaction } from './once.ts';
import { writeOrPropose } from './propose-journal.ts';
import { type LineInput, readLines } from './read-lines.ts';
import { recordPosted } from './record-posted.ts';
import { writerOf } from './writer-of.ts';

export interface PostPendingInput extends Keyed {
  readonly transactionId: string;
  /** What is posted of it; all where none are given. */
  readonly lines?: readonly LineInput[] | null | undefined;
  /** `YYYY-MM-DD`; the day of the held one where none is given. */
  readonly effectiveOn?: string | null | undefined;
}

const PATH = ['input', 'transactionId'];

/** Posts what a transaction holds, or less on each account and side; the rest is let go. Once. */
export async function postOfPending(
  call: Call<'txn'>,
  input: Omit<PostPendingInput, 'idempotencyKey'>,
): Promise<Outcome<LedgerTransaction | JournalProposal, LedgerErrorCode>> {
  const { id, ports, work, caller, now, approved } = call;
  const found = await findHeld(work, input.transactionId);
  if (!found.ok) return found;
  const { transaction: held, entries: heldEntries } = found.value;
  if (held.expiresAt !== null && held.expiresAt <= now) {
    const message = `It held until ${held.expiresAt.toISOString()}: write a new transaction.`;
    return fail('PENDING_EXPIRED', message, PATH);
  }
  const today = now.toISOString().slice(0, 10);
  const { effectiveOn } = input;
  const wrong = effectiveOn == null ? [] : checkDay(effectiveOn, today, held.effectiveOn);
  const errors = [...under(['input'], wrong), ...checkLines(input.lines ?? [], ['input'])];
  if (errors.length > 0) return err(errors);
  const given = input.lines == null ? null : readLines(input.lines, ['input'], held.currency);
  if (given !== null && !given.ok) return given;
  const posting = partOf(held, given?.value ?? linesOf(heldEntries), effectiveOn);
  const codes = new Set([...posting.lines, ...linesOf(heldEntries)].map((line) => line.account));
  const { accounts, closedThrough } = await work.books.share([...codes]);
  const lines = checkPosting(posting, accounts);
  if (!lines.ok) return err(under(['input'], lines.error));
  const beyond = beyondHeld(posting.lines, heldEntries);
  if (beyond !== undefined) {
    const message = `More is posted to ${beyond.account} (${beyond.side}) than is held there.`;
    return fail('EXCEEDS_HELD', message, ['input', 'lines']);
  }
  if (isClosed(posting.effectiveOn, closedThrough)) {
    const message = `The books are closed through ${closedThrough}: give a later \`effectiveOn\`.`;
    return fail('PERIOD_CLOSED', message, ['input', 'effectiveOn']);
  }
  const transaction = transactionOf({
    ...held,
    id,
    postingId: posting.postingId,
    inputHash: ports.sha256(JSON.stringify([held.id, posting.effectiveOn])),
    amountMinor: amountMoved(posting.lines),
    effectiveOn: posting.effectiveOn,
    recordedAt: now,
    recordedBy: approved?.proposedBy ?? writerOf(caller),
    proposalId: approved?.proposalId ?? null,
    phase: 'POST',
    resolves: held.id,
    expiresAt: null,
    batchId: null,
  });
  const draft = {
    transaction,
    entries: entriesOf(transaction, lines.value, () => newId('entry')),
  };
  const limits = await checkLimits(work, accounts, movementsOf(draft, heldEntries), PATH);
  if (!limits.ok) {
    // Who waited for the accounts may find that another request resolved it meanwhile.
    return (await work.books.resolutionOf(held.id)) === null ? limits : notPending();
  }
  const asked = { transactionId: held.id, lines: input.lines, effectiveOn: posting.effectiveOn };
  return await writeOrPropose(
    call,
    { mutation: 'postPendingTransaction', content: asked, drafts: [draft] },
    async () => {
      const added = await work.books.add([draft]);
      if (!added.has(transaction.id)) return notPending();
      await recordPosted(work, caller, [{ transaction }]);
      return ok(transaction);
    },
  );
}

export const postPending = onceTransaction<PostPendingInput>(
  'postPendingTransaction',
  postOfPending,
);

function partOf(
  held: LedgerTransaction,
  lines: readonly PostingLine[],
  effectiveOn: string | null | undefined,
): Posting {
  return {
    kind: 'JOURNAL',
    postingId: `post:${held.id}`,
    currency: held.currency,
    effectiveOn: effectiveOn ?? held.effectiveOn,
    userId: null,
    partnerId: null,
    loanId: null,
    paymentId: null,
    reference: held.reference,
    held: false,
    expiresAt: null,
    lines,
  };
}

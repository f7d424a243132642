import { isId, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { entriesOf, mirrored, movementsOf, type Posted, transactionOf } from '../domain/draft.ts';
import { type LedgerErrorCode, under } from '../domain/errors.ts';
import { checkDay } from '../domain/journal.ts';
import { isClosed } from '../domain/period.ts';
import { amountMoved, checkPosting } from '../domain/posting.ts';
import type { JournalProposal } from '../domain/proposal.ts';
import type { LedgerTransaction } from '../domain/transaction.ts';
import { checkLimits } from './check-limits.ts';
import { noSuchTransaction } from './held.ts';
import { type Call, type Keyed, onceTransaction } from './once.ts';
import type { Work } from './ports.ts';
import { writeOrPropose } from './propose-journal.ts';
import { recordPosted } from './record-posted.ts';
import { writerOf } from './writer-of.ts';

export interface ReverseTransactionInput extends Keyed {
  readonly transactionId: string;
  /** `YYYY-MM-DD`; where none is given, today (UTC), or the day of what is undone if that is to come. */
  readonly effectiveOn?: string | null | undefined;
}

const PATH = ['input', 'transactionId'];

/**
 * Undoes what staff posted, or the opening capital, by a new transaction with the same amounts on the
 * other sides. Once. What lending posted is taken back there, or its books of the loan would differ.
 */
export async function reversalOf(
  call: Call<'txn'>,
  { transactionId, effectiveOn }: Omit<ReverseTransactionInput, 'idempotencyKey'>,
): Promise<Outcome<LedgerTransaction | JournalProposal, LedgerErrorCode>> {
  const { id, ports, work, caller, now, approved } = call;
  const found = await reversible(work, transactionId);
  if (!found.ok) return found;
  const { transaction: original, entries } = found.value;
  const today = now.toISOString().slice(0, 10);
  const since = original.effectiveOn;
  const isToCome = since > today;
  const day = effectiveOn ?? (isToCome ? since : today);
  const wrongDay = checkDay(day, today, since);
  if (wrongDay.length > 0) return err(under(['input'], wrongDay));
  const lines = mirrored(entries);
  const codes = [...new Set(lines.map((line) => line.account))];
  const { accounts, closedThrough } = await work.books.share(codes);
  const checked = checkPosting(
    {
      ...{ kind: 'JOURNAL', postingId: `reverse:${original.id}`, currency: original.currency },
      ...{ userId: null, partnerId: null, loanId: null, paymentId: null, reference: null },
      ...{ held: false, expiresAt: null, effectiveOn: day, lines },
    },
    accounts,
  );
  if (!checked.ok) return err(under(['input'], checked.error));
  if (isClosed(day, closedThrough)) {
    const message = `The books are closed through ${closedThrough}: give a later \`effectiveOn\`.`;
    return fail('PERIOD_CLOSED', message, ['input', 'effectiveOn']);
  }
  const transaction = transactionOf({
    ...original,
    id,
    kind: 'REVERSAL',
    postingId: `reverse:${original.id}`,
    inputHash: ports.sha256(JSON.stringify([original.id, day])),
    amountMinor: amountMoved(lines),
    effectiveOn: day,
    valueOn: null,
    recordedAt: now,
    recordedBy: approved?.proposedBy ?? writerOf(caller),
    proposalId: approved?.proposalId ?? null,
    phase: 'SINGLE',
    resolves: null,
    batchId: null,
    reverses: original.id,
  });
  const draft: Posted = {
    transaction,
    entries: entriesOf(transaction, checked.value, () => newId('entry')),
  };
  const limits = await checkLimits(work, accounts, movementsOf(draft), PATH);
  if (!limits.ok) {
    // Who waited for the accounts may find that another request undid it meanwhile.
    return (await work.books.reversalOf(original.id)) === null ? limits : alreadyReversed();
  }
  const content = { transactionId: original.id, effectiveOn: day };
  return await writeOrPropose(
    call,
    { mutation: 'reverseTransaction', content, drafts: [draft] },
    async () => {
      const added = await work.books.add([draft]);
      if (!added.has(transaction.id)) return alreadyReversed();
      await recordPosted(work, caller, [{ transaction }]);
      return ok(transaction);
    },
  );
}

export const reverseTransaction = onceTransaction<ReverseTransactionInput>(
  'reverseTransaction',
  reversalOf,
);

function alreadyReversed() {
  return fail('ALREADY_REVERSED', 'This transaction was reversed before.', PATH);
}

async function reversible(work: Work, id: string) {
  const found = isId('txn', id) ? await work.books.posted(id) : null;
  if (found === null) return noSuchTransaction();
  const { kind, phase, reverses } = found.transaction;
  if (reverses !== null) {
    const message = 'This transaction reverses another: post that one again instead.';
    return fail('CANNOT_REVERSE', message, PATH);
  }
  if (kind !== 'JOURNAL' && kind !== 'OPENING_CAPITAL') {
    const message =
      'Lending posted this transaction: take back what happened to the loan there, which posts the rest.';
    return fail('CANNOT_REVERSE', message, PATH);
  }
  if (phase === 'PENDING' || phase === 'VOID') {
    const message = 'This transaction posted nothing: void what is pending.';
    return fail('CANNOT_REVERSE', message, PATH);
  }
  const before = await work.books.reversalOf(found.transaction.id);
  return before === null ? ok(found) : alreadyReversed();
}

import { newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import type { LedgerError, LedgerErrorCode } from '../domain/errors.ts';
import { checkJournal } from '../domain/journal.ts';
import type { JournalPosting, PostingLine } from '../domain/posting.ts';
import type { JournalProposal } from '../domain/proposal.ts';
import type { LedgerTransaction } from '../domain/transaction.ts';
import { type Call, type Keyed, onceBatch } from './once.ts';
import type { PostingPorts } from './ports.ts';
import { signedBy, writeOrPropose } from './propose-journal.ts';
import { type LineInput, readLines } from './read-lines.ts';
import { addDrafts, draftPostings } from './write-postings.ts';

const PATH = ['input', 'transactions'];
const MAX_TRANSACTIONS = 100;
/** What is held without an end could never be let go by itself; this far is as good. */
const LONGEST_HOLD_MS = 366 * 86_400_000;

export interface JournalInput {
  readonly lines: readonly LineInput[];
  /** `YYYY-MM-DD`; today (UTC) where none is given. */
  readonly effectiveOn?: string | null | undefined;
  readonly reference?: string | null | undefined;
  readonly pending?: boolean | null | undefined;
  readonly expiresAt?: Date | null | undefined;
}

export interface PostTransactionsInput extends Keyed {
  readonly transactions: readonly JournalInput[];
}

/** Writes 1 to 100 transactions by hand, all or none; some of them may only hold. */
export async function postJournals(
  call: Call<'batch'>,
  { transactions }: Omit<PostTransactionsInput, 'idempotencyKey'>,
): Promise<Outcome<readonly LedgerTransaction[] | JournalProposal, LedgerErrorCode>> {
  const { id: batchId, ports, work, caller, now, approved } = call;
  if (transactions.length === 0 || transactions.length > MAX_TRANSACTIONS) {
    const message = `Give 1 to ${MAX_TRANSACTIONS} transactions, not ${transactions.length}.`;
    return fail('TOO_MANY_TRANSACTIONS', message, PATH);
  }
  const today = now.toISOString().slice(0, 10);
  const errors: LedgerError[] = [];
  const postings = transactions.map((journal, index) => {
    const lines = readLines(journal.lines, pathOf(index), ports.currency);
    const at = pathOf(index);
    errors.push(...checkHold(journal, now, at), ...checkJournal(journal, today, at));
    if (!lines.ok) errors.push(...lines.error);
    return postingOf(ports, journal, lines.ok ? lines.value : [], now);
  });
  if (errors.length > 0) return err(errors);
  const options = { closedDay: 'REFUSE', batchId, path: PATH, ...signedBy(approved) } as const;
  const drafts = await draftPostings(work, ports, caller, postings, options);
  if (!drafts.ok) return drafts;
  const content = {
    transactions: transactions.map((each) => ({ effectiveOn: today, ...given(each) })),
  };
  const asked = { mutation: 'postTransactions', content, drafts: drafts.value } as const;
  return await writeOrPropose(call, asked, async () => {
    const written = await addDrafts(work, ports, caller, drafts.value);
    if (written.length < postings.length) {
      throw new Error('A posting of this batch is taken, though its id is new.');
    }
    return ok(written.map(({ transaction }) => transaction));
  });
}

export const postTransactions = onceBatch<PostTransactionsInput>('postTransactions', postJournals);

/** Without what was left open. */
function given(journal: JournalInput): Partial<JournalInput> {
  return Object.fromEntries(Object.entries(journal).filter(([, value]) => value != null));
}

function pathOf(index: number): readonly string[] {
  return [...PATH, String(index)];
}

function checkHold(
  { pending, expiresAt }: JournalInput,
  now: Date,
  path: readonly string[],
): LedgerError[] {
  if (expiresAt == null) return [];
  const wrong = (message: string): LedgerError[] => [
    { code: 'INVALID_DATE', message, path: [...path, 'expiresAt'] },
  ];
  if (pending !== true) return wrong('Only a pending transaction runs out: say `pending: true`.');
  const left = expiresAt.getTime() - now.getTime();
  return left > 0 && left <= LONGEST_HOLD_MS
    ? []
    : wrong('Give a time to come, within 366 days from now.');
}

function postingOf(
  ports: Pick<PostingPorts, 'currency'>,
  journal: JournalInput,
  lines: readonly PostingLine[],
  now: Date,
): JournalPosting {
  return {
    postingId: newId('req'),
    kind: 'JOURNAL',
    currency: ports.currency,
    effectiveOn: journal.effectiveOn ?? now.toISOString().slice(0, 10),
    userId: null,
    partnerId: null,
    loanId: null,
    paymentId: null,
    reference: journal.reference ?? null,
    held: journal.pending === true,
    expiresAt: journal.expiresAt ?? null,
    lines,
  };
}

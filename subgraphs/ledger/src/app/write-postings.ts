import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { err, type Outcome, ok } from '@blockscore/result';
import { entriesOf, movementsOf, type Posted, transactionOf } from '../domain/draft.ts';
import { under } from '../domain/errors.ts';
import { isClosed, openDay } from '../domain/period.ts';
import {
  amountMoved,
  canonicalPosting,
  checkPosting,
  type Posting,
  type PostingError,
  type PostingErrorCode,
  type ResolvedLine,
} from '../domain/posting.ts';
import type { Actor, LedgerTransaction } from '../domain/transaction.ts';
import type { Ground } from './book-ports.ts';
import { checkLimits } from './check-limits.ts';
import { enqueueCommitments, saltNew } from './enqueue-commitments.ts';
import type { PostingPorts, Work } from './ports.ts';
import { recordPosted } from './record-posted.ts';
import { writerOf } from './writer-of.ts';

export interface WritingOptions {
  /** Of a day that is closed: whether it is refused, or posted on the first one that is open. */
  readonly closedDay: 'REFUSE' | 'MOVE';
  readonly batchId?: `batch_${string}`;
  /** Where the list of postings stands in the input; default: there is one, which is the input. */
  readonly path?: readonly string[];
  /** Who asked for it, where that is not who writes. */
  readonly askedBy?: Actor;
  /** The proposal that it comes of. */
  readonly proposalId?: LedgerTransaction['proposalId'];
}

/**
 * Writes postings into the books, all or none. Writes nothing where it answers with an error.
 *
 * @returns those that were added: a posting whose id is taken is not among them
 */
export async function writePostings(
  work: Work,
  ports: PostingPorts,
  caller: Caller,
  postings: readonly Posting[],
  options: WritingOptions,
): Promise<Outcome<readonly Posted[], PostingErrorCode>> {
  const drafts = await draftPostings(work, ports, caller, postings, options);
  return drafts.ok ? ok(await addDrafts(work, ports, caller, drafts.value)) : drafts;
}

/**
 * What the books would hold of postings, or all that they have against it. They share the books, and keep
 * accounts with limits locked, until the end of the database transaction.
 */
export async function draftPostings(
  work: Pick<Work, 'books'>,
  ports: PostingPorts,
  caller: Caller,
  postings: readonly Posting[],
  options: WritingOptions,
): Promise<Outcome<readonly Posted[], PostingErrorCode>> {
  const ground = await work.books.share(codesOf(postings));
  const now = ports.clock();
  const errors: PostingError[] = [];
  const drafts: Posted[] = [];
  // Ids of one moment come in no order: that of the postings is to be told by them.
  const ids = postings.map(() => newId('txn')).sort();
  const recordedBy = options.askedBy ?? writerOf(caller);
  const { proposalId = null } = options;
  for (const [index, posting] of postings.entries()) {
    const lines = checkOne(posting, ground, options);
    const id = ids[index] ?? newId('txn');
    if (lines.ok)
      drafts.push(
        draftOf(
          ports,
          { id, recordedAt: now, recordedBy, proposalId },
          posting,
          lines.value,
          ground,
          options,
        ),
      );
    else
      errors.push(
        ...under(options.path === undefined ? [] : [...options.path, String(index)], lines.error),
      );
  }
  if (errors.length > 0) return err(errors);
  const movements = drafts.flatMap((draft) => movementsOf(draft));
  const limits = await checkLimits(work, ground.accounts, movements, options.path ?? []);
  return limits.ok ? ok(drafts) : limits;
}

/**
 * Writes drafts. A disbursement is also put in the queue for the chain, in the same database transaction as
 * the books.
 *
 * @returns those that were added
 */
export async function addDrafts(
  work: Work,
  ports: PostingPorts,
  caller: Caller,
  drafts: readonly Posted[],
): Promise<readonly Posted[]> {
  const taken = await work.books.add(drafts);
  const added = drafts.filter(({ transaction }) => taken.has(transaction.id));
  const disbursed = added.filter(({ transaction }) => transaction.kind === 'DISBURSEMENT');
  if (ports.chain !== null && disbursed.length > 0) {
    const salted = saltNew(ports, disbursed);
    await enqueueCommitments(work, ports, salted, ports.chain.requiredConfirmations);
  }
  await recordPosted(work, caller, added);
  return added;
}

function codesOf(postings: readonly Posting[]): readonly string[] {
  return [...new Set(postings.flatMap(({ lines }) => lines.map((line) => line.account)))];
}

function checkOne(posting: Posting, { accounts, closedThrough }: Ground, options: WritingOptions) {
  const lines = checkPosting(posting, accounts);
  if (!lines.ok || options.closedDay === 'MOVE') return lines;
  if (!isClosed(posting.effectiveOn, closedThrough)) return lines;
  const message = `The books are closed through ${closedThrough}: give a later day.`;
  return err([{ code: 'PERIOD_CLOSED', message, path: ['effectiveOn'] } as const]);
}

/** The hash of a posting: of the same id, it tells the same from another. */
export function hashOf({ sha256 }: Pick<PostingPorts, 'sha256'>, posting: Posting): string {
  return sha256(canonicalPosting(posting));
}

function draftOf(
  ports: PostingPorts,
  signed: Pick<LedgerTransaction, 'id' | 'recordedAt' | 'recordedBy' | 'proposalId'>,
  posting: Posting,
  lines: readonly ResolvedLine[],
  { closedThrough }: Ground,
  { batchId = undefined }: WritingOptions,
): Posted {
  const { kind, postingId, currency, userId, partnerId, loanId, paymentId } = posting;
  const effectiveOn = openDay(posting.effectiveOn, closedThrough);
  const transaction = transactionOf({
    ...signed,
    kind,
    postingId,
    inputHash: hashOf(ports, posting),
    currency,
    amountMinor: amountMoved(posting.lines),
    effectiveOn,
    valueOn: effectiveOn === posting.effectiveOn ? null : posting.effectiveOn,
    batchId: batchId ?? null,
    userId,
    partnerId,
    loanId,
    paymentId,
    ...(posting.kind === 'JOURNAL' && {
      phase: posting.held ? 'PENDING' : 'SINGLE',
      expiresAt: posting.expiresAt,
      reference: posting.reference,
    }),
  });
  return { transaction, entries: entriesOf(transaction, lines, () => newId('entry')) };
}

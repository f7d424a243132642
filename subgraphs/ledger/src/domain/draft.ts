import { otherSide, type Side } from './account.ts';
import type { Movement } from './limit.ts';
import type { ResolvedLine } from './posting.ts';
import type { Actor, Entry, LedgerTransaction, VoidReason } from './transaction.ts';

/** A transaction of the books with its entries. */
export interface Posted {
  readonly transaction: LedgerTransaction;
  readonly entries: readonly Entry[];
}

/** What a transaction has of itself; the rest is null. */
export type TransactionContent = Omit<Partial<LedgerTransaction>, 'id'> &
  Pick<
    LedgerTransaction,
    | 'id'
    | 'kind'
    | 'postingId'
    | 'inputHash'
    | 'currency'
    | 'amountMinor'
    | 'effectiveOn'
    | 'recordedAt'
    | 'recordedBy'
  >;

export function transactionOf(content: TransactionContent): LedgerTransaction {
  return {
    valueOn: null,
    phase: 'SINGLE',
    resolves: null,
    voidReason: null,
    expiresAt: null,
    batchId: null,
    reference: null,
    proposalId: null,
    userId: null,
    partnerId: null,
    loanId: null,
    paymentId: null,
    reverses: null,
    ...content,
  };
}

/** The lines as entries of a transaction, each with an id of its own. */
export function entriesOf(
  { id: transactionId, currency }: LedgerTransaction,
  lines: readonly ResolvedLine[],
  newEntryId: () => Entry['id'],
): readonly Entry[] {
  return lines.map(({ account, side, minor }, position) => ({
    id: newEntryId(),
    transactionId,
    accountId: account.id,
    accountCode: account.code,
    position,
    side,
    minor,
    currency,
  }));
}

/** What a transaction moves; of one that resolves a held one, that is let go as well. */
export function movementsOf(
  { transaction, entries }: Posted,
  held: readonly Entry[] = [],
): readonly Movement[] {
  const isHeld = transaction.phase === 'PENDING';
  return [
    ...entries.map(({ accountId, side, minor }) => ({ accountId, side, minor, held: isHeld })),
    ...held.map(({ accountId, side, minor }) => ({ accountId, side, minor: -minor, held: true })),
  ];
}

interface Line {
  readonly account: string;
  readonly side: Side;
  readonly minor: bigint;
}

export function linesOf(entries: readonly Entry[]): readonly Line[] {
  return entries.map(({ accountCode: account, side, minor }) => ({ account, side, minor }));
}

/** The same amounts on the other sides. */
export function mirrored(entries: readonly Entry[]): readonly Line[] {
  return linesOf(entries).map((line) => ({ ...line, side: otherSide(line.side) }));
}

/** The first account and side on which more is asked for than is held. */
export function beyondHeld(
  lines: readonly Line[],
  held: readonly Entry[],
): Pick<Line, 'account' | 'side'> | undefined {
  const left = new Map<string, bigint>();
  for (const { account, side, minor } of linesOf(held)) {
    const place = `${account} ${side}`;
    left.set(place, (left.get(place) ?? 0n) + minor);
  }
  return lines.find(({ account, side, minor }) => {
    const place = `${account} ${side}`;
    const rest = (left.get(place) ?? 0n) - minor;
    left.set(place, rest);
    return rest < 0n;
  });
}

/** Of a held transaction, that it is let go. It counts on no day, and has no entries. */
export function voidOf(
  held: LedgerTransaction,
  id: LedgerTransaction['id'],
  voidReason: VoidReason,
  { recordedAt, recordedBy }: { readonly recordedAt: Date; readonly recordedBy: Actor },
): Posted {
  const transaction = transactionOf({
    ...held,
    id,
    postingId: `void:${held.id}`,
    recordedAt,
    recordedBy,
    proposalId: null,
    phase: 'VOID',
    resolves: held.id,
    voidReason,
    expiresAt: null,
    batchId: null,
  });
  return { transaction, entries: [] };
}

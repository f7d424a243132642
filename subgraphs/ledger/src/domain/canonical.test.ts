import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDisbursement, canonicalTransaction } from './canonical.ts';
import type { Entry, LedgerTransaction } from './transaction.ts';

const TRANSACTION: LedgerTransaction = {
  id: 'txn_01k',
  kind: 'REPAYMENT',
  postingId: 'pay_01k',
  inputHash: 'ff',
  currency: 'USD',
  amountMinor: 9_000n,
  effectiveOn: '2026-11-22',
  valueOn: '2026-11-20',
  recordedAt: new Date('2026-11-22T08:00:00.123Z'),
  proposalId: null,
  recordedBy: { kind: 'SERVICE', id: 'lending' },
  phase: 'SINGLE',
  resolves: null,
  voidReason: null,
  expiresAt: null,
  batchId: null,
  reference: '2026/17 „Ü"',
  userId: 'user_01k',
  partnerId: 'partner_01k',
  loanId: 'loan_01k',
  paymentId: 'pay_01k',
  reverses: null,
};

function entry(position: number, accountCode: string, side: Entry['side'], minor: bigint): Entry {
  const ids = { id: `entry_${position}`, transactionId: 'txn_01k', accountId: 'acct_1' } as const;
  return { ...ids, accountCode, position, side, minor, currency: 'USD' };
}

const ENTRIES = [
  entry(0, 'CASH', 'DEBIT', 9_000n),
  entry(1, 'LOAN_PRINCIPAL', 'CREDIT', 8_000n),
  entry(2, 'INTEREST_INCOME', 'CREDIT', 1_000n),
];

const LINES =
  '"entries":[{"account":"CASH","side":"DEBIT","minor":"9000","currency":"USD"},' +
  '{"account":"LOAN_PRINCIPAL","side":"CREDIT","minor":"8000","currency":"USD"},' +
  '{"account":"INTEREST_INCOME","side":"CREDIT","minor":"1000","currency":"USD"}]}';

/** To the letter: what was hashed once must come out the same in years. */
test('a transaction is written as it was when the first of them became a leaf', () => {
  expect(canonicalTransaction(TRANSACTION, ENTRIES)).toBe(
    '{"id":"txn_01k","kind":"REPAYMENT","phase":"SINGLE","postingId":"pay_01k","batchId":null,' +
      '"reference":"2026/17 „Ü\\"","loanId":"loan_01k","effectiveOn":"2026-11-22",' +
      '"valueOn":"2026-11-20","recordedAt":"2026-11-22T08:00:00.123Z","expiresAt":null,' +
      `"resolves":null,"voidReason":null,"reverses":null,${LINES}`,
  );
  expect(canonicalDisbursement(TRANSACTION, ENTRIES)).toBe(
    '{"id":"txn_01k","kind":"REPAYMENT","postingId":"pay_01k","loanId":"loan_01k",' +
      `"effectiveOn":"2026-11-22","recordedAt":"2026-11-22T08:00:00.123Z",${LINES}`,
  );
});

test('neither the order in which entries are read nor what is told to nobody makes a difference', () => {
  const shuffled = fc.shuffledSubarray(ENTRIES, { minLength: ENTRIES.length });
  fc.assert(
    fc.property(shuffled, fc.string(), (entries, other) => {
      const unlike = { inputHash: other, userId: null, partnerId: null, recordedBy: null };
      expect(canonicalTransaction({ ...TRANSACTION, ...unlike }, entries)).toBe(
        canonicalTransaction(TRANSACTION, ENTRIES),
      );
    }),
  );
});

test('whatever the books say otherwise is written otherwise', () => {
  const texts = new Set([canonicalTransaction(TRANSACTION, ENTRIES)]);
  const others: readonly Partial<LedgerTransaction>[] = [
    { id: 'txn_02k' },
    { kind: 'JOURNAL' },
    { phase: 'PENDING' },
    { postingId: 'x' },
    { batchId: 'batch_01k' },
    { reference: null },
    { loanId: null },
    { effectiveOn: '2026-11-23' },
    { valueOn: null },
    { recordedAt: new Date('2026-11-22T08:00:00.124Z') },
    { expiresAt: new Date(0) },
    { resolves: 'txn_02k' },
    { voidReason: 'VOIDED' },
    { reverses: 'txn_02k' },
  ];
  for (const other of others)
    texts.add(canonicalTransaction({ ...TRANSACTION, ...other }, ENTRIES));
  const [cash, ...rest] = ENTRIES as [Entry, ...Entry[]];
  for (const changed of [
    { accountCode: 'SUSPENSE' },
    { side: 'CREDIT' as const },
    { minor: 9_001n },
    { currency: 'EUR' as const },
    { position: 7 },
  ]) {
    texts.add(canonicalTransaction(TRANSACTION, [{ ...cash, ...changed }, ...rest]));
  }
  expect(texts.size).toBe(1 + others.length + 5);
});

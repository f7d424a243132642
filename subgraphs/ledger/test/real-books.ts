import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { formatAmount, money } from '@blockscore/money';
import { type Outcome, ok } from '@blockscore/result';
import { expect } from 'vitest';
import { approveJournal } from '../src/app/approve-journal.ts';
import { changeLimit } from '../src/app/change-limit.ts';
import { closePeriod } from '../src/app/close-period.ts';
import { drawStatement, listStatementLines } from '../src/app/draw-statement.ts';
import { expirePendings } from '../src/app/expire-pendings.ts';
import { foldBalances } from '../src/app/fold-balances.ts';
import { postPending } from '../src/app/post-pending.ts';
import { postTransactions } from '../src/app/post-transactions.ts';
import { reverseTransaction } from '../src/app/reverse-transaction.ts';
import { voidPending } from '../src/app/void-pending.ts';
import { type Account, balanceOf, NO_STANDING, UNLIMITED } from '../src/domain/account.ts';
import type { LedgerErrorCode } from '../src/domain/errors.ts';
import { isProposal, type JournalProposal } from '../src/domain/proposal.ts';
import type { LedgerTransaction } from '../src/domain/transaction.ts';
import type { Balance, ModelBooks, Operation, Side } from './books-model.ts';
import type { TestLedger } from './ledger.ts';

export const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const usd = (minor: bigint) => ({ amount: formatAmount(money(minor, 'USD')), currency: 'USD' });
const key = () => ({ idempotencyKey: newId('req') });

interface Seen {
  readonly outcome: string;
  /** Of the transactions that came of it, in order. */
  readonly ids: readonly string[];
}

/** The use cases on a few accounts of their own, spoken to as the plain books are. */
export async function createRealBooks(ledger: TestLedger, staff: Caller, sides: readonly Side[]) {
  // About every third of what is posted.
  const ports = { ...ledger.ports, journalApprovalAbove: 60n };
  const second = userCaller(newId('user'), ['ADMIN']);
  const accounts: Account[] = [];
  for (const normalSide of sides) {
    const code = `M${newId('acct').slice(-16).toUpperCase()}`;
    const chosen = { id: newId('acct'), code, name: code, type: 'ASSET', normalSide } as const;
    accounts.push({ ...UNLIMITED, ...chosen, currency: 'USD' });
  }
  // More than a lender opens: each history has its own.
  await ledger.transact((work) => work.books.addAccounts(accounts, ledger.clock()));
  const accountAt = (index: number): Account => {
    const found = accounts[index];
    if (found === undefined) throw new Error(`There is no account ${index}.`);
    return found;
  };
  /** By place in the plain books. */
  const ids: string[] = [];
  const one = seenOf((value: LedgerTransaction) => [value.id]);
  const many = seenOf((value: readonly LedgerTransaction[]) => value.map(({ id }) => id));
  const none = seenOf(() => []);

  /** What takes two people is approved by a second one as soon as the first has asked for it. */
  async function seenBy<T extends object>(
    outcome: Outcome<T | JournalProposal, LedgerErrorCode>,
    written: (outcome: Outcome<T, LedgerErrorCode>) => Seen,
  ): Promise<Seen> {
    if (!outcome.ok) return written(outcome);
    const { value } = outcome;
    if (!isProposal(value)) return written(ok(value));
    const approved = await approveJournal(ports)(second, { proposalId: value.id });
    return approved.ok ? many(ok(await ports.proposals.posted([value.id]))) : none(approved);
  }

  async function run(operation: Operation, known: number): Promise<Seen> {
    const transactionId = 'of' in operation ? (ids[operation.of] ?? '') : '';
    switch (operation.kind) {
      case 'post': {
        const transactions = operation.transfers.map((transfer) => ({
          lines: lines(transfer.debit, transfer.credit, transfer.minor),
          effectiveOn: transfer.day,
          pending: transfer.pending,
          expiresAt: transfer.expiresAt === null ? null : new Date(transfer.expiresAt),
        }));
        return seenBy(await postTransactions(ports)(staff, { ...key(), transactions }), many);
      }
      case 'post-pending': {
        const { minor, day: effectiveOn } = operation;
        const given = minor === null ? null : await partOf(transactionId, minor);
        const input = { ...key(), transactionId, lines: given, effectiveOn };
        return seenBy(await postPending(ports)(staff, input), one);
      }
      case 'void':
        return seenBy(await voidPending(ports)(staff, { ...key(), transactionId }), one);
      case 'reverse': {
        const input = { ...key(), transactionId, effectiveOn: operation.day };
        return seenBy(await reverseTransaction(ports)(staff, input), one);
      }
      case 'limit': {
        const [least, most] = [operation.least, operation.most].map((minor) =>
          minor === null ? null : usd(minor),
        );
        const { version } = operation;
        const accountId = accountAt(operation.account).id;
        return none(await changeLimit(ports)(staff, { accountId, version, least, most }));
      }
      case 'close':
        return none(await closePeriod(ports)(staff, { through: operation.through }));
      case 'expire':
        await expirePendings(ports)();
        return { outcome: 'OK', ids: await expiredOf(ids.slice(0, known)) };
      case 'fold':
        await foldBalances(ports.keeping)();
        return { outcome: 'OK', ids: [] };
    }
  }

  const lines = (debit: number, credit: number, minor: bigint) => [
    { account: accountAt(debit).code, side: 'DEBIT' as const, amount: usd(minor) },
    { account: accountAt(credit).code, side: 'CREDIT' as const, amount: usd(minor) },
  ];

  async function partOf(transactionId: string, minor: bigint) {
    const entries = await ledger.books.entriesOf([transactionId]);
    return entries.map(({ accountCode: account, side }) => ({ account, side, amount: usd(minor) }));
  }

  /** What let go of those that had run out by now, in the order of what they are the end of. */
  async function expiredOf(pendings: readonly string[]): Promise<string[]> {
    const ends = await ledger.books.resolutions(pendings);
    const fresh = ends.filter(
      ({ id, voidReason }) => voidReason === 'EXPIRED' && !ids.includes(id),
    );
    const place = ({ resolves }: LedgerTransaction) => pendings.indexOf(resolves ?? '');
    return fresh.sort((a, b) => place(a) - place(b)).map(({ id }) => id);
  }

  async function balances(asOf: string | null, knownAt: number | null): Promise<Balance[]> {
    const standings = await ledger.books.standings(
      accounts.map(({ id }) => id),
      { ...(asOf !== null && { asOf }), ...(knownAt !== null && { knownAt: new Date(knownAt) }) },
    );
    return accounts.map(({ id }) => ({ ...(standings.get(id) ?? NO_STANDING) }));
  }

  return {
    run,
    balances,
    /** Two that let go at once may both tell of it. */
    note: (more: readonly string[]) => void ids.push(...new Set(more)),
    forget: (known: number) => void ids.splice(known),
    /** Whether balances and limits are those of the plain books. */
    async agrees(model: ModelBooks): Promise<boolean> {
      const wanted = model.accounts.map((_, account) => model.balance(account));
      const found = await balances(null, null);
      const limits = await ledger.books.accounts(accounts.map(({ id }) => id));
      const limitOf = new Map(limits.map((account) => [account.id, account]));
      const sameLimits = model.accounts.every(({ least, most, version }, index) => {
        const account = limitOf.get(accountAt(index).id);
        const same = account?.leastMinor === least && account.mostMinor === most;
        return same && account.version === version;
      });
      const same = JSON.stringify(found, asText) === JSON.stringify(wanted, asText);
      return same && sameLimits && ids.length === model.transactions.length;
    },
    /** Each transaction says who wrote it: staff, or the ledger where it let go by itself. */
    async checkWriters(): Promise<void> {
      for (const { voidReason, recordedBy } of await ledger.books.transactions(ids)) {
        const itself = { kind: 'SERVICE', id: 'ledger' };
        const { kind, id } = staff;
        expect(recordedBy).toEqual(voidReason === 'EXPIRED' ? itself : { kind, id });
      }
    },
    /** Each account's statement begins with nothing and ends with its balance. */
    async checkStatements(): Promise<void> {
      const days = { from: '2000-01-01', to: '2999-12-31' };
      for (const account of accounts) {
        const statement = await drawStatement(ledger.books)(account, days);
        const rows = await listStatementLines(ledger.books)(statement, { limit: 1_000 });
        const [opening, closing] = [statement.opening, statement.closing].map((standing) =>
          balanceOf(account.normalSide, standing),
        );
        expect(opening).toBe(0n);
        expect(rows.at(-1)?.balanceMinor ?? 0n).toBe(closing);
      }
    },
  };
}
export type RealBooks = Awaited<ReturnType<typeof createRealBooks>>;

const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);

function seenOf<T extends object>(idsOf: (value: T) => readonly string[]) {
  return (outcome: Outcome<T, LedgerErrorCode>): Seen =>
    outcome.ok
      ? { outcome: 'OK', ids: idsOf(outcome.value) }
      : { outcome: outcome.error[0]?.code ?? '', ids: [] };
}

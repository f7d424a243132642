import type { CurrencyCode, Money } from '@blockscore/money';
import { money } from '@blockscore/money';
import DataLoader from 'dataloader';
import type { Anchor, Attested } from '../app/anchor-ports.ts';
import type { ChainTransaction, Contract } from '../app/chain-ports.ts';
import type { BookReader, Ports } from '../app/ports.ts';
import { type Account, balanceOf, NO_TURNOVER } from '../domain/account.ts';
import type { JournalEntry, LedgerTransaction } from '../domain/transaction.ts';

interface BalanceKey {
  readonly account: Account;
  /** `YYYY-MM-DD`; null = everything. */
  readonly asOf: string | null;
}

export interface Loaders {
  readonly account: DataLoader<string, Account | null>;
  readonly balance: DataLoader<BalanceKey, Money, string>;
  readonly transaction: DataLoader<string, LedgerTransaction | null>;
  /** By transaction id, in their order. */
  readonly entries: DataLoader<string, readonly JournalEntry[]>;
  /** By transaction id; null where it is not meant for the chain. */
  readonly commitment: DataLoader<string, ChainTransaction | null>;
  readonly chainTransaction: DataLoader<string, ChainTransaction | null>;
  readonly contract: DataLoader<string, Contract | null>;
  /** By commitment; null where the ledger has not heard of it. */
  readonly attested: DataLoader<string, Attested | null>;
  readonly anchor: DataLoader<string, Anchor | null>;
  /** By anchor id. */
  readonly anchorTransaction: DataLoader<string, ChainTransaction | null>;
}

type LoaderPorts = Pick<Ports, 'books' | 'commitments' | 'anchors'>;

const BATCH = { maxBatchSize: 500 };

/** Loaders live for one request. They do not look at who asks: resolvers and shield do. */
export function createLoaders({ books, commitments: chain, anchors }: LoaderPorts): Loaders {
  return {
    account: byId((ids) => books.accounts(ids)),
    balance: new DataLoader((keys) => loadBalances(books, keys), {
      ...BATCH,
      cacheKeyFn: ({ account, asOf }) => `${account.id} ${asOf}`,
    }),
    transaction: byId((ids) => books.transactions(ids)),
    entries: new DataLoader(async (ids) => {
      const entries = Map.groupBy(await books.entriesOf(ids), (entry) => entry.transactionId);
      const byTransaction: ReadonlyMap<string, readonly JournalEntry[]> = entries;
      return ids.map((id) => byTransaction.get(id) ?? []);
    }, BATCH),
    commitment: by(
      (row) => row.transactionId,
      (ids) => chain.ofTransactions(ids),
    ),
    chainTransaction: new DataLoader(
      (hashes) => Promise.all(hashes.map((hash) => chain.byHash(hash))),
      { maxBatchSize: 50 },
    ),
    contract: byId((ids) => chain.contracts(ids)),
    attested: by(
      (row) => row.commitment,
      (commitments) => anchors.attested(commitments),
    ),
    anchor: byId((ids) => anchors.anchors(ids)),
    anchorTransaction: by(
      (row) => row.anchorId,
      (ids) => chain.ofAnchors(ids),
    ),
  };
}

function byId<Row extends { readonly id: string }>(
  load: (ids: readonly string[]) => Promise<readonly Row[]>,
): DataLoader<string, Row | null> {
  return by((row) => row.id, load);
}

function by<Row>(
  keyOf: (row: Row) => string | null,
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await load(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => found.get(key) ?? null);
  }, BATCH);
}

async function loadBalances(books: BookReader, keys: readonly BalanceKey[]): Promise<Money[]> {
  const days = new Map(
    await Promise.all(
      [...Map.groupBy(keys, (key) => key.asOf)].map(async ([asOf, some]) => {
        const ids = some.map((key) => key.account.id);
        return [asOf, await books.turnovers(ids, asOf ?? undefined)] as const;
      }),
    ),
  );
  return keys.map(({ account, asOf }) => {
    const turnover = days.get(asOf)?.get(account.id) ?? NO_TURNOVER;
    return money(balanceOf(account.normalSide, turnover), account.currency satisfies CurrencyCode);
  });
}

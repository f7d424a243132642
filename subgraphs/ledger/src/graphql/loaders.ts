import DataLoader from 'dataloader';
import type { Anchor, Attested } from '../app/anchor-ports.ts';
import type { Attestation } from '../app/attestation-ports.ts';
import type { Audited } from '../app/audit-ports.ts';
import type { ChainTransaction, Contract } from '../app/chain-ports.ts';
import type { TransactionLeaf } from '../app/leaf-ports.ts';
import type { LoanMove, LoanRegistration } from '../app/loan-ports.ts';
import type { BookReader, Ports } from '../app/ports.ts';
import { type Account, NO_STANDING, type Standing } from '../domain/account.ts';
import type { JournalProposal } from '../domain/proposal.ts';
import type { JournalEntry, LedgerTransaction } from '../domain/transaction.ts';

interface StandingKey {
  readonly account: Account;
  /** `YYYY-MM-DD`; null = everything. */
  readonly asOf: string | null;
  readonly knownAt: Date | null;
}

export interface Loaders {
  readonly account: DataLoader<string, Account | null>;
  readonly standing: DataLoader<StandingKey, Standing, string>;
  readonly transaction: DataLoader<string, LedgerTransaction | null>;
  /** By the id of a pending one: what became of it. */
  readonly resolution: DataLoader<string, LedgerTransaction | null>;
  /** By the id of what it reverses. */
  readonly reversal: DataLoader<string, LedgerTransaction | null>;
  readonly proposal: DataLoader<string, JournalProposal | null>;
  /** By proposal id: what was posted of it. */
  readonly postedBy: DataLoader<string, readonly LedgerTransaction[]>;
  /** By transaction id, in their order. */
  readonly entries: DataLoader<string, readonly JournalEntry[]>;
  /** By transaction id; null where it is not meant for the chain. */
  readonly commitment: DataLoader<string, ChainTransaction | null>;
  readonly chainTransaction: DataLoader<string, ChainTransaction | null>;
  readonly contract: DataLoader<string, Contract | null>;
  /** By commitment; null where the ledger has not heard of it. */
  readonly attested: DataLoader<string, Attested | null>;
  /** The same of entries of the audit trail. */
  readonly audited: DataLoader<string, Audited | null>;
  /** By commitment; null where it is to be in no AttestationRegistry. */
  readonly attestation: DataLoader<string, Attestation | null>;
  /** What takes something to the chain, by its id. */
  readonly chainRow: DataLoader<string, ChainTransaction | null>;
  /** By transaction id; null where it has none yet. */
  readonly transactionLeaf: DataLoader<string, TransactionLeaf | null>;
  readonly anchor: DataLoader<string, Anchor | null>;
  /** By loan id; null where it is to be in no LoanRegistry. */
  readonly registration: DataLoader<string, LoanRegistration | null>;
  /** By loan id, in the order of the registry's states. */
  readonly loanMoves: DataLoader<string, readonly LoanMove[]>;
  readonly loanTransactions: DataLoader<string, readonly ChainTransaction[]>;
  /** By anchor id. */
  readonly anchorTransaction: DataLoader<string, ChainTransaction | null>;
}

type LoaderPorts = Pick<
  Ports,
  'books' | 'proposals' | 'commitments' | 'anchors' | 'loans' | 'attestations'
>;

const BATCH = { maxBatchSize: 500 };

/** Loaders live for one request. They do not look at who asks: resolvers and shield do. */
export function createLoaders(ports: LoaderPorts): Loaders {
  return { ...bookLoaders(ports), ...chainLoaders(ports), ...leafLoaders(ports) };
}

function bookLoaders({
  books,
  proposals,
}: LoaderPorts): Pick<
  Loaders,
  | 'account'
  | 'standing'
  | 'transaction'
  | 'resolution'
  | 'reversal'
  | 'proposal'
  | 'postedBy'
  | 'entries'
> {
  return {
    account: byId((ids) => books.accounts(ids)),
    standing: new DataLoader((keys) => loadStandings(books, keys), {
      ...BATCH,
      cacheKeyFn: (key) => `${key.account.id} ${momentOf(key)}`,
    }),
    transaction: byId((ids) => books.transactions(ids)),
    resolution: by(
      (row) => row.resolves,
      (ids) => books.resolutions(ids),
    ),
    reversal: by(
      (row) => row.reverses,
      (ids) => books.reversals(ids),
    ),
    proposal: byId((ids) => proposals.proposals(ids)),
    postedBy: listsBy(
      (row) => row.proposalId,
      (ids) => proposals.posted(ids),
    ),
    entries: new DataLoader(async (ids) => {
      const entries = Map.groupBy(await books.entriesOf(ids), (entry) => entry.transactionId);
      const byTransaction: ReadonlyMap<string, readonly JournalEntry[]> = entries;
      return ids.map((id) => byTransaction.get(id) ?? []);
    }, BATCH),
  };
}

function chainLoaders({
  commitments: chain,
}: LoaderPorts): Pick<
  Loaders,
  | 'commitment'
  | 'chainTransaction'
  | 'contract'
  | 'chainRow'
  | 'loanTransactions'
  | 'anchorTransaction'
> {
  return {
    commitment: by(
      (row) => row.transactionId,
      (ids) => chain.ofTransactions(ids),
    ),
    chainTransaction: new DataLoader(
      (hashes) => Promise.all(hashes.map((hash) => chain.byHash(hash))),
      { maxBatchSize: 50 },
    ),
    contract: byId((ids) => chain.contracts(ids)),
    chainRow: byId((ids) => chain.byIds(ids)),
    loanTransactions: listsBy(
      (row) => row.loanId,
      (ids) => chain.ofLoans(ids),
    ),
    anchorTransaction: by(
      (row) => row.anchorId,
      (ids) => chain.ofAnchors(ids),
    ),
  };
}

/** What is, or is to be, proved by the chain. */
function leafLoaders({
  anchors,
  loans,
  attestations,
}: LoaderPorts): Pick<
  Loaders,
  | 'attested'
  | 'attestation'
  | 'transactionLeaf'
  | 'registration'
  | 'loanMoves'
  | 'audited'
  | 'anchor'
> {
  return {
    attested: by(
      (row) => row.commitment,
      (commitments) => anchors.attested(commitments),
    ),
    attestation: by(
      (row) => row.commitment,
      (commitments) => attestations.attestations(commitments),
    ),
    transactionLeaf: by(
      (row) => row.transactionId,
      (ids) => anchors.transactionLeaves(ids),
    ),
    registration: by(
      (row) => row.loanId,
      (ids) => loans.registrations(ids),
    ),
    loanMoves: listsBy(
      (row) => row.loanId,
      (ids) => loans.moves(ids),
    ),
    audited: by(
      (row) => row.commitment,
      (commitments) => anchors.audited(commitments),
    ),
    anchor: byId((ids) => anchors.anchors(ids)),
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

/** All rows of a key, in the order in which they are loaded. */
function listsBy<Row>(
  keyOf: (row: Row) => string | null,
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const found = Map.groupBy(await load(keys), keyOf);
    return keys.map((key) => found.get(key) ?? []);
  }, BATCH);
}

function momentOf({ asOf, knownAt }: StandingKey): string {
  return `${asOf} ${knownAt?.toISOString()}`;
}

async function loadStandings(books: BookReader, keys: readonly StandingKey[]): Promise<Standing[]> {
  const moments = new Map(
    await Promise.all(
      [...Map.groupBy(keys, momentOf)].map(async ([moment, some]) => {
        const { asOf = null, knownAt = null } = some[0] ?? {};
        const ids = some.map((key) => key.account.id);
        const given = { ...(asOf !== null && { asOf }), ...(knownAt !== null && { knownAt }) };
        return [moment, await books.standings(ids, given)] as const;
      }),
    ),
  );
  return keys.map((key) => moments.get(momentOf(key))?.get(key.account.id) ?? NO_STANDING);
}

import type { TestSubgraph } from '@blockscore/testkit';
import type { BookTelling } from '../src/app/book-telling-ports.ts';
import type { Clock } from '../src/app/ports.ts';
import { answerForBooks, tellBooks } from '../src/app/tell-books.ts';
import { portsOn } from './ports.ts';

interface Told {
  readonly postings: number;
  readonly balances: Readonly<Record<string, string>>;
}

/** What the job does, by another process. */
export async function tell(
  lending: TestSubgraph,
  clock: Clock,
  {
    size,
    again = false,
    onProgress,
  }: {
    readonly size?: number;
    readonly again?: boolean;
    readonly onProgress?: (telling: BookTelling) => void;
  } = {},
): Promise<number | undefined> {
  const { ports, close } = await portsOn(lending, clock);
  try {
    return await tellBooks(ports, size)({ again }, onProgress);
  } finally {
    await close();
  }
}

/** What lending does when the ledger asks. */
export async function answer(
  lending: TestSubgraph,
  clock: Clock,
  loanIds: readonly `loan_${string}`[],
): Promise<void> {
  const { ports, close } = await portsOn(lending, clock);
  try {
    await answerForBooks(ports)({ loanIds });
  } finally {
    await close();
  }
}

type Balances = readonly { readonly account: string; readonly net: string }[];

const toRecord = (balances: Balances) =>
  Object.fromEntries(balances.map(({ account, net }) => [account, net]));

/** What was told of each loan in the events from that one on, the last of each. */
export async function toldSince(
  lending: TestSubgraph,
  from = 0,
): Promise<ReadonlyMap<string, Told>> {
  const events = (await lending.events('lending.books.told')).slice(from);
  const loans = events.flatMap(
    ({ data }) => data['loans'] as { loanId: string; postings: number; balances: Balances }[],
  );
  return new Map(
    loans.map(({ loanId, postings, balances }) => [
      loanId,
      { postings, balances: toRecord(balances) },
    ]),
  );
}

/** What was told of all loans together last; undefined where it was left out. */
export async function toldTogether(lending: TestSubgraph): Promise<Told | undefined> {
  const last = (await lending.events('lending.books.totalled')).at(-1);
  const together = last?.data['together'] as { postings: number; balances: Balances } | undefined;
  return together && { postings: together.postings, balances: toRecord(together.balances) };
}

/** What was asked for of a loan alone, or of many together, by its events: what the ledger holds. */
export async function askedOf(lending: TestSubgraph, loanId?: string): Promise<Told> {
  const events = (await lending.events('lending.posting.requested')).filter(
    ({ data }) => data['loanId'] === loanId,
  );
  const sums = new Map<string, bigint>();
  for (const { data } of events) {
    for (const line of data['lines'] as { account: string; side: string; minor: string }[]) {
      const net = line.side === 'DEBIT' ? BigInt(line.minor) : -BigInt(line.minor);
      sums.set(line.account, (sums.get(line.account) ?? 0n) + net);
    }
  }
  const rest = [...sums].filter(([, net]) => net !== 0n);
  return {
    postings: events.length,
    balances: Object.fromEntries(rest.map(([account, net]) => [account, net.toString()])),
  };
}

import type { EventData, EventEnvelope } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { compareWithLoans, hearOfAllBooks, hearOfBooks } from '../src/app/compare-with-loans.ts';
import type { TestLedger } from './ledger.ts';

type Told = EventData['lending.books.told']['loans'][number];
type Balances = Told['balances'];
export type Nets = Partial<Record<Balances[number]['account'], number>>;

const balancesOf = (nets: Nets): Balances =>
  Object.entries(nets).map(([account, net]) => ({
    account: account as Balances[number]['account'],
    net: String(net),
  }));

/** What a loan says that the books hold of it, by so many postings. */
export const says = (loanId: `loan_${string}`, postings: number, nets: Nets): Told => ({
  loanId,
  postings,
  balances: balancesOf(nets),
});

const envelope = (occurredAt: Date) => ({
  id: newId('evt'),
  aggregate: { type: 'books', id: 'books', version: 1 },
  audience: { scopes: [] },
  actor: { kind: 'SERVICE', id: 'lending' } as const,
  occurredAt: occurredAt.toISOString(),
});

/** What lending tells a ledger, as its consumer hears of it. */
export function tellingOf(ledger: TestLedger, size = 2) {
  const { ports } = ledger;
  const compare = compareWithLoans(ports, size);
  return {
    tell: (loans: readonly Told[], answers = false, occurredAt = ledger.clock()) =>
      ledger.transact((work) => {
        const type = 'lending.books.told' as const;
        const event: EventEnvelope<typeof type> = {
          ...envelope(occurredAt),
          type,
          data: { answers, loans },
        };
        return hearOfBooks(work, ports, event);
      }),
    /** All were gone through; everything is compared. */
    async total(together?: { readonly postings: number; readonly nets: Nets }): Promise<void> {
      await ledger.transact((work) => {
        const type = 'lending.books.totalled' as const;
        const event: EventEnvelope<typeof type> = {
          ...envelope(ledger.clock()),
          type,
          data: {
            runId: newId('recon'),
            loans: 1,
            ...(together && {
              together: { postings: together.postings, balances: balancesOf(together.nets) },
            }),
          },
        };
        return hearOfAllBooks(work, ports, event);
      });
      await compare();
    },
    /** The loans that the ledger asked about, question by question. */
    questions: async () =>
      (await ledger.events()).flatMap((event) =>
        event.type === 'ledger.books.questioned' ? [event.data.loanIds] : [],
      ),
    /** Kind and subject of what staff was alerted of, in order. */
    alerts: async () =>
      (await ledger.events()).flatMap((event) =>
        event.type === 'ledger.reconciliation.alerted'
          ? [[event.data.kind, event.data.subject]]
          : [],
      ),
    open: async () => {
      const page = { size: 100, backward: false };
      const rows = await ports.reconciliations.differences({ open: true }, page);
      return rows.map(({ kind, subject, expected, found }) => ({ kind, subject, expected, found }));
    },
  };
}

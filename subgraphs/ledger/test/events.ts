import type { EventData, EventEnvelope } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import type { PaymentPosting } from './ledger.ts';

type PostingRequested = EventEnvelope<'lending.posting.requested'>;

/** Lending's request for a posting of the two accounts that every disbursement has. */
export function postingRequested(posting: PaymentPosting): PostingRequested {
  const { postingId, userId, loanId, paymentId, kind, currency, effectiveOn } = posting;
  const lines: EventData['lending.posting.requested']['lines'] = [
    { account: 'LOAN_PRINCIPAL', side: 'DEBIT', minor: '70' },
    { account: 'CASH', side: 'CREDIT', minor: '70' },
  ];
  return {
    id: newId('evt'),
    type: 'lending.posting.requested',
    aggregate: { type: 'Loan', id: loanId, version: 1 },
    audience: { scopes: [] },
    actor: { kind: 'SERVICE', id: 'lending' },
    occurredAt: '2026-11-22T08:00:00.000Z',
    data: { postingId, userId, loanId, paymentId, kind, currency, effectiveOn, lines },
  };
}

/** Puts an event into lending's stream, as lending's relay would. */
export async function hear({ sql }: TestSubgraph, event: PostingRequested): Promise<void> {
  await sql`
    insert into events.entry (stream, seq, event)
    select 'lending', coalesce(max(seq), 0) + 1, ${JSON.stringify(event)}::text::jsonb
    from events.entry where stream = 'lending'`;
  await sql`select pg_notify('events_lending', '')`;
}

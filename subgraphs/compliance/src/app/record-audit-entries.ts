import type { LogEntry } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { appendLinks } from '../domain/audit/chain.ts';
import { detailsOf, subjectOf } from '../domain/audit/describe-event.ts';
import type { Ports, Work } from './ports.ts';

/**
 * Appends events of one stream to the audit trail, in their order, at their places in the chain; each
 * once, however often it is handed over.
 */
export async function recordAuditEntries(
  work: Work,
  { clock, sha256, newSalt }: Pick<Ports, 'clock' | 'sha256' | 'newSalt'>,
  stream: string,
  events: readonly Pick<LogEntry, 'seq' | 'event'>[],
): Promise<void> {
  const recordedAt = clock().toISOString();
  const end = await work.audit.lockDay(recordedAt.slice(0, 10));
  const sequences = events.map(({ seq }) => seq);
  const known = await work.audit.known(stream, sequences);
  const added = events.filter(({ seq }) => !known.has(seq));
  const entries = added.map(({ seq: sequence, event }) => ({
    facts: { ...factsOf(event), stream, sequence, recordedAt },
    details: detailsOf(event.data),
    salt: newSalt(),
  }));
  await work.audit.append(appendLinks(end, entries, sha256));
}

function factsOf(event: LogEntry['event']) {
  const subject = subjectOf(event.data, event.audience.subject);
  return {
    id: newId('aud'),
    eventId: event.id,
    type: event.type,
    subject,
    open: subject !== null && event.audience.subject === subject,
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    occurredAt: event.occurredAt,
  };
}

import type { AnyEvent } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { appendLink } from '../domain/audit/chain.ts';
import { detailsOf, subjectOf } from '../domain/audit/describe-event.ts';
import type { Ports, Work } from './ports.ts';

/** Appends an event of any subgraph to the audit trail, at its place in the chain; once. */
export async function recordAuditEntry(
  work: Work,
  { clock, sha256, newSalt }: Pick<Ports, 'clock' | 'sha256' | 'newSalt'>,
  place: { readonly stream: string; readonly seq: number },
  event: AnyEvent,
): Promise<void> {
  const recordedAt = clock().toISOString();
  const { day, count, previousHash } = await work.audit.lockDay(recordedAt.slice(0, 10));
  if (!(await work.audit.isNew(place.stream, place.seq))) return;
  const subject = subjectOf(event.data, event.audience.subject);
  const facts = {
    id: newId('aud'),
    day,
    position: count + 1,
    stream: place.stream,
    sequence: place.seq,
    eventId: event.id,
    type: event.type,
    subject,
    open: subject !== null && event.audience.subject === subject,
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    occurredAt: event.occurredAt,
    recordedAt,
  };
  const salt = newSalt();
  const link = appendLink(facts, detailsOf(event.data), salt, previousHash, sha256);
  await work.audit.append(link, salt);
}

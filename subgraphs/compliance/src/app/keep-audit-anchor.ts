import type { EventData } from '@blockscore/events';
import type { Work } from './ports.ts';

/** Keeps what the ledger says proves an entry of the trail, so that an export of it has the proof. */
export async function keepAuditAnchor(
  work: Work,
  { anchorId: _, ...anchor }: EventData['ledger.audit.anchored'],
): Promise<void> {
  await work.auditAnchors.keep(anchor);
}

import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import { sealInParts } from '@blockscore/vault';
import type { Work } from './ports.ts';

/** Sections of a person's copy by name, each a list of records that are JSON. */
export type PersonCopy = Readonly<Record<string, readonly unknown[]>>;

export interface CopyRepository {
  /** All that the person may know; each section is bounded, the newest first. */
  of(userId: Id<'user'>): Promise<PersonCopy>;
}

/**
 * Answers compliance's question for everything about a person, sealed to its one-time key in parts that
 * each fit an event. Asked again, it answers again with what there is by then.
 */
export async function discloseExport(
  work: Pick<Work, 'copies' | 'events'>,
  { exportId, userId, publicKey }: EventData['compliance.export.requested'],
): Promise<void> {
  const copy = await work.copies.of(userId);
  const sealed = await sealInParts(publicKey, copy, { requestId: exportId });
  await work.events.recordAll(
    sealed.map((part, index) => ({
      type: 'identity.export.disclosed',
      aggregate: { type: 'export', id: exportId, version: 1 },
      audience: { scopes: [] },
      actor: serviceCaller('identity'),
      data: { exportId, userId, part: index + 1, parts: sealed.length, sealed: part },
    })),
  );
}

import { serviceCaller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import type { EventData } from './catalogue.ts';
import type { EventRecorder } from './envelope.ts';

/** Sections of a person's copy by name, each a list of records that are JSON. */
export type PersonCopy = Readonly<Record<string, readonly unknown[]>>;

export interface CopyRepository {
  /**
   * All that the person may know, the newest of each section first.
   *
   * @throws Error where it is too much for one copy: nothing is left out without a word
   */
  of(userId: Id<'user'>): Promise<PersonCopy>;
}

const MOST_RECORDS = 50_000;

/**
 * All of a section, or an error: a copy of everything that leaves something out says what is not so.
 *
 * @param find finds so many at the most
 * @throws Error of more than 50,000 records, which no person leaves: an operator has to look
 */
export async function wholeSection<T>(
  section: string,
  find: (limit: number) => PromiseLike<readonly T[]>,
): Promise<readonly T[]> {
  const found = await find(MOST_RECORDS + 1);
  if (found.length > MOST_RECORDS) {
    throw new Error(
      `More than ${MOST_RECORDS} records of «${section}» are kept of one person: their copy cannot be made whole.`,
    );
  }
  return found;
}

type Asked = EventData['compliance.export.requested'];
/** Seals a value to a one-time key in parts that each fit an event; of the vault. */
type SealInParts = (
  publicKey: Asked['publicKey'],
  value: PersonCopy,
  context: { readonly requestId: string },
) => Promise<readonly string[]>;

/** Who holds something of a person beside compliance, which asks. */
export type CopyHolder = 'identity' | 'credit' | 'lending' | 'ledger';

/**
 * Answers compliance's question for everything about a person, sealed to its one-time key in parts that
 * each fit an event. Asked again, it answers again with what there is by then.
 */
export function discloseCopy(holder: CopyHolder, seal: SealInParts) {
  return async (
    work: { readonly copies: CopyRepository; readonly events: Pick<EventRecorder, 'recordAll'> },
    { exportId, userId, publicKey }: Asked,
  ): Promise<void> => {
    const copy = await work.copies.of(userId);
    const sealed = await seal(publicKey, copy, { requestId: exportId });
    await work.events.recordAll(
      sealed.map((part, index) => ({
        type: `${holder}.export.disclosed` as const,
        aggregate: { type: 'export', id: exportId, version: 1 },
        audience: { scopes: [] },
        actor: serviceCaller(holder),
        data: { exportId, userId, part: index + 1, parts: sealed.length, sealed: part },
      })),
    );
  };
}

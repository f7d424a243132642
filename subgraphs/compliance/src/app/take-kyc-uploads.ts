import { LARGEST_DOCUMENT } from '../domain/kyc/document.ts';
import type { AwaitedDocument, DocumentId, KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports } from './ports.ts';
import { receiveKycUpload, storageOf } from './receive-kyc-upload.ts';

const AT_ONCE = 200;
/** An upload that began in time may end a little later. */
const GRACE_MS = 10 * 60_000;

export interface TakenUploads {
  readonly taken: number;
  readonly refused: number;
  readonly abandoned: number;
  readonly awaited: number;
}

/**
 * Takes what was sent straight to the storage: looks at it, keeps it encrypted and removes what came as
 * it was. Documents whose content never came are removed.
 */
export function takeKycUploads(ports: Ports & KycDocumentPorts) {
  const takeOne = takeUpload(ports);
  // Whoever is behind many that never come has their turn, too: a run that is stopped is gone on with by the next one.
  let last: DocumentId | undefined;
  return async (signal: AbortSignal): Promise<TakenUploads> => {
    const counts = { taken: 0, refused: 0, abandoned: 0, awaited: 0 };
    if (ports.documentStorage === undefined) return counts;
    do {
      const from = last;
      const some = await ports.transact((work) => work.documents.awaited(from, AT_ONCE));
      for (const awaited of some) {
        signal.throwIfAborted();
        last = awaited.id;
        try {
          counts[await takeOne(awaited)] += 1;
        } catch (error) {
          // The others are not to wait for one that the storage does not give.
          ports.onProviderFault(error, awaited.id);
        }
      }
      if (some.length < AT_ONCE) last = undefined;
    } while (last !== undefined);
    return counts;
  };
}

function takeUpload(ports: Ports & KycDocumentPorts) {
  const receive = receiveKycUpload(ports);
  return async (document: AwaitedDocument): Promise<keyof TakenUploads> => {
    const { id, userId } = document;
    const { direct } = storageOf(ports);
    const bytes = await direct?.take(id, LARGEST_DOCUMENT);
    if (bytes !== undefined) {
      const received = await receive(id, bytes);
      await direct?.drop(id);
      return received.ok ? 'taken' : 'refused';
    }
    if (!isAbandoned(document, ports.clock())) return 'awaited';
    await ports.transact(async (work) => {
      await work.kyc.lock(userId);
      await work.documents.removeAwaited(id);
    });
    return 'abandoned';
  };
}

/**
 * The address of an upload stays good after what was sent to it was taken, so that something may come once
 * more, of which nobody would know. Once it has run out, that is removed unread.
 */
export function dropKycUpload(ports: Ports & KycDocumentPorts) {
  const takeOne = takeUpload(ports);
  return async (id: DocumentId): Promise<void> => {
    const { direct } = storageOf(ports);
    const [document] = await ports.transact((work) => work.documents.findMany([id]));
    // What came in time and could not be taken is not lost.
    if (document?.status === 'REQUESTED') await takeOne(document);
    await direct?.drop(id);
  };
}

/** When nothing can come by the address of an upload any more. */
export const lastUploadAt = ({ uploadExpiresAt }: AwaitedDocument): Date =>
  new Date(uploadExpiresAt.getTime() + 2 * GRACE_MS);

function isAbandoned({ uploadExpiresAt }: AwaitedDocument, now: Date): boolean {
  return now.getTime() > uploadExpiresAt.getTime() + GRACE_MS;
}

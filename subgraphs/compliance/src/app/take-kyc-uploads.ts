import { LARGEST_DOCUMENT } from '../domain/kyc/document.ts';
import type { AwaitedDocument, KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports } from './ports.ts';
import { receiveKycUpload, storageOf } from './receive-kyc-upload.ts';

const AT_ONCE = 200;
/** An upload that began in time may end a little later. */
const GRACE_MS = 10 * 60_000;

export interface TakenUploads {
  readonly taken: number;
  readonly refused: number;
  readonly abandoned: number;
}

/**
 * Takes what was sent straight to the storage: looks at it, keeps it encrypted and removes what came as
 * it was. Documents whose content never came are removed.
 */
export function takeKycUploads(ports: Ports & KycDocumentPorts) {
  const receive = receiveKycUpload(ports);
  return async (signal: AbortSignal): Promise<TakenUploads> => {
    const counts = { taken: 0, refused: 0, abandoned: 0 };
    if (ports.documentStorage === undefined) return counts;
    const { direct } = storageOf(ports);
    for (const awaited of await ports.transact((work) => work.documents.awaited(AT_ONCE))) {
      signal.throwIfAborted();
      const bytes = await direct?.take(awaited.id, LARGEST_DOCUMENT);
      if (bytes !== undefined) {
        const received = await receive(awaited.id, bytes);
        counts[received.ok ? 'taken' : 'refused'] += 1;
        await direct?.drop(awaited.id);
      } else if (isAbandoned(awaited, ports.clock())) {
        await ports.transact(async (work) => {
          await work.kyc.lock(awaited.userId);
          await work.documents.removeAwaited(awaited.id);
        });
        counts.abandoned += 1;
      }
    }
    return counts;
  };
}

function isAbandoned({ uploadExpiresAt }: AwaitedDocument, now: Date): boolean {
  return now.getTime() > uploadExpiresAt.getTime() + GRACE_MS;
}

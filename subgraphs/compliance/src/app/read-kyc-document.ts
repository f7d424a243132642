import { isId } from '@blockscore/ids';
import type { ContentType } from '../domain/kyc/document-content.ts';
import { contentOf } from './check-kyc-document.ts';
import { isConcerned } from './is-concerned.ts';
import type { KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports } from './ports.ts';

export interface ReadDocument {
  readonly contentType: ContentType;
  readonly bytes: Uint8Array;
}

/** How long the address of a document is good, in milliseconds. */
export const ADDRESS_MS = 60_000;

/** By what an officer asks: an address of theirs that compliance made. */
export interface DocumentAddress {
  readonly id: string;
  readonly officerId: string;
  readonly mark: string;
  readonly expiresAt: Date;
}

/**
 * The content of a document for an officer who holds an address for it, once. That it is read is on the audit
 * trail before anything is shown. NONE where there is none, or it concerns the officer; SPENT where the address
 * was used, or the officer was suspended or no officer since it was made.
 */
export function readKycDocument(ports: Ports & KycDocumentPorts) {
  return async (address: DocumentAddress): Promise<ReadDocument | 'NONE' | 'SPENT'> => {
    const { id, officerId, mark, expiresAt } = address;
    if (!isId('doc', id) || !isId('user', officerId)) return 'NONE';
    const document = await ports.transact(async (work) => {
      const madeAt = new Date(expiresAt.getTime() - ADDRESS_MS);
      if ((await work.officers.stoppedSince(officerId, madeAt)) !== undefined) return 'SPENT';
      if (!(await work.documents.spendAddress(mark, expiresAt, ports.clock()))) return 'SPENT';
      const [found] = await work.documents.findMany([id]);
      if (found === undefined || found.contentKey === null) return 'NONE';
      if (await isConcerned(work, { id: officerId }, found.userId)) return 'NONE';
      await work.events.record({
        type: 'compliance.personal_data.read',
        aggregate: { type: 'user', id: found.userId, version: 0 },
        audience: { scopes: ['compliance:read'] },
        actor: { kind: 'USER', id: officerId },
        data: { userId: found.userId, fields: ['kycDocument.content'] },
      });
      return found;
    });
    if (typeof document === 'string') return document;
    return { contentType: document.contentType, bytes: await contentOf(ports, document) };
  };
}

import { isId } from '@blockscore/ids';
import type { ContentType } from '../domain/kyc/document-content.ts';
import { contentOf } from './check-kyc-document.ts';
import type { KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports } from './ports.ts';

export interface ReadDocument {
  readonly contentType: ContentType;
  readonly bytes: Uint8Array;
}

/**
 * The content of a document for an officer who holds an address for it. That it is read is on the audit
 * trail before anything is shown. Undefined where there is none, or it is the officer's own.
 */
export function readKycDocument(ports: Ports & KycDocumentPorts) {
  return async (id: string, officerId: string): Promise<ReadDocument | undefined> => {
    if (!isId('doc', id)) return undefined;
    const document = await ports.transact(async (work) => {
      const [found] = await work.documents.findMany([id]);
      if (found === undefined || found.userId === officerId || found.contentKey === null) {
        return undefined;
      }
      await work.events.record({
        type: 'compliance.personal_data.read',
        aggregate: { type: 'user', id: found.userId, version: 0 },
        audience: { scopes: ['compliance:read'] },
        actor: { kind: 'USER', id: officerId },
        data: { userId: found.userId, fields: ['kycDocument.content'] },
      });
      return found;
    });
    if (document === undefined) return undefined;
    return { contentType: document.contentType, bytes: await contentOf(ports, document) };
  };
}

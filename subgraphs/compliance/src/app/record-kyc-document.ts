import type { DocumentStatus, KycDocument } from '../domain/kyc/document.ts';
import type { Work } from './ports.ts';

export interface Actor {
  readonly kind: 'USER' | 'PARTNER' | 'SERVICE' | 'ANONYMOUS';
  readonly id: string;
}

/** Tells that a document came to a status, the person too: it is theirs. */
export async function recordDocument(
  work: Work,
  { id, kycId, userId, kind, version, status }: KycDocument,
  from: DocumentStatus | null,
  actor: Actor,
): Promise<void> {
  await work.events.record({
    type: 'compliance.kyc_document.changed',
    aggregate: { type: 'kyc_document', id, version },
    audience: { subject: userId, scopes: ['compliance:read'] },
    actor,
    data: { userId, kycId, documentId: id, kind, from, to: status },
  });
}

/** Keeps a change of a document and tells it where the status is another one. */
export async function changeDocument(
  work: Work,
  document: KycDocument,
  change: Partial<KycDocument>,
  actor: Actor,
): Promise<KycDocument> {
  const changed = { ...document, ...change, version: document.version + 1 };
  await work.documents.save(changed);
  if (changed.status !== document.status) {
    await recordDocument(work, changed, document.status, actor);
  }
  return changed;
}

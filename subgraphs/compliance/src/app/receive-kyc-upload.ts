import { serviceCaller } from '@blockscore/caller';
import { err, ok, type Result } from '@blockscore/result';
import { attestedBy } from '../domain/kyc/attested.ts';
import type { KycDocument } from '../domain/kyc/document.ts';
import { contentProblem } from '../domain/kyc/document-content.ts';
import { takeFromSamePerson } from './cases/take-from-concerned.ts';
import type { DocumentId, DocumentStorage, KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { changeDocument } from './record-kyc-document.ts';

export type UploadProblem =
  | { readonly code: 'NOT_AWAITED'; readonly message: string }
  | { readonly code: 'CONTENT_NOT_ACCEPTED'; readonly message: string };

const NOT_AWAITED = {
  code: 'NOT_AWAITED',
  message: 'This upload was used or has run out: submit the document again.',
} as const;

/**
 * Takes the content of a document, once. It is looked at before anything of it is kept: what it is not
 * said to be, or not only, is refused with the document. What is kept is encrypted with a key of its own,
 * which the person's retention key encrypts.
 */
export function receiveKycUpload(ports: Ports & KycDocumentPorts) {
  const person = serviceCaller('compliance');
  return async (id: DocumentId, bytes: Uint8Array): Promise<Result<KycDocument, UploadProblem>> => {
    const storage = storageOf(ports);
    const awaited = await ports.transact((work) => findAwaited(work, id));
    if (awaited === undefined) return err(NOT_AWAITED);
    const problem =
      bytes.length === awaited.size
        ? contentProblem(bytes, awaited.contentType)
        : `It has ${bytes.length} bytes and was announced with ${awaited.size}.`;
    if (problem !== undefined) {
      const refusal = { status: 'REFUSED', refusal: 'CONTENT_NOT_ACCEPTED' } as const;
      const taken = await ports.transact(async (work) => {
        const document = await lockAwaited(work, id);
        return document && (await changeDocument(work, document, refusal, ownerOf(document)));
      });
      return taken === undefined
        ? err(NOT_AWAITED)
        : err({ code: 'CONTENT_NOT_ACCEPTED', message: `${problem} Submit the document again.` });
    }
    const { key: contentKey, sealed } = ports.documentCipher.seal(id, bytes);
    const contentHash = ports.keyedHash('compliance.document-content', ports.sha256(bytes));
    const storageKey = `documents/${id}-${ports.newSalt()}`;
    await storage.put(storageKey, sealed);
    const now = ports.clock();
    const kept = await ports.transact(async (work) => {
      const document = await lockAwaited(work, id);
      if (document === undefined) return undefined;
      const uploaded = { status: 'UPLOADED', uploadedAt: now, checkedSince: now } as const;
      const known = await work.subjects.find(document.userId);
      // A provider is asked about this person alone: who is another one by then is for officers to look at.
      const attests = attestedBy(document.kind, known ?? { facts: null });
      const stored = { contentHash, storageKey, contentKey, attests };
      const owner = ownerOf(document);
      const changed = await changeDocument(work, document, { ...uploaded, ...stored }, owner);
      await work.jobs.enqueue('check-kyc-document', { documentId: id });
      await reassessKyc(work, ports, document.userId, person);
      await takeFromSamePerson(work, document.userId, now);
      return changed;
    });
    // Of two that came at once one is kept.
    if (kept === undefined) await storage.remove(storageKey);
    return kept === undefined ? err(NOT_AWAITED) : ok(kept);
  };
}

const ownerOf = ({ userId }: KycDocument) => ({ kind: 'USER', id: userId }) as const;

export function storageOf({ documentStorage }: KycDocumentPorts): DocumentStorage {
  if (documentStorage === undefined) throw new Error('No storage of documents is configured.');
  return documentStorage;
}

async function findAwaited(work: Work, id: DocumentId): Promise<KycDocument | undefined> {
  const [document] = await work.documents.findMany([id]);
  return document?.status === 'REQUESTED' ? document : undefined;
}

async function lockAwaited(work: Work, id: DocumentId): Promise<KycDocument | undefined> {
  const document = await findAwaited(work, id);
  if (document === undefined) return undefined;
  await work.kyc.lock(document.userId);
  return await findAwaited(work, id);
}

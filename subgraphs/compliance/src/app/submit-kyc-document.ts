import type { Caller } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import {
  type DocumentStatement,
  type KycDocument,
  numberIdentity,
  readStatement,
  whyNoMore,
} from '../domain/kyc/document.ts';
import type { ContentType } from '../domain/kyc/document-content.ts';
import type { KycDocumentPorts, Upload } from './kyc-document-ports.ts';
import { openCase } from './open-case.ts';
import type { Ports } from './ports.ts';
import { recordDocument } from './record-kyc-document.ts';
import { lastUploadAt } from './take-kyc-uploads.ts';

export interface SubmitKycDocumentInput extends DocumentStatement {
  readonly contentType: ContentType;
}

export interface SubmittedDocument {
  readonly document: KycDocument;
  readonly upload: Upload;
}

/** Long enough to choose a file and send it by a slow line. */
const UPLOAD_MS = 15 * 60_000;

/** Takes down what somebody states of a document of theirs, and says where its content is sent. */
export function submitKycDocument(ports: Ports & KycDocumentPorts) {
  return async (
    caller: Caller,
    input: SubmitKycDocumentInput,
  ): Promise<Outcome<SubmittedDocument, ComplianceErrorCode>> => {
    const { id: userId, kind } = caller;
    if (kind !== 'USER' || !isId('user', userId)) {
      return fail('NOT_FOUND', 'Only a person has documents: sign in as a user.');
    }
    const storage = ports.documentStorage;
    if (storage === undefined) {
      return fail('DOCUMENTS_UNAVAILABLE', 'The lender takes no documents here: ask them.');
    }
    const now = ports.clock();
    const details = readStatement(input, now.toISOString().slice(0, 10));
    if (!details.ok) return details;
    const number = numberIdentity(input.kind, details.value);
    return await ports.transact(async (work) => {
      const { verification } = await openCase(work, userId, now);
      const problem = whyNoMore(await work.documents.uploadsSoFar(userId, now), input.size);
      if (problem !== undefined) return fail('TOO_MANY_DOCUMENTS', problem);
      const document: KycDocument = {
        id: newId('doc'),
        kycId: verification.id,
        userId,
        version: 1,
        kind: input.kind,
        status: 'REQUESTED',
        contentType: input.contentType,
        size: input.size,
        details: details.value,
        numberHash: number === null ? null : ports.keyedHash('compliance.document-number', number),
        contentHash: null,
        storageKey: null,
        contentKey: null,
        attests: null,
        uploadExpiresAt: new Date(now.getTime() + UPLOAD_MS),
        uploadedAt: null,
        check: 'NONE',
        reference: null,
        checkedSince: null,
        refusal: null,
        note: null,
        decidedBy: null,
        decidedAt: null,
        validUntil: null,
        warnedAt: null,
        createdAt: now,
      };
      if (!(await work.documents.insert(document))) {
        return fail('DOCUMENTS_UNAVAILABLE', 'What the lender knew of you has been erased.');
      }
      await recordDocument(work, document, null, caller);
      if (storage.direct !== null) {
        const startAfter = lastUploadAt(document);
        await work.jobs.enqueue('drop-kyc-upload', { documentId: document.id }, { startAfter });
      }
      return ok({ document, upload: await storage.uploadFor(document) });
    });
  };
}

import { serviceCaller } from '@blockscore/caller';
import { attestedBy } from '../domain/kyc/attested.ts';
import { type KycDocument, requirementOf } from '../domain/kyc/document.ts';
import type { CheckAnswer, DocumentId, KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports, Work } from './ports.ts';
import { storageOf } from './receive-kyc-upload.ts';
import { changeDocument } from './record-kyc-document.ts';
import { settleDocument } from './settle-kyc-document.ts';

const COMPLIANCE = serviceCaller('compliance');

/**
 * Has an uploaded document checked by the provider. Where money comes from is for officers to judge, and
 * so is what the provider refers to them.
 *
 * @throws where the provider or the storage did not answer: to be tried again
 */
export function checkKycDocument(ports: Ports & KycDocumentPorts) {
  return async (documentId: DocumentId): Promise<void> => {
    const found = await ports.transact(async (work) => {
      const [document] = await work.documents.findMany([documentId]);
      const known = document && (await work.subjects.find(document.userId));
      return { document, facts: known?.facts ?? null, address: known?.address ?? null };
    });
    const { document, facts, address } = found;
    if (document?.status !== 'UPLOADED' || document.check === 'OFFICER') return;
    const { id, kind, details, contentType, reference, attests } = document;
    const isForOfficers =
      requirementOf(kind) === 'SOURCE_OF_FUNDS' || attests !== attestedBy(kind, { facts, address });
    const answer: CheckAnswer =
      isForOfficers || details === null || facts === null
        ? { status: 'REFERRED', reference }
        : await ports.kycProvider.startCheck({
            id,
            kind,
            details,
            subject: facts,
            address,
            contentType,
            content: () => contentOf(ports, document),
          });
    await applyAnswer(ports, id, answer);
  };
}

/** @throws where it is not there, or was altered */
export async function contentOf(
  ports: KycDocumentPorts,
  { id, storageKey, contentKey }: KycDocument,
): Promise<Uint8Array> {
  if (storageKey === null || contentKey === null) throw new Error(`${id} has no content.`);
  const sealed = await storageOf(ports).get(storageKey);
  if (sealed === undefined) throw new Error(`The content of ${id} is not in the storage.`);
  return ports.documentCipher.open(id, contentKey, sealed);
}

/** Takes down what the provider said of a document, unless it was decided meanwhile. */
export async function applyAnswer(
  ports: Ports & KycDocumentPorts,
  id: DocumentId,
  answer: CheckAnswer,
): Promise<void> {
  await ports.transact(async (work) => {
    const document = await lockDocument(work, id);
    if (document?.status !== 'UPLOADED') return;
    await applyTo(work, ports, document, answer);
  });
}

/** The same under the verification's lock. */
export async function applyTo(
  work: Work,
  ports: Pick<Ports, 'lists' | 'rules' | 'clock'> & KycDocumentPorts,
  document: KycDocument,
  answer: CheckAnswer,
): Promise<void> {
  const { reference } = answer;
  // What was with the provider before it was kept for whom could attest whoever they are by now.
  const isForNobody = answer.status === 'ACCEPTED' && document.attests === null;
  if (answer.status === 'PENDING' || answer.status === 'REFERRED' || isForNobody) {
    const check = answer.status === 'PENDING' ? 'PROVIDER' : 'OFFICER';
    if (document.check === check && document.reference === reference) return;
    await changeDocument(work, document, { check, reference }, COMPLIANCE);
    return;
  }
  const verdict =
    answer.status === 'ACCEPTED'
      ? {
          decision: 'ACCEPT' as const,
          expiresOn: answer.expiresOn ?? document.details?.expiresOn ?? null,
        }
      : { decision: 'REFUSE' as const, reason: answer.reason };
  const named = { ...document, reference };
  await settleDocument(work, ports, named, verdict, { by: COMPLIANCE, note: document.note });
}

export async function lockDocument(work: Work, id: DocumentId): Promise<KycDocument | undefined> {
  const [found] = await work.documents.findMany([id]);
  if (found === undefined) return undefined;
  await work.kyc.lock(found.userId);
  return (await work.documents.findMany([id]))[0];
}

import { type KycDocument, type RefusalReason, validUntil } from '../domain/kyc/document.ts';
import type { KycDocumentPorts } from './kyc-document-ports.ts';
import type { CaseNeeds, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { type Actor, changeDocument } from './record-kyc-document.ts';

export type DocumentVerdict =
  | { readonly decision: 'ACCEPT'; readonly expiresOn: string | null }
  | { readonly decision: 'REFUSE'; readonly reason: RefusalReason };

export type SettleNeeds = Pick<CaseNeeds, 'rules' | 'clock'> &
  Pick<KycDocumentPorts, 'documentRules'>;

/**
 * Ends the check of a document and brings the verification to what follows. Runs under the
 * verification's lock. What expired before it was decided is refused, whoever accepts it; a document
 * that is suspicious is for officers to look into, and the person hears that it was not taken.
 */
export async function settleDocument(
  work: Work,
  needs: SettleNeeds,
  document: KycDocument,
  verdict: DocumentVerdict,
  { by, note }: { readonly by: Actor; readonly note: string | null },
): Promise<KycDocument> {
  const now = needs.clock();
  const today = now.toISOString().slice(0, 10);
  const decided = { note, decidedBy: by.id, decidedAt: now, check: 'NONE' } as const;
  const refuse = (refusal: RefusalReason) =>
    ({ ...decided, status: 'REFUSED', refusal, validUntil: null }) as const;
  const accept = (expiresOn: string | null) =>
    ({
      ...decided,
      status: 'ACCEPTED',
      refusal: null,
      validUntil: validUntil(expiresOn, today, needs.documentRules.reverifyMonths),
    }) as const;
  const change =
    verdict.decision === 'REFUSE'
      ? refuse(verdict.reason)
      : verdict.expiresOn !== null && verdict.expiresOn < today
        ? refuse('DOCUMENT_EXPIRED')
        : accept(verdict.expiresOn);
  const settled = await changeDocument(work, document, change, by);
  if (settled.refusal === 'SUSPICIOUS') {
    await raiseAlert(work, {
      source: 'KYC',
      rule: 'SUSPICIOUS_DOCUMENT',
      ruleVersion: '1',
      subject: document.userId,
      severity: 'HIGH',
      dedupeKey: document.id,
      facts: [
        { name: 'documentId', value: document.id },
        { name: 'kind', value: document.kind },
      ],
      at: now,
    });
  }
  await reassessKyc(work, needs, document.userId, by);
  return settled;
}

import { serviceCaller } from '@blockscore/caller';
import { isBirthAttested } from '../domain/kyc/attested.ts';
import {
  type KycDocument,
  type RefusalReason,
  requirementOf,
  validUntil,
} from '../domain/kyc/document.ts';
import { sameVersions } from '../domain/rescreening.ts';
import type { KycDocumentPorts } from './kyc-document-ports.ts';
import { versionsOfNow } from './listed-now.ts';
import type { CaseNeeds, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { type Actor, changeDocument } from './record-kyc-document.ts';
import { screenSubject } from './screen-subject.ts';

export type DocumentVerdict =
  | { readonly decision: 'ACCEPT'; readonly expiresOn: string | null }
  | { readonly decision: 'REFUSE'; readonly reason: RefusalReason };

export type SettleNeeds = Pick<CaseNeeds, 'rules' | 'clock' | 'lists'> &
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
  await screenByDocument(work, needs, settled, now);
  await reassessKyc(work, needs, document.userId, by);
  return settled;
}

/**
 * Compares the person again where a document shows, or shows no more, when they were born: that counts against a match,
 * as what they state does not. A process that holds older lists leaves it to the next screening of them.
 */
async function screenByDocument(
  work: Work,
  { lists }: SettleNeeds,
  { userId, kind }: KycDocument,
  now: Date,
): Promise<void> {
  if (requirementOf(kind) !== 'IDENTITY_DOCUMENT') return;
  const latest = await work.screenings.latest(userId);
  const facts = (await work.subjects.find(userId))?.facts;
  const index = lists.current();
  if (latest === undefined || facts == null || index === undefined) return;
  if (await work.subjects.isOutdated(userId)) return;
  const isAttested = isBirthAttested(await work.documents.standings(userId), facts);
  if (isAttested === latest.birthAttested) return;
  if (!sameVersions(index.versionIds, versionsOfNow(await work.lists.all()))) return;
  const by = serviceCaller('compliance');
  await screenSubject(work, index, userId, facts, 'CUSTOMER_CHANGE', by, now);
}

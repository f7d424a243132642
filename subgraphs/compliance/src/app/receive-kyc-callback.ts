import type { KycDocument } from '../domain/kyc/document.ts';
import {
  type CallbackOutcome,
  callsInQuestion,
  type KycCallback,
  outcomeOf,
} from '../domain/kyc/document-callback.ts';
import { applyTo, lockDocument } from './check-kyc-document.ts';
import type { CheckAnswer, KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';

/**
 * Takes down what the provider tells of a document, once by the callback's id; they come late, twice and
 * in whatever order. What was decided meanwhile stays, and
 * officers hear of what the provider refuses after that.
 */
export function receiveKycCallback(ports: Ports & KycDocumentPorts) {
  return async (callback: KycCallback): Promise<CallbackOutcome | 'DUPLICATE' | 'UNKNOWN'> =>
    await ports.transact(async (work) => {
      const document = await lockDocument(work, callback.documentId);
      if (document === undefined) return 'UNKNOWN';
      if (await work.documents.findCallback(callback.id)) return 'DUPLICATE';
      const outcome = outcomeOf(document, callback);
      const at = ports.clock();
      await work.documents.insertCallback(callback, outcome, at);
      if (outcome === 'APPLIED') await applyTo(work, ports, document, answerOf(callback));
      else if (callsInQuestion(document, callback)) {
        await raiseContradicted(work, document, callback, at);
      }
      return outcome;
    });
}

/** The lender knows from now on (31 CFR 1029.320(b)(3)), though the document counts until an officer refuses it. */
async function raiseContradicted(
  work: Work,
  { id, userId, kind, status }: KycDocument,
  { id: callbackId, reason, occurredAt }: KycCallback,
  at: Date,
): Promise<void> {
  await raiseAlert(work, {
    ...{ source: 'KYC', rule: 'CONTRADICTED_DOCUMENT', ruleVersion: '1', severity: 'HIGH' },
    subject: userId,
    dedupeKey: id,
    facts: [
      { name: 'documentId', value: id },
      { name: 'kind', value: kind },
      { name: 'status', value: status },
      { name: 'providerSays', value: reason ?? 'OTHER' },
      { name: 'callback', value: callbackId },
      { name: 'occurredAt', value: occurredAt.toISOString() },
    ],
    at,
  });
}

function answerOf({ kind, reference, reason, expiresOn }: KycCallback): CheckAnswer {
  if (kind === 'ACCEPTED') return { status: kind, reference, expiresOn };
  return kind === 'REFUSED'
    ? { status: kind, reference, reason: reason ?? 'OTHER' }
    : { status: kind, reference };
}

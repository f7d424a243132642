import {
  type CallbackOutcome,
  type KycCallback,
  outcomeOf,
} from '../domain/kyc/document-callback.ts';
import { applyTo, lockDocument } from './check-kyc-document.ts';
import type { CheckAnswer, KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports } from './ports.ts';

/**
 * Takes down what the provider tells of a document, once by the callback's id; they come late, twice and
 * in whatever order. What an officer decided meanwhile stays.
 */
export function receiveKycCallback(ports: Ports & KycDocumentPorts) {
  return async (callback: KycCallback): Promise<CallbackOutcome | 'DUPLICATE' | 'UNKNOWN'> =>
    await ports.transact(async (work) => {
      const document = await lockDocument(work, callback.documentId);
      if (document === undefined) return 'UNKNOWN';
      if (await work.documents.findCallback(callback.id)) return 'DUPLICATE';
      const outcome = outcomeOf(document, callback);
      await work.documents.insertCallback(callback, outcome, ports.clock());
      if (outcome === 'APPLIED') await applyTo(work, ports, document, answerOf(callback));
      return outcome;
    });
}

function answerOf({ kind, reference, reason, expiresOn }: KycCallback): CheckAnswer {
  if (kind === 'ACCEPTED') return { status: kind, reference, expiresOn };
  return kind === 'REFUSED'
    ? { status: kind, reference, reason: reason ?? 'OTHER' }
    : { status: kind, reference };
}

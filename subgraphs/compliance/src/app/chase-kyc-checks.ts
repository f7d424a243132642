import { applyAnswer } from './check-kyc-document.ts';
import type { DocumentId, KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports } from './ports.ts';

const AT_ONCE = 100;
/** A provider that has not told by then is asked. */
const ASK_AFTER_MS = 10 * 60_000;

/**
 * Asks the provider about checks that it has not told of, and gives those to officers that it has had for
 * too long. One that it cannot answer about is left to a later round: each begins behind the last one that was asked
 * about, and after the end at the beginning again, so that none keeps another waiting.
 *
 * @returns how many were asked about
 */
export function chaseKycChecks(ports: Ports & KycDocumentPorts, atOnce = AT_ONCE) {
  let after: DocumentId | undefined;
  return async (signal: AbortSignal): Promise<number> => {
    const now = ports.clock().getTime();
    const before = new Date(now - ASK_AFTER_MS);
    const waiting = await ports.transact((work) =>
      work.documents.checkedSinceBefore(before, after, atOnce),
    );
    for (const { id, check, reference, checkedSince } of waiting) {
      signal.throwIfAborted();
      after = id;
      const waitedMs = now - (checkedSince?.getTime() ?? now);
      if (waitedMs >= ports.documentRules.checkPatienceMs) {
        await applyAnswer(ports, id, { status: 'REFERRED', reference });
        continue;
      }
      try {
        const answer = await ports.kycProvider.inquire(id, reference);
        if (answer.status !== 'UNKNOWN') await applyAnswer(ports, id, answer);
        // Where its check is a job still, that one will start it.
        else if (check === 'PROVIDER') await startAgain(ports, id);
      } catch (error) {
        ports.onProviderFault(error, id);
      }
    }
    if (waiting.length < atOnce) after = undefined;
    return waiting.length;
  };
}

async function startAgain(ports: Ports, documentId: DocumentId): Promise<void> {
  await ports.transact((work) => work.jobs.enqueue('check-kyc-document', { documentId }));
}

import type { JobHandlers } from '@blockscore/jobs';
import type { Logger } from '@blockscore/service';
import { chaseKycChecks } from '../app/chase-kyc-checks.ts';
import { checkKycDocument } from '../app/check-kyc-document.ts';
import { expireKycDocuments } from '../app/expire-kyc-documents.ts';
import type { ComplianceJobs } from '../app/jobs.ts';
import type { Ports } from '../app/ports.ts';
import { dropKycUpload, takeKycUploads } from '../app/take-kyc-uploads.ts';
import type { sendSimulatedCheckCallbacks } from './simulated-check-callbacks.ts';

type Handlers = Pick<
  JobHandlers<ComplianceJobs>,
  | 'check-kyc-document'
  | 'take-kyc-uploads'
  | 'drop-kyc-upload'
  | 'chase-kyc-checks'
  | 'expire-kyc-documents'
  | 'send-simulated-kyc-callbacks'
>;

/** The jobs about documents of people. */
export function kycDocumentHandlers(
  ports: Ports,
  sendCallbacks: ReturnType<typeof sendSimulatedCheckCallbacks>,
  logger: Logger,
): Handlers {
  const check = checkKycDocument(ports);
  const take = takeKycUploads(ports);
  const drop = dropKycUpload(ports);
  const chase = chaseKycChecks(ports);
  const expire = expireKycDocuments(ports);
  return {
    'check-kyc-document': ({ documentId }) => check(documentId),
    'take-kyc-uploads': async (_, { signal }) => {
      const counts = await take(signal);
      if (counts.taken + counts.refused + counts.abandoned > 0) {
        logger.info(counts, 'uploads of documents were looked after');
      }
    },
    'drop-kyc-upload': ({ documentId }) => drop(documentId),
    'chase-kyc-checks': async (_, { signal }) => {
      const asked = await chase(signal);
      if (asked > 0) logger.info({ asked }, 'checks of documents that were not told of');
    },
    'expire-kyc-documents': async (_, { signal }) => {
      logger.info(await expire(signal), 'documents that run out');
    },
    'send-simulated-kyc-callbacks': async (_, { signal }) => void (await sendCallbacks(signal)),
  };
}

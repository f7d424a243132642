import { serviceCaller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { KycDocument } from '../domain/kyc/document.ts';
import { lockDocument } from './check-kyc-document.ts';
import type { KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { changeDocument } from './record-kyc-document.ts';

const COMPLIANCE = serviceCaller('compliance');
const AT_ONCE = 100;
const DAY_MS = 86_400_000;

export interface ExpiredDocuments {
  readonly expired: number;
  readonly warned: number;
}

/**
 * Marks documents that have run out, after which they count for nothing: where the level of a person
 * needed one the verification is EXPIRED, and no loan of that level is cleared any more. Tells people
 * beforehand, once.
 */
export function expireKycDocuments(ports: Ports & KycDocumentPorts) {
  const each = eachOf(ports);
  return async (signal: AbortSignal): Promise<ExpiredDocuments> => {
    const now = ports.clock();
    const today = now.toISOString().slice(0, 10);
    const soon = new Date(now.getTime() + ports.documentRules.noticeDays * DAY_MS);
    const expired = await each(
      signal,
      (work) => work.documents.ranOutBefore(today, AT_ONCE),
      async (work, document) => {
        await changeDocument(work, document, { status: 'EXPIRED' }, COMPLIANCE);
        await reassessKyc(work, ports, document.userId, COMPLIANCE);
      },
    );
    const warned = await each(
      signal,
      (work) => work.documents.runningOutBy(soon.toISOString().slice(0, 10), AT_ONCE),
      async (work, document) => {
        await changeDocument(work, document, { warnedAt: now }, COMPLIANCE);
        await tell(work, document);
      },
    );
    return { expired, warned };
  };
}

/** Deals with all that are found, each in a transaction of its own, until none is left. */
function eachOf({ transact }: Pick<Ports, 'transact'>) {
  return async (
    signal: AbortSignal,
    find: (work: Work) => Promise<readonly KycDocument[]>,
    deal: (work: Work, document: KycDocument) => Promise<void>,
  ): Promise<number> => {
    let done = 0;
    for (;;) {
      const found = await transact(find);
      for (const { id } of found) {
        signal.throwIfAborted();
        await transact(async (work) => {
          const document = isId('doc', id) ? await lockDocument(work, id) : undefined;
          if (document?.status === 'ACCEPTED') await deal(work, document);
        });
        done += 1;
      }
      if (found.length < AT_ONCE) return done;
    }
  };
}

async function tell(work: Work, { id, kycId, userId, kind, version }: KycDocument): Promise<void> {
  await work.events.record({
    type: 'compliance.kyc_document.expiring',
    aggregate: { type: 'kyc_document', id, version: version + 1 },
    audience: { subject: userId, scopes: ['compliance:read'] },
    actor: COMPLIANCE,
    data: { userId, kycId, documentId: id, kind },
  });
}

import { serviceCaller } from '@blockscore/caller';
import { csvRow } from '@blockscore/csv';
import type { EventData } from '@blockscore/events';
import { openParts } from '@blockscore/vault';
import { type KycDocument, MOST_BYTES } from '../domain/kyc/document.ts';
import {
  ASKED_HOLDERS,
  type CopyFile,
  type DataExport,
  documentFile,
  expireExport,
  failExport,
  filesOf,
  finishExport,
  type Sections,
} from '../domain/privacy/data-export.ts';
import type { Holder } from '../domain/privacy/erasure.ts';
import { contentOf } from './check-kyc-document.ts';
import type { ExportId } from './data-export-ports.ts';
import type { KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';

const COMPLIANCE = serviceCaller('compliance');
const BATCH = 50;

/** Keeps what a subgraph sealed; with the last part of the last one the archive is made. */
export async function takeExportPart(
  work: Work,
  holder: Holder,
  { exportId, ...part }: EventData['identity.export.disclosed'],
): Promise<void> {
  const found = await work.dataExports.lock(exportId);
  if (found?.status !== 'GATHERING') return;
  if (!(await work.dataExports.keepPart(exportId, holder, part))) return;
  const whole = await work.dataExports.whole(exportId);
  if (ASKED_HOLDERS.every((asked) => whole.includes(asked))) {
    await work.jobs.enqueue('assemble-export', { exportId });
  }
}

/**
 * Makes the archive of all that was disclosed, what compliance has itself and the documents that the person sent,
 * keeps it encrypted, and destroys the parts and the key that opened them.
 *
 * @throws Error where a part cannot be opened, or a document not be had: the job is tried again, and then is an
 *   operator's
 */
export function assembleExport(
  ports: Pick<Ports, 'transact' | 'clock' | 'pack' | 'sha256'> & KycDocumentPorts,
): (id: ExportId) => Promise<void> {
  return async (id) => {
    // Whoever waits for the person or the request is not to wait for a storage.
    const sent = await fetchDocuments(ports, id);
    await ports.transact(async (work) => {
      const found = await work.dataExports.lock(id);
      if (found?.status !== 'GATHERING') return;
      const { userId } = found;
      const disclosed = [];
      for (const holder of ASKED_HOLDERS) {
        const sections = await opened(work, id, holder);
        // The person was erased meanwhile: there is nothing to make it of, nor anybody to give it to.
        if (sections === undefined) return;
        disclosed.push({ holder, sections });
      }
      const own = { holder: 'compliance', sections: await work.ownCopies.of(userId) } as const;
      const documents = (await withContent(work, userId)).map(({ name }) => fileIn(sent, name));
      const now = ports.clock();
      const files = filesOf([...disclosed, own], documents, found, csvRow);
      const archive = ports.pack(files, now);
      await work.dataExports.keepArchive(id, archive);
      const size = archive.reduce((sum, { length }) => sum + length, 0);
      const sha256 = ports.sha256(...archive);
      await change(work, found, finishExport(found, { size, sha256 }, now));
    });
  };
}

/** The contents of what the person sent, one after the other. */
async function fetchDocuments(
  ports: Pick<Ports, 'transact'> & KycDocumentPorts,
  id: ExportId,
): Promise<readonly CopyFile[]> {
  const kept = await ports.transact(async (work) => {
    const [found] = await work.dataExports.findMany([id]);
    return found?.status === 'GATHERING' ? await withContent(work, found.userId) : [];
  });
  const size = kept.reduce((sum, { document }) => sum + document.size, 0);
  if (size > MOST_BYTES) {
    throw new Error(`The documents for ${id} have ${size} bytes: their copy cannot be made whole.`);
  }
  const files: CopyFile[] = [];
  for (const { name, document } of kept) {
    files.push({ name, content: await contentOf(ports, document) });
  }
  return files;
}

async function withContent(
  work: Work,
  userId: UserId,
): Promise<readonly { readonly name: string; readonly document: KycDocument }[]> {
  return (await work.documents.listOf(userId)).flatMap((document) => {
    const name = documentFile(document);
    return name === null ? [] : [{ name, document }];
  });
}

function fileIn(sent: readonly CopyFile[], name: string): CopyFile {
  const file = sent.find((each) => each.name === name);
  if (file === undefined) throw new Error(`${name} came meanwhile: the copy is to be made again.`);
  return file;
}

async function opened(work: Work, id: ExportId, holder: Holder): Promise<Sections | undefined> {
  const kept = await work.dataExports.sealedBy(id, holder);
  if (kept === undefined) return undefined;
  const value = await openParts(kept.privateKey, kept.sealed, { requestId: id });
  if (!value.ok) throw new Error(`What ${holder} disclosed for ${id}: ${value.error.message}`);
  return value.value as Sections;
}

/** Removes archives that were kept for long enough. */
export function expireExports(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (): Promise<number> => {
    const ids = await ports.transact((work) => work.dataExports.expired(ports.clock(), BATCH));
    for (const id of ids) {
      await ports.transact(async (work) => {
        const ready = await work.dataExports.lock(id);
        if (ready?.status !== 'READY') return;
        await work.dataExports.dropArchive(id);
        await change(work, ready, expireExport(ready));
      });
    }
    return ids.length;
  };
}

/**
 * Gives up what is due and not ready: nothing more comes by itself, and the person may ask for another
 * one. Officers are told who did not answer, or that what came could not be put together.
 */
export function failExports(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (): Promise<number> => {
    const now = ports.clock();
    const ids = await ports.transact((work) => work.dataExports.unfinished(now, BATCH));
    for (const id of ids) {
      await ports.transact(async (work) => {
        const due = await work.dataExports.lock(id);
        if (due?.status !== 'GATHERING') return;
        const whole = await work.dataExports.whole(id);
        const missing = ASKED_HOLDERS.filter((holder) => !whole.includes(holder));
        await work.dataExports.dropArchive(id);
        await change(work, due, failExport(due));
        await raiseAlert(work, {
          ...{ source: 'KYC', rule: 'DATA_COPY_FAILED', ruleVersion: '1', severity: 'MEDIUM' },
          // It is the lender's fault, and nothing to hold against the person.
          ...{ subject: null, dedupeKey: id, at: now },
          facts: [
            { name: 'copy', value: id },
            { name: 'not answered by', value: missing.join(', ') || 'nobody' },
          ],
        });
      });
    }
    return ids.length;
  };
}

async function change(work: Work, before: DataExport, after: DataExport): Promise<void> {
  const version = before.version + 1;
  await work.dataExports.save({ ...after, version });
  const { id: exportId, userId } = after;
  await work.events.record({
    type: 'compliance.export.changed',
    aggregate: { type: 'export', id: exportId, version },
    audience: { subject: userId, scopes: ['compliance:read'] },
    actor: COMPLIANCE,
    data: { exportId, userId, from: before.status, to: after.status },
  });
}

import type { KycDocument } from '../kyc/document.ts';
import type { Holder } from './erasure.ts';
import { addMonths } from './month.ts';

/** Who is asked; compliance adds what it has itself. */
export const ASKED_HOLDERS: readonly Holder[] = ['identity', 'credit', 'lending', 'ledger'];

export type ExportStatus = 'GATHERING' | 'READY' | 'EXPIRED' | 'FAILED';

/** A copy of everything about a person, for the person (GDPR Art. 15 and 20). */
export interface DataExport {
  readonly id: `export_${string}`;
  readonly version: number;
  readonly userId: `user_${string}`;
  readonly status: ExportStatus;
  readonly requestedAt: Date;
  readonly dueAt: Date;
  readonly readyAt: Date | null;
  /** From then on the archive is gone. */
  readonly expiresAt: Date | null;
  /** Of the archive, in bytes; null until there is one. */
  readonly size: number | null;
  /** SHA-256 of the archive, in hex. */
  readonly sha256: string | null;
}

const MONTHS = 1;
const KEPT_MS = 14 * 86_400_000;

export function beginExport(
  asked: Pick<DataExport, 'id' | 'userId'>,
  requestedAt: Date,
): DataExport {
  const open = { version: 1, status: 'GATHERING', readyAt: null, expiresAt: null } as const;
  const dueAt = addMonths(requestedAt, MONTHS);
  return { ...asked, ...open, requestedAt, dueAt, size: null, sha256: null };
}

export function finishExport(
  gathered: DataExport,
  archive: { readonly size: number; readonly sha256: string },
  at: Date,
): DataExport {
  const expiresAt = new Date(at.getTime() + KEPT_MS);
  return { ...gathered, ...archive, status: 'READY', readyAt: at, expiresAt };
}

export function expireExport(ready: DataExport): DataExport {
  return { ...ready, status: 'EXPIRED', size: null, sha256: null };
}

/** It was due, and somebody has not answered: the person may ask anew. */
export function failExport(gathered: DataExport): DataExport {
  return { ...gathered, status: 'FAILED' };
}

/** A file of the archive. */
export interface CopyFile {
  readonly name: string;
  /** Text, or the bytes of what the person sent. */
  readonly content: string | Uint8Array;
}

/** Where the content of a document lies in the archive; null where nothing was kept of it. */
export function documentFile({
  id,
  contentType,
  contentKey,
}: Pick<KycDocument, 'id' | 'contentType' | 'contentKey'>): string | null {
  return contentKey === null ? null : `compliance/documents/${id}.${contentType.toLowerCase()}`;
}

/** Sections by name, each a list of records. */
export type Sections = Readonly<Record<string, readonly unknown[]>>;

/**
 * The files of an archive: a JSON file for each section, the documents that the person sent, and two files that say
 * what there is.
 *
 * @param csvRow writes a row of CSV with its end
 */
export function filesOf(
  copies: readonly { readonly holder: Holder; readonly sections: Sections }[],
  documents: readonly CopyFile[],
  { id, userId, requestedAt }: Pick<DataExport, 'id' | 'userId' | 'requestedAt'>,
  csvRow: (cells: readonly (string | number)[]) => string,
): readonly CopyFile[] {
  const sections = copies.flatMap(({ holder, sections }) =>
    Object.entries(sections).map(([section, records]) => ({
      name: `${holder}/${section}.json`,
      holder,
      section,
      count: records.length,
      content: `${JSON.stringify(records, null, 2)}\n`,
    })),
  );
  const sent = { holder: 'compliance', section: 'document', count: 1 } as const;
  const listed = [...sections, ...documents.map((file) => ({ ...file, ...sent }))];
  const csv = [
    csvRow(['file', 'part', 'what', 'records']),
    ...listed.map(({ name, holder, section, count }) => csvRow([name, holder, section, count])),
  ];
  const rows = listed.map(
    ({ name, holder, section, count }) =>
      `<tr><td>${holder}</td><td><a href="${name}">${section}</a></td><td>${count}</td></tr>\n`,
  );
  const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Your data</title>
<h1>What is kept about you</h1>
<p>Copy ${id} of ${userId}, as of ${requestedAt.toISOString()}. Amounts that end in «minor», or are in an
object with a currency, count the currency's smallest unit. Moments are in UTC.
What a law forbids to tell anybody of their own data is in nobody's copy.</p>
<table><tr><th>Part</th><th>What</th><th>Records</th></tr>
${rows.join('')}</table></html>
`;
  return [
    { name: 'index.html', content: page },
    { name: 'index.csv', content: csv.join('') },
    ...listed.map(({ name, content }) => ({ name, content })),
  ];
}

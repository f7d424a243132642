import { type Canonical, canonicalJson } from './canonical.ts';
import type { SaltedLink } from './chain.ts';

/** Named in the first line: what reads an export knows by it what to expect. */
export const EXPORT_FORMAT = 'blockscore/audit-export/v1';

export type ExportFormat = 'jsonl' | 'csv';

/** What proves an entry on the chain, as the ledger told it; hashes and addresses are 0x and hex digits. */
export interface AuditAnchor {
  /** `YYYY-MM-DD`, and the place in the day, from 1. */
  readonly day: string;
  readonly position: number;
  /** The entry as it was sealed. */
  readonly commitment: string;
  readonly leafIndex: number;
  readonly leafCount: number;
  /** Sibling hashes from the leaf up. */
  readonly path: readonly string[];
  readonly root: string;
  readonly chainId: number;
  readonly registry: string;
  readonly transactionHash: string;
  readonly blockNumber: number;
  readonly blockHash: string;
}

/** What the first line says of all. */
export interface ExportHeader {
  readonly from: string;
  readonly to: string;
  /** The hash of the last entry before. */
  readonly previousHash: string;
  readonly exportedAt: string;
}

/** What the last line says: an export without it was cut off. */
export interface ExportEnd {
  readonly entries: number;
  readonly lastHash: string;
}

/** A line of an export, whatever its form. */
export type ExportLine = Readonly<Record<string, Canonical>>;

/** Columns of a CSV file, in their order. Lines that are no entries have all of theirs in `details`. */
export const EXPORT_COLUMNS = [
  ...['kind', 'day', 'position', 'id', 'stream', 'sequence', 'eventId', 'type', 'subject', 'open'],
  ...['actorKind', 'actorId', 'occurredAt', 'recordedAt', 'details', 'salt', 'commitment'],
  ...['previousHash', 'hash'],
] as const;

/**
 * An entry as a line: all that its hash is made of, and the salt, by which its details are shown to be the
 * ones that were committed to.
 */
export function entryLine({ link, salt }: SaltedLink): ExportLine {
  const { day, position, previousHash, hash } = link;
  const { id, stream, sequence, eventId, type, subject, open } = link;
  const { actorKind, actorId, occurredAt, recordedAt, details, commitment } = link;
  return {
    ...{ kind: 'entry', day, position, id, stream, sequence, eventId, type, subject, open },
    ...{ actorKind, actorId, occurredAt, recordedAt, details, salt, commitment },
    ...{ previousHash, hash },
  };
}

/** An entry that is not for whoever asks, as a link alone: its place and the two hashes. */
export const withheldLine = ({
  link: { day, position, previousHash, hash },
}: SaltedLink): ExportLine => ({
  ...{ kind: 'withheld', day, position, previousHash, hash },
});

export const headerLine = (header: ExportHeader): ExportLine => ({
  kind: 'header',
  format: EXPORT_FORMAT,
  ...header,
});

export const anchorLine = (anchor: AuditAnchor): ExportLine => ({ kind: 'anchor', ...anchor });

export const endLine = (end: ExportEnd): ExportLine => ({ kind: 'end', ...end });

/** A line of JSON Lines, with its end: canonical JSON. */
export const jsonLine = (line: ExportLine): string => `${canonicalJson(line)}\n`;

/** A line as the cells of {@link EXPORT_COLUMNS}. */
export function cellsOf(line: ExportLine): readonly string[] {
  const { kind } = line;
  const isLink = kind === 'entry' || kind === 'withheld';
  const cells = isLink ? line : { kind, details: line };
  return EXPORT_COLUMNS.map((name) => cellOf((cells as ExportLine)[name]));
}

/** Empty stands for what is null or not there; what is neither text nor number is canonical JSON. */
function cellOf(value: Canonical | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? canonicalJson(value) : String(value);
}

import type { Caller } from '@blockscore/caller';
import { actorOf } from '@blockscore/caller';
import { csvRow } from '@blockscore/csv';
import { Fault } from '@blockscore/result';
import { FIRST_HASH, type SaltedLink } from '../domain/audit/chain.ts';
import {
  type AuditAnchor,
  anchorLine,
  cellsOf,
  EXPORT_COLUMNS,
  type ExportFormat,
  type ExportLine,
  endLine,
  entryLine,
  headerLine,
  jsonLine,
  withheldLine,
} from '../domain/audit/export.ts';
import { isDay } from '../domain/kyc/subject.ts';
import type { AuditPlace } from './audit-ports.ts';
import type { Ports, Work } from './ports.ts';

export interface AuditExportInput {
  /** UTC days, `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly format: ExportFormat;
}

export interface AuditExport {
  readonly name: string;
  /** The text of the file, piece by piece as it is asked for. */
  readonly chunks: AsyncIterable<string>;
}

const BATCH = 1_000;
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

interface Start {
  readonly previousHash: string;
  readonly anchors: readonly AuditAnchor[];
  /** The last entry of the export; null where there is none. */
  readonly end: AuditPlace | null;
}

/**
 * The audit trail of some days as a file that can be checked without asking the lender: every entry with
 * all that its hash is made of, and of each day the last proof from an entry to the chain. What is
 * appended while it is written is not in it. Recorded before the first line is written. [compliance:read]
 *
 * @throws Fault BAD_USER_INPUT for days that are none, in the wrong order, or more than 366
 */
export function exportAudit(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (caller: Caller, input: AuditExportInput): Promise<AuditExport> => {
    const { from, to, format } = checked(input);
    const exportedAt = ports.clock().toISOString();
    const { previousHash, anchors, end } = await ports.transact((work) =>
      begin(work, caller, input),
    );
    async function* write(): AsyncGenerator<string> {
      const header = headerLine({ from, to, previousHash, exportedAt });
      yield titleOf(format) +
        [header, ...anchors.map(anchorLine)].map((line) => printLine(line, format)).join('');
      let entries = 0;
      let lastHash = previousHash;
      for (let place = { day: from, position: 0 }; end !== null && isBefore(place, end); ) {
        const after = place;
        const { within, isWithheld } = await ports.transact((work) =>
          readBatch(work, caller, after, end),
        );
        const last = within.at(-1);
        // Cut off since: the file ends without its last line, and does not pass for whole.
        if (last === undefined) throw new Error('The trail is shorter than when the export began.');
        yield within
          .map((each) => (isWithheld(each) ? withheldLine(each) : entryLine(each)))
          .map((line) => printLine(line, format))
          .join('');
        entries += within.length;
        lastHash = last.link.hash;
        place = { day: last.link.day, position: last.link.position };
      }
      yield printLine(endLine({ entries, lastHash }), format);
    }
    return { name: `audit-trail-${from}-${to}.${format}`, chunks: write() };
  };
}

/** The first line of a file, before all others; JSON Lines have none. */
const titleOf = (format: ExportFormat): string => (format === 'csv' ? csvRow(EXPORT_COLUMNS) : '');

const printLine = (line: ExportLine, format: ExportFormat): string =>
  format === 'csv' ? csvRow(cellsOf(line)) : jsonLine(line);

/**
 * Entries after that place, and which of them are only links: all about the caller, and of those who concern the
 * caller, for a line tells who of the staff acted. Nobody learns from an export what the trail does
 * not show them.
 */
async function readBatch(work: Work, caller: Caller, after: AuditPlace, end: AuditPlace) {
  const batch = await work.audit.chain(after, end.day, BATCH);
  const within = batch.filter(({ link }) => !isBefore(end, link));
  const subjects = [...new Set(within.flatMap(({ link }) => link.subject ?? []))];
  const concerning = await work.named.concerning(caller.id, subjects);
  const isWithheld = ({ link: { subject } }: SaltedLink) =>
    subject !== null && (subject === caller.id || concerning.has(subject));
  return { within, isWithheld };
}

function checked(input: AuditExportInput): AuditExportInput {
  const { from, to } = input;
  if (!isDay(from) || !isDay(to) || from > to) {
    throw new Fault(
      'BAD_USER_INPUT',
      'Give two days, `from` and `to`, the first not after the second.',
    );
  }
  if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= MOST_DAYS) {
    throw new Fault('BAD_USER_INPUT', `Export at most ${MOST_DAYS} days at once.`);
  }
  return input;
}

async function begin(
  work: Work,
  caller: Caller,
  { from, to, format }: AuditExportInput,
): Promise<Start> {
  await work.events.record({
    type: 'compliance.audit.exported',
    aggregate: { type: 'AuditExport', id: `${from}/${to}`, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: actorOf(caller),
    data: { from, to, format: format === 'csv' ? 'CSV' : 'JSON_LINES' },
  });
  const last = (await work.audit.heads(from, to)).at(-1);
  const end = last === undefined ? null : { day: last.day, position: last.count };
  const anchors = end === null ? [] : await work.auditAnchors.lastOfDays(from, to, caller.id);
  return {
    previousHash: (await work.audit.hashBefore(from)) ?? FIRST_HASH,
    // One that came since may prove an entry that is not in it.
    anchors: anchors.filter((anchor) => end !== null && !isBefore(end, anchor)),
    end,
  };
}

function isBefore(one: AuditPlace, other: AuditPlace): boolean {
  return one.day < other.day || (one.day === other.day && one.position < other.position);
}

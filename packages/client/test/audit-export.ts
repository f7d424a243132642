import { createHash } from 'node:crypto';
import { commitmentOfDetails, hashOfEntry, leavesOf } from '../src/audit-chain.ts';
import type { Proof } from '../src/verify.ts';
import { proofFor } from './fake-chain.ts';

export type Line = Record<string, unknown>;

export const FIRST = '0'.repeat(64);

/** Invented entries that hold together, so many on each day; some with other fields, by their place in all. */
export function entriesOf(
  days: Readonly<Record<string, number>>,
  others: Readonly<Record<number, Line>> = {},
): Line[] {
  const entries: Line[] = [];
  let previousHash = FIRST;
  for (const [day, count] of Object.entries(days)) {
    for (let position = 1; position <= count; position += 1) {
      const entry: Line = {
        ...{ kind: 'entry', day, position, id: `aud_${day}_${position}`, stream: 'lending' },
        ...{
          sequence: entries.length + 1,
          eventId: `evt_${entries.length}`,
          open: position % 2 === 0,
        },
        ...{ type: 'lending.status.changed', subject: position % 3 === 0 ? null : 'user_1' },
        ...{ actorKind: 'USER', actorId: 'user_2', occurredAt: `${day}T00:00:00.000Z` },
        ...{ recordedAt: `${day}T00:00:01.000Z`, previousHash },
        details: {
          to: 'ACTIVE',
          'a "quoted", name': ['1', 2, true, null],
          nested: { b: 'é', a: '' },
        },
        salt: createHash('md5').update(`${day}${position}`).digest('hex'),
        ...others[entries.length],
      };
      entry['commitment'] = commitmentOfDetails(entry);
      entry['hash'] = hashOfEntry(entry);
      previousHash = String(entry['hash']);
      entries.push(entry);
    }
  }
  return entries;
}

/** A proof of the entry, and the same as a line of the export; the kind of its leaf counts from the present one. */
export function anchorOf(entry: Line, kind = 0): { readonly proof: Proof; readonly line: Line } {
  const proof = proofFor(3, 9, { ...leavesOf(entry)[kind] });
  const { domain: _, salt: __, content: ___, ...anchor } = proof;
  return {
    proof,
    line: { kind: 'anchor', day: entry['day'], position: entry['position'], ...anchor },
  };
}

/** The whole export. */
export function exportOf(entries: readonly Line[], anchors: readonly Line[] = []): Line[] {
  const header = { kind: 'header', format: 'blockscore/audit-export/v1', previousHash: FIRST };
  return [
    { ...header, from: '2026-11-01', to: '2026-11-30', exportedAt: '2026-12-01T00:00:00.000Z' },
    ...anchors,
    ...entries,
    { kind: 'end', entries: entries.length, lastHash: entries.at(-1)?.['hash'] ?? FIRST },
  ];
}

export const jsonLines = (lines: readonly Line[]) =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

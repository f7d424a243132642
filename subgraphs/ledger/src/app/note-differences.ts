import { newId } from '@blockscore/ids';
import {
  type DifferenceKind,
  type ReconciliationScope,
  TOGETHER,
} from '../domain/reconciliation.ts';
import type { PostingPorts, Work } from './ports.ts';
import type { Difference } from './reconciliation-ports.ts';

/** What became clear of a subject; null: it is right. */
export interface Finding {
  readonly subject: string;
  readonly difference: Pick<Difference, 'kind' | 'expected' | 'found'> | null;
}

const HINTS: Readonly<Record<DifferenceKind, string>> = {
  LOAN_DIFFERS: 'The books hold something else of a loan than its entries say.',
  TOGETHER_DIFFERS: 'The books hold something else of all loans together than was asked for.',
  POSTINGS_MISSING: 'Postings that lending asked for are not in the books.',
  CHAIN_LACKS: 'The chain lacks what it had confirmed.',
  CHAIN_DIFFERS: 'The chain holds something else than was sent.',
};

/**
 * Takes down differences, each once, and that others are right again. Whatever is new is told to staff
 * and to the operator.
 */
export async function noteFindings(
  work: Work,
  { clock, warn }: Pick<PostingPorts, 'clock' | 'warn'>,
  scope: ReconciliationScope,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return;
  const now = clock();
  const kindOf = new Map(findings.map(({ subject, difference }) => [subject, difference?.kind]));
  const open = await work.reconciliation.open([...kindOf.keys()]);
  const right = open.filter(({ subject, kind }) => kindOf.get(subject) !== kind);
  if (right.length > 0) {
    const ids = right.map(({ id }) => id);
    await work.reconciliation.resolve(ids, now);
  }
  const known = new Set(open.map(({ subject, kind }) => `${kind} ${subject}`));
  const fresh = findings.flatMap(({ subject, difference }): readonly Difference[] =>
    difference === null || known.has(`${difference.kind} ${subject}`)
      ? []
      : [
          {
            ...{ id: newId('diff'), scope, subject, ...difference },
            ...{ firstSeenAt: now, resolvedAt: null },
          },
        ],
  );
  if (fresh.length === 0) return;
  for (const added of await work.reconciliation.add(fresh)) {
    const { id, kind, subject, expected, found } = added;
    warn(HINTS[kind], { kind, subject, expected, found });
    await work.events.record({
      type: 'ledger.reconciliation.alerted',
      aggregate: { type: 'reconciliation', id, version: 1 },
      audience: { scopes: ['ledger:read'] },
      actor: { kind: 'SERVICE', id: 'ledger' },
      data: { differenceId: id, kind, ...(subject !== TOGETHER && { subject }) },
    });
  }
}

import { newId } from '@blockscore/ids';
import { addDays, dayOf } from '../domain/calendar.ts';
import { paymentDifferences } from '../domain/payment-differences.ts';
import { MAX_STATEMENT_BYTES, readStatement } from '../domain/payment-statement.ts';
import { CsvError } from '../domain/read-csv.ts';
import type { Ports, Work } from './ports.ts';
import type { FoundDifference, TakenStatement } from './statement-ports.ts';

/** So many references are compared in a statement of SQL. */
const AT_ONCE = 1_000;

export type StatementPorts = Pick<Ports, 'transact' | 'clock' | 'sha256'>;

/** What came of a file. */
export type StatementResult =
  | { readonly kind: 'REFUSED'; readonly line: number | null; readonly message: string }
  | { readonly kind: 'KNOWN'; readonly statement: TakenStatement }
  | {
      readonly kind: 'TAKEN';
      readonly statement: TakenStatement;
      /** Only those that were not known. */
      readonly differences: readonly FoundDifference[];
    };

/**
 * Takes a statement of the payment provider, all of it or nothing, once for its contents and the days
 * that it covers, and compares it with the payments here: docs/reconciliation.md. Of a day that is not
 * over it covers nothing: taken again later, it does.
 */
export function takeStatement(ports: StatementPorts) {
  return async (name: string, bytes: Uint8Array): Promise<StatementResult> => {
    if (bytes.length > MAX_STATEMENT_BYTES) {
      const message = `The file has more than ${MAX_STATEMENT_BYTES / 1_000_000} MB.`;
      return { kind: 'REFUSED', line: null, message };
    }
    const text = textOf(bytes);
    if (text === undefined) {
      return { kind: 'REFUSED', line: null, message: 'The file is not UTF-8.' };
    }
    try {
      const read = readStatement(name, text);
      return await ports.transact(async (work) => {
        await work.statements.lock();
        const takenAt = ports.clock();
        const yesterday = addDays(dayOf(takenAt), -1);
        const [until = yesterday] = [read.until, yesterday].sort();
        const statement: TakenStatement = {
          id: newId('recon'),
          sha256: ports.sha256(bytes),
          name: name.slice(-200),
          lines: read.lines.length,
          from: read.from,
          until,
          takenAt,
        };
        const known = await work.statements.taken(statement);
        if (known !== undefined) return { kind: 'KNOWN', statement: known };
        await work.statements.insert(statement, read.lines);
        const said = read.lines.map(({ reference }) => reference);
        const here = await work.statements.referencesOf(statement.from, statement.until);
        const differences = await compare(
          work,
          [...new Set([...said, ...here])],
          statement,
          takenAt,
        );
        return { kind: 'TAKEN', statement, differences };
      });
    } catch (error) {
      if (error instanceof CsvError) {
        return { kind: 'REFUSED', line: error.line, message: error.message };
      }
      throw error;
    }
  };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Looks again at what is open: a payment may have been told of since.
 *
 * @returns how many references were looked at
 */
export function recheckPayments({ transact, clock }: StatementPorts) {
  return async (signal?: AbortSignal): Promise<number> => {
    let looked = 0;
    for (let after = ''; ; ) {
      signal?.throwIfAborted();
      const page = await transact(async (work) => {
        await work.statements.lock();
        const statement = await work.statements.latest();
        const references = await work.statements.openAfter(after, AT_ONCE);
        if (statement !== undefined) await compare(work, references, statement, clock());
        return references;
      });
      looked += page.length;
      const last = page.at(-1);
      if (last === undefined) return looked;
      after = last;
    }
  };
}

/** @returns what is new of how these references differ */
async function compare(
  work: Work,
  references: readonly string[],
  statement: TakenStatement,
  now: Date,
): Promise<readonly FoundDifference[]> {
  const fresh: FoundDifference[] = [];
  for (let start = 0; start < references.length; start += AT_ONCE) {
    const some = references.slice(start, start + AT_ONCE);
    fresh.push(...(await compareSome(work, some, statement, now)));
  }
  return fresh;
}

async function compareSome(
  work: Work,
  references: readonly string[],
  { id: statementId }: TakenStatement,
  now: Date,
): Promise<readonly FoundDifference[]> {
  const lines = await work.statements.linesOf(references);
  const payments = await work.statements.paymentsOf(references);
  const open = await work.statements.openOf(references);
  const nameOf = (reference: string, kind: string) => `${kind} ${reference}`;
  const known = new Set(open.map(({ reference, kind }) => nameOf(reference, kind)));
  const still = new Set<string>();
  const added = references.flatMap((reference): readonly FoundDifference[] => {
    const payment = payments.get(reference);
    return paymentDifferences(payment, lines.get(reference) ?? []).flatMap((difference) => {
      still.add(nameOf(reference, difference.kind));
      if (known.has(nameOf(reference, difference.kind))) return [];
      const about = { statementId, reference, paymentId: payment?.id ?? null };
      return [{ id: newId('diff'), ...about, ...difference, firstSeenAt: now, resolvedAt: null }];
    });
  });
  const right = open.filter(({ reference, kind }) => !still.has(nameOf(reference, kind)));
  await work.statements.resolve(
    right.map(({ id }) => id),
    now,
  );
  const fresh = await work.statements.add(added);
  for (const { id, kind, reference, paymentId } of fresh) {
    await work.events.record({
      type: 'lending.reconciliation.alerted',
      aggregate: { type: 'reconciliation', id, version: 1 },
      audience: { scopes: ['loans:read', 'portfolio:read'] },
      actor: { kind: 'SERVICE', id: 'lending' },
      data: { differenceId: id, kind, reference, ...(paymentId !== null && { paymentId }) },
    });
  }
  return fresh;
}

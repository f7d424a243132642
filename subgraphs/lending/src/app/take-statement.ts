import { newId } from '@blockscore/ids';
import { addDays, dayOf, type LocalDate } from '../domain/calendar.ts';
import { MAX_GRACE_DAYS, paymentDifferences } from '../domain/payment-differences.ts';
import {
  MAX_STATEMENT_BYTES,
  readStatement,
  type StatementLine,
} from '../domain/payment-statement.ts';
import { CsvError } from '../domain/read-csv.ts';
import type { LendingRules, Ports, Work } from './ports.ts';
import type { FoundDifference, TakenStatement } from './statement-ports.ts';

/** So many references are compared in a statement of SQL. */
const AT_ONCE = 1_000;

export interface StatementPorts extends Pick<Ports, 'transact' | 'clock' | 'sha256'> {
  readonly rules: Pick<LendingRules, 'statementGraceDays'>;
}

/** What came of a file. */
export type StatementResult =
  | {
      readonly kind: 'REFUSED';
      /** Of the file, or of its beginning where it is too long. */
      readonly sha256: string;
      readonly line: number | null;
      readonly message: string;
    }
  | { readonly kind: 'KNOWN'; readonly statement: TakenStatement }
  | {
      readonly kind: 'TAKEN';
      readonly statement: TakenStatement;
      /** Only those that were not known. */
      readonly differences: readonly FoundDifference[];
    };

/**
 * Takes a statement of the payment provider, all of it or nothing, and compares it with the payments here:
 * docs/reconciliation.md. The same one is not taken again, unless another one since then covers any of its
 * days. Of a day that is not over it covers nothing: taken again later, it does.
 */
export function takeStatement(ports: StatementPorts) {
  return async (name: string, bytes: Uint8Array): Promise<StatementResult> => {
    const sha256 = ports.sha256(bytes);
    const refuse = (message: string, line: number | null = null): StatementResult => {
      return { kind: 'REFUSED', sha256, line, message };
    };
    if (bytes.length > MAX_STATEMENT_BYTES) {
      return refuse(`The file has more than ${MAX_STATEMENT_BYTES / 1_000_000} MB.`);
    }
    const text = textOf(bytes);
    if (text === undefined) return refuse('The file is not UTF-8.');
    try {
      const read = readStatement(name, text);
      return await ports.transact(async (work) => {
        await work.statements.lock();
        const takenAt = ports.clock();
        refuseDaysToCome(read.lines, dayOf(takenAt));
        const yesterday = addDays(dayOf(takenAt), -1);
        const [until = yesterday] = [read.until, yesterday].sort();
        const statement: TakenStatement = {
          id: newId('recon'),
          sha256,
          name: name.slice(-200),
          lines: read.lines.length,
          from: read.from,
          until,
          takenAt,
        };
        const known = await work.statements.taken(statement);
        if (known !== undefined) return { kind: 'KNOWN', statement: known };
        const late = await insert(work, statement, read.lines, ports.rules);
        const said = read.lines.map(({ reference }) => reference);
        const here = await work.statements.referencesOf(statement.from, statement.until);
        const references = [...new Set([...said, ...here, ...late])];
        const differences = await compare(work, ports, references, statement, takenAt);
        return { kind: 'TAKEN', statement, differences };
      });
    } catch (error) {
      if (error instanceof CsvError) return refuse(error.message, error.line);
      throw error;
    }
  };
}

/** Nothing settles on a day that has not begun anywhere: a file with such a line is not what it seems. */
function refuseDaysToCome(lines: readonly StatementLine[], today: LocalDate): void {
  const latest = addDays(today, 1);
  const line = lines.find(({ settledOn }) => settledOn > latest);
  if (line === undefined) return;
  throw new CsvError(line.number, `settled_on is ${line.settledOn}, a day to come`);
}

/** The last day whose payments are missing where no statement has them. */
async function dueIn(
  work: Work,
  { statementGraceDays }: StatementPorts['rules'],
): Promise<LocalDate | null> {
  const covered = await work.statements.coveredUntil();
  return covered === null ? null : addDays(covered, -statementGraceDays);
}

/** @returns references of what had not to be in a statement before, and is in none */
async function insert(
  work: Work,
  statement: TakenStatement,
  lines: readonly StatementLine[],
  rules: StatementPorts['rules'],
): Promise<readonly string[]> {
  const before = await work.statements.coveredUntil();
  await work.statements.insert(statement, lines);
  const due = await dueIn(work, rules);
  if (before === null || due === null || statement.until <= before) return [];
  // There may have been more days of grace until now.
  return await work.statements.unsaidOf(addDays(before, -MAX_GRACE_DAYS), due);
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
export function recheckPayments(ports: StatementPorts) {
  return async (signal?: AbortSignal): Promise<number> => {
    let looked = 0;
    for (let after = ''; ; ) {
      signal?.throwIfAborted();
      const page = await ports.transact(async (work) => {
        await work.statements.lock();
        const statement = await work.statements.latest();
        const references = await work.statements.openAfter(after, AT_ONCE);
        if (statement !== undefined) {
          await compare(work, ports, references, statement, ports.clock());
        }
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
  { rules }: StatementPorts,
  references: readonly string[],
  statement: TakenStatement,
  now: Date,
): Promise<readonly FoundDifference[]> {
  const fresh: FoundDifference[] = [];
  const due = await dueIn(work, rules);
  for (let start = 0; start < references.length; start += AT_ONCE) {
    const some = references.slice(start, start + AT_ONCE);
    fresh.push(...(await compareSome(work, some, statement, due, now)));
  }
  return fresh;
}

async function compareSome(
  work: Work,
  references: readonly string[],
  { id: statementId }: TakenStatement,
  due: LocalDate | null,
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
    return paymentDifferences(payment, lines.get(reference) ?? [], due).flatMap((difference) => {
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
    const userId = payments.get(reference)?.userId;
    await work.events.record({
      type: 'lending.reconciliation.alerted',
      aggregate: { type: 'reconciliation', id, version: 1 },
      audience: { scopes: ['loans:read', 'portfolio:read'] },
      actor: { kind: 'SERVICE', id: 'lending' },
      data: {
        ...{ differenceId: id, kind, reference },
        ...(paymentId !== null && { paymentId }),
        ...(userId !== undefined && { userId }),
      },
    });
  }
  return fresh;
}

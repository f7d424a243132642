import type { Sar, SarKind } from './sar.ts';
import { statedDollars } from './sar-statement.ts';

/** A report that was filed, or is to be, as it follows others of its case. */
export type Following = Pick<Sar, 'kind' | 'priorBsaId'>;
type Filed = Following & Pick<Sar, 'bsaId' | 'xml'>;

/** How a report follows those that were filed of its case before it. */
export interface Sequence {
  /** It reports what went on after another report, or puts such a report right. */
  readonly continues: boolean;
  /** Whole dollars of all reports of the case with this one, what was put right once; null where it continues nothing. */
  readonly cumulative: bigint | null;
}

/**
 * FinCEN asks of a report on activity that continues for the amount of all reports on it, this one included. A correction takes
 * the place of what it corrects, also in that sum, and stays of that one's kind. Amounts that are not known count as nothing.
 *
 * @param filed all reports of the case that were filed
 * @throws Error where the file of one is gone
 */
export function sequenceOf(
  next: Following,
  dollars: bigint | null,
  filed: readonly Filed[],
): Sequence {
  const continues = firstKind(next, filed) === 'CONTINUING';
  if (!continues) return { continues, cumulative: null };
  const corrected = new Set(
    [...filed, next]
      .filter(({ kind }) => kind === 'CORRECTION')
      .map(({ priorBsaId }) => priorBsaId),
  );
  const before = filed.filter(({ bsaId }) => !corrected.has(bsaId)).map(dollarsOf);
  return { continues, cumulative: before.reduce((sum, each) => sum + each, dollars ?? 0n) };
}

/** Of what it was that a correction, or one of a correction, puts right. */
function firstKind(given: Following, filed: readonly Filed[]): SarKind {
  let of: Following | undefined = given;
  for (let left = filed.length; of?.kind === 'CORRECTION' && left > 0; left -= 1) {
    const { priorBsaId }: Following = of;
    of = filed.find(({ bsaId }) => bsaId === priorBsaId);
  }
  return of?.kind ?? given.kind;
}

function dollarsOf({ bsaId, xml }: Filed): bigint {
  if (xml === null) throw new Error(`The file of report ${bsaId} is gone: no sum can be told.`);
  return statedDollars(xml);
}

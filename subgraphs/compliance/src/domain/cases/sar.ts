import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../errors.ts';
import type { Case } from './case.ts';
import { dayOf } from './deadlines.ts';

/** The first report of a case, a further one on what goes on, or one that puts a filed one right. */
export type SarKind = 'INITIAL' | 'CONTINUING' | 'CORRECTION';

/** DRAFT → REVIEWED (another officer agrees) → FILED; a draft is sent back, or replaced by the next one. */
export type SarStatus = 'DRAFT' | 'REVIEWED' | 'RETURNED' | 'REPLACED' | 'FILED';

/** A suspicious activity report, as the file that FinCEN's BSA E-Filing System takes. */
export interface Sar {
  readonly id: `sar_${string}`;
  readonly version: number;
  readonly caseId: Case['id'];
  readonly subject: Case['subject'];
  readonly kind: SarKind;
  readonly status: SarStatus;
  /** The report that it continues or corrects. */
  readonly priorBsaId: string | null;
  /** Null once the person's retention key is gone. */
  readonly xml: string | null;
  /** Of the file, in hex. */
  readonly sha256: string;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  /** What FinCEN gave it, and the day on which it was filed. */
  readonly bsaId: string | null;
  readonly filedOn: string | null;
  readonly filedBy: string | null;
}

/**
 * Officers of a report whose word counts no more, and since when: its person
 * concerns them, or they were suspended or their roles changed after they had drawn it up or agreed. What they did
 * before stays on record, and counts no more for what is to come.
 */
export type VoidSince = ReadonlyMap<string, Date>;

const SAR_ID = ['input', 'sarId'] as const;

function wrongState({ status }: Sar, needed: string) {
  return fail('INVALID_STATE', `The report is ${status}: ${needed}.`, SAR_ID);
}

/** The report that comes next in a case, and which one it refers to. */
export function nextKind(
  { bsaId }: Pick<Case, 'bsaId'>,
  corrects: boolean,
): Outcome<Pick<Sar, 'kind' | 'priorBsaId'>, ComplianceErrorCode> {
  if (bsaId !== null)
    return ok({ kind: corrects ? 'CORRECTION' : 'CONTINUING', priorBsaId: bsaId });
  return corrects
    ? fail('INVALID_STATE', 'Nothing of this case is filed that could be corrected.', [
        'input',
        'corrects',
      ])
    : ok({ kind: 'INITIAL', priorBsaId: null });
}

/**
 * Whether all of a case's reports are done with, and one was filed of those drawn up since a time. A correction is
 * one, too: a case may have been reopened for nothing else.
 */
export function isFiledSince(reports: readonly Sar[], decidedAt: Date): boolean {
  const isUnderWay = reports.some(({ status }) => status === 'DRAFT' || status === 'REVIEWED');
  const isFiled = reports.some(
    ({ status, preparedAt }) => status === 'FILED' && preparedAt >= decidedAt,
  );
  return isFiled && !isUnderWay;
}

/** A draft whose grounds are gone: it is to be drawn up again, if anything is left to report. */
export function sarReturned(draft: Sar): Sar {
  if (draft.status !== 'DRAFT') throw new Error(`The report ${draft.id} is no draft.`);
  return { ...draft, version: draft.version + 1, status: 'RETURNED' };
}

/**
 * Another officer agrees with a draft, or sends it back; also with what somebody agreed with whose word
 * counts no more. What was drawn up by such an officer cannot be agreed with.
 */
export function sarReviewed(
  given: Sar,
  review: { readonly agree: boolean; readonly by: string; readonly at: Date },
  gone: VoidSince,
): Outcome<Sar, ComplianceErrorCode> {
  const { status, preparedBy, reviewedBy } = given;
  const isAnew = status === 'REVIEWED' && reviewedBy !== null && gone.has(reviewedBy);
  if (status !== 'DRAFT' && !isAnew) return wrongState(given, 'only a draft is reviewed');
  if (preparedBy === review.by) {
    return fail('SECOND_OFFICER_REQUIRED', 'You drew it up: another officer has to agree.', SAR_ID);
  }
  if (review.agree && gone.has(preparedBy)) return fail('INVALID_STATE', DRAWN_BY_GONE, SAR_ID);
  return ok({
    ...given,
    version: given.version + 1,
    status: review.agree ? 'REVIEWED' : 'RETURNED',
    reviewedBy: review.by,
    reviewedAt: review.at,
  });
}

const DRAWN_BY_GONE =
  'An officer drew it up who was suspended, has other roles, or has nothing to do with this person any more: draw it up anew.';
const REVIEWED_BY_GONE =
  'The officer who agreed was suspended, has other roles, or has nothing to do with this person any more: have another one review it.';

/**
 * An officer uploaded it, and FinCEN took it under this id. What was filed before the day from which on the
 * word of its officers counts no more is filed.
 */
export function sarFiled(
  given: Sar,
  filing: { readonly bsaId: string; readonly filedOn: string; readonly by: string },
  gone: VoidSince,
): Outcome<Sar, ComplianceErrorCode> {
  if (given.status !== 'REVIEWED') return wrongState(given, whyNotFiled(given));
  const { bsaId, filedOn, by } = filing;
  const isGone = (officer: string | null) => {
    const since = officer === null ? undefined : gone.get(officer);
    return since !== undefined && filedOn >= dayOf(since);
  };
  if (isGone(given.preparedBy)) return fail('INVALID_STATE', DRAWN_BY_GONE, SAR_ID);
  if (isGone(given.reviewedBy)) return fail('INVALID_STATE', REVIEWED_BY_GONE, SAR_ID);
  return ok({ ...given, version: given.version + 1, status: 'FILED', bsaId, filedOn, filedBy: by });
}

/** What is so instead, of a report that is not ready to be filed. */
function whyNotFiled({ status, bsaId, filedOn }: Sar): string {
  switch (status) {
    case 'FILED':
      return `it was filed on ${filedOn} and is ${bsaId} there, which is final`;
    case 'RETURNED':
      return 'it was sent back, so that it has to be drawn up again';
    case 'REPLACED':
      return 'another one was drawn up in its place';
    default:
      return 'another officer has to agree first';
  }
}

import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { readReason } from '../../domain/alerts/resolve-alert.ts';
import type { Case, Happening } from '../../domain/cases/case.ts';
import { dayOf } from '../../domain/cases/deadlines.ts';
import { type Sar, sarFiled, sarReviewed, type VoidSince } from '../../domain/cases/sar.ts';
import { reported } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { isConcerned } from '../is-concerned.ts';
import type { Ports, Work } from '../ports.ts';
import { voidSince } from '../void-since.ts';
import { saveStep } from './change-case.ts';

type Refused<T> = Outcome<T, ComplianceErrorCode>;
type Needs = Pick<Ports, 'transact' | 'clock'>;

export interface ReviewSarInput {
  readonly sarId: string;
  readonly agree: boolean;
  readonly reason: string;
}

/**
 * Another officer agrees with a report, or sends it back. One drawn up by an officer whose word counts no
 * more is drawn up anew.
 */
export function reviewSar(ports: Needs) {
  return async (caller: Caller, input: ReviewSarInput): Promise<Refused<Sar>> => {
    const reason = readReason(input.reason);
    if (!reason.ok) return reason;
    return await ports.transact(async (work) => {
      const locked = await lockSar(work, caller, input.sarId);
      if (!locked.ok) return locked;
      const at = ports.clock();
      const { within, sar } = locked.value;
      const review = { agree: input.agree, by: caller.id, at };
      const reviewed = sarReviewed(sar, review, await goneSince(work, sar));
      if (!reviewed.ok) return reviewed;
      await work.sars.save(reviewed.value);
      const kind = input.agree ? 'SAR_REVIEWED' : 'SAR_RETURNED';
      const happened: Happening = { kind, refersTo: sar.id, text: reason.value };
      await saveStep(work, caller, at, { case: within, happened: [happened] });
      return reviewed;
    });
  };
}

export interface RecordSarFilingInput {
  readonly sarId: string;
  readonly bsaId: string;
  readonly filedOn: string;
}

/**
 * An officer uploaded a report to FinCEN's BSA E-Filing System and notes the id that it was given. From then
 * on it has to be looked at whether the activity goes on.
 */
export function recordSarFiling(ports: Needs) {
  return async (caller: Caller, input: RecordSarFilingInput): Promise<Refused<Sar>> => {
    const { bsaId, filedOn } = input;
    if (!/^\d{14}$/.test(bsaId) || /^0+$/.test(bsaId)) {
      return fail('INPUT_INVALID', 'A BSA identifier has 14 digits.', ['input', 'bsaId']);
    }
    return await ports.transact(async (work) => {
      const locked = await lockSar(work, caller, input.sarId);
      if (!locked.ok) return locked;
      const at = ports.clock();
      const { within, sar } = locked.value;
      if (filedOn < dayOf(sar.preparedAt) || filedOn > dayOf(at)) {
        const message = 'It was filed on a day from when it was drawn up to today.';
        return fail('INPUT_INVALID', message, ['input', 'filedOn']);
      }
      if (await work.sars.isFiledAs(bsaId)) {
        return fail('INPUT_INVALID', 'Another report has this identifier.', ['input', 'bsaId']);
      }
      const filing = { bsaId, filedOn, by: caller.id };
      const filed = sarFiled(sar, filing, await goneSince(work, sar));
      if (!filed.ok) return filed;
      await work.sars.save(filed.value);
      const happened: Happening = { kind: 'SAR_FILED', refersTo: sar.id, outcome: bsaId };
      await saveStep(work, caller, at, {
        case: reported(within, filed.value),
        happened: [happened],
      });
      await tellFiled(work, caller, filed.value);
      return filed;
    });
  };
}

async function tellFiled(work: Work, { kind, id }: Caller, sar: Sar): Promise<void> {
  await work.events.record({
    type: 'compliance.sar.filed',
    aggregate: { type: 'sar', id: sar.id, version: sar.version },
    audience: { scopes: ['compliance:read'] },
    actor: { kind, id },
    data: {
      sarId: sar.id,
      caseId: sar.caseId,
      kind: sar.kind,
      ...(sar.subject !== null && { userId: sar.subject }),
    },
  });
}

async function goneSince(
  work: Work,
  { subject, preparedBy, preparedAt, reviewedBy, reviewedAt }: Sar,
): Promise<VoidSince> {
  const words = [{ by: preparedBy, at: preparedAt }];
  if (reviewedBy !== null && reviewedAt !== null) words.push({ by: reviewedBy, at: reviewedAt });
  const gone = new Map<string, Date>();
  for (const word of words) {
    const since = await voidSince(work, word, subject);
    if (since !== null) gone.set(word.by, since);
  }
  return gone;
}

/** The case first, then the report. One about the caller looks like one that there is not. */
async function lockSar(
  work: Work,
  caller: Caller,
  id: string,
): Promise<Refused<{ readonly within: Case; readonly sar: Sar }>> {
  const unknown = fail('NOT_FOUND', 'There is no such report.', ['input', 'sarId']);
  if (!isId('sar', id)) return unknown;
  const [seen] = await work.sars.findMany([id]);
  if (seen === undefined || (await isConcerned(work, caller, seen.subject))) return unknown;
  const within = await work.cases.lock(seen.caseId);
  const sar = await work.sars.lock(id);
  return within === undefined || sar === undefined ? unknown : ok({ within, sar });
}

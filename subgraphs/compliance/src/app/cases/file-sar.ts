import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { parseMoney } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import { dayOf } from '../../domain/cases/deadlines.ts';
import { nextKind, type Sar } from '../../domain/cases/sar.ts';
import type { SarCategory } from '../../domain/cases/sar-codes.ts';
import { printable } from '../../domain/cases/sar-elements.ts';
import { faultsOf } from '../../domain/cases/sar-schema.ts';
import { sequenceOf } from '../../domain/cases/sar-sequence.ts';
import { LONGEST_NARRATIVE, type SarContent, sarOf, writeSar } from '../../domain/cases/sar-xml.ts';
import { noted } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { LEFT_OUT, readText } from '../../domain/free-text.ts';
import type { Ports, Work } from '../ports.ts';
import { lockCase, saveStep } from './change-case.ts';
import { findSarSubject, type SarSubjectInput } from './find-sar-subject.ts';

export interface FileSarInput {
  readonly caseId: string;
  readonly narrative: string;
  /** What was done: over which days, with how much, and what it is called. */
  readonly activity: {
    readonly from: string;
    readonly to: string;
    readonly amount?: { readonly amount: string; readonly currency: string } | null | undefined;
    readonly noAmount?: boolean | null | undefined;
    readonly categories: readonly SarCategory[];
  };
  readonly subject?: SarSubjectInput | null | undefined;
  /** The day on which it will be uploaded; today where it is left out. */
  readonly filingDate?: string | null | undefined;
  /** Puts the report right that was filed last. */
  readonly corrects?: boolean | null | undefined;
}

type Refused<T> = Outcome<T, ComplianceErrorCode>;

const refused = (message: string, ...path: string[]) =>
  fail('INPUT_INVALID' as const, message, ['input', ...path]);

/**
 * Draws a report up as the file that FinCEN takes, for a case that two officers decided to report, or that
 * was reported before. It is a draft that another officer has to agree with; a draft before it is
 * replaced. Nothing is sent to anybody.
 */
export function fileSar(ports: Pick<Ports, 'transact' | 'clock' | 'filer' | 'sha256'>) {
  return async (caller: Caller, input: FileSarInput): Promise<Refused<Sar>> => {
    const today = dayOf(ports.clock());
    const said = readActivity(input, today);
    if (!said.ok) return said;
    const day = readFilingDate(input, today);
    if (!day.ok) return day;
    const { filer } = ports;
    if (!filer.ok) {
      const message = `Reports cannot name the lender: set ${filer.missing.join(', ')}.`;
      return fail('FILER_UNKNOWN', message);
    }
    return await ports.transact(async (work) => {
      const found = await lockCase(work, caller, input.caseId);
      if (!found.ok) return found;
      const next = mayReport(found.value, input.corrects === true);
      if (!next.ok) return next;
      const subject = await findSarSubject(work, found.value, input.subject ?? {});
      if (!subject.ok) return subject;
      const reports = await work.sars.filedOf(found.value.id);
      const sequence = sequenceOf(next.value, said.value.dollars, reports);
      const stated = { ...said.value, sequence, day: day.value };
      const content = { ...stated, ...next.value, filer: filer.value };
      const root = sarOf({ ...content, subject: subject.value });
      const faults = faultsOf(root);
      if (faults.length > 0) {
        return refused(`FinCEN would refuse the report: ${faults.slice(0, 3).join('; ')}.`);
      }
      const at = ports.clock();
      const xml = writeSar(root);
      const sar: Sar = {
        ...{ id: newId('sar'), version: 1, caseId: found.value.id, subject: found.value.subject },
        ...{ ...next.value, status: 'DRAFT', xml, sha256: ports.sha256(xml) },
        ...{ preparedBy: caller.id, preparedAt: at, reviewedBy: null, reviewedAt: null },
        ...{ bsaId: null, filedOn: null, filedBy: null },
      };
      await replaceDraft(work, found.value);
      await work.sars.insert(sar);
      const step = noted(found.value, { kind: 'SAR_DRAFTED', refersTo: sar.id, outcome: sar.kind });
      if (!step.ok) return step;
      await saveStep(work, caller, at, step.value);
      return ok(sar);
    });
  };
}

function mayReport(found: Case, corrects: boolean) {
  const isDue = found.status === 'DECIDED' && found.decision === 'FILE_SAR';
  return isDue
    ? nextKind(found, corrects)
    : fail(
        'INVALID_STATE',
        `The case is ${found.status}: two officers have to decide to file first.`,
        ['input', 'caseId'],
      );
}

async function replaceDraft(work: Work, { id }: Case): Promise<void> {
  const before = await work.sars.lockUnderWay(id);
  if (before === undefined) return;
  await work.sars.save({ ...before, version: before.version + 1, status: 'REPLACED' });
}

type Said = Pick<SarContent, 'from' | 'to' | 'dollars' | 'categories' | 'narrative'>;

function readActivity({ narrative, activity }: FileSarInput, today: string): Refused<Said> {
  const text = printable(readText(narrative, LONGEST_NARRATIVE) ?? '');
  if (text === '') {
    return refused(`Tell it in 1 to ${LONGEST_NARRATIVE} characters, ${LEFT_OUT}.`, 'narrative');
  }
  const { from, to, amount, noAmount, categories } = activity;
  if (!isDay(from) || from > today) return refused('Give a day that was.', 'activity', 'from');
  if (!isDay(to) || to < from || to > today) {
    return refused('Give a day from the first one to today.', 'activity', 'to');
  }
  if (categories.length === 0) {
    return refused('Say what the activity is called.', 'activity', 'categories');
  }
  const said = { from, to, categories, narrative: text };
  if (amount == null) return ok({ ...said, dollars: noAmount === true ? 0n : null });
  const path = ['activity', 'amount'];
  if (noAmount === true) return refused('Give an amount, or that none is involved.', ...path);
  if (amount.currency !== 'USD') return refused('FinCEN takes US dollars.', ...path, 'currency');
  const money = parseMoney(amount.amount, 'USD');
  if (!money.ok || money.value.minor <= 0n || money.value.minor > 99_999_999_999_999n) {
    return refused('Write an amount above zero, like "1234.50".', ...path, 'amount');
  }
  // FinCEN takes whole dollars, rounded up.
  return ok({ ...said, dollars: (money.value.minor + 99n) / 100n });
}

/** Days ahead that an upload may be meant for. */
const MOST_DAYS_AHEAD = 30;

function readFilingDate({ filingDate }: FileSarInput, today: string): Refused<string> {
  if (filingDate == null) return ok(today);
  const last = dayOf(new Date(Date.parse(today) + MOST_DAYS_AHEAD * 86_400_000));
  return isDay(filingDate) && filingDate >= today && filingDate <= last
    ? ok(filingDate)
    : refused(`Give a day from today to ${last}.`, 'filingDate');
}

function isDay(text: string): boolean {
  return /^(19|20)\d\d-\d\d-\d\d$/.test(text) && dayOf(new Date(Date.parse(text) || 0)) === text;
}

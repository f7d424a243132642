import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { holdsCardNumber, parseMoney } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import { dayOf } from '../../domain/cases/deadlines.ts';
import { nextKind, type Sar } from '../../domain/cases/sar.ts';
import { reportedAddress } from '../../domain/cases/sar-address.ts';
import type { SarCategory } from '../../domain/cases/sar-codes.ts';
import { faultsOf } from '../../domain/cases/sar-schema.ts';
import {
  LONGEST_NARRATIVE,
  printable,
  type SarContent,
  type SarSubjectDetails,
  sarOf,
  writeSar,
} from '../../domain/cases/sar-xml.ts';
import { noted } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { LEFT_OUT, readText } from '../../domain/free-text.ts';
import type { Ports, Subject, Work } from '../ports.ts';
import { lockCase, saveStep } from './change-case.ts';

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
  readonly subject?:
    | { readonly [K in keyof SarSubjectDetails]?: string | null | undefined }
    | null
    | undefined;
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
      const subject = await subjectOf(work, found.value, input);
      if (!subject.ok) return subject;
      const content = { ...said.value, ...next.value, day: today, filer: filer.value };
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

function isDay(text: string): boolean {
  return /^(19|20)\d\d-\d\d-\d\d$/.test(text) && dayOf(new Date(Date.parse(text) || 0)) === text;
}

const FORMS: Readonly<Record<keyof SarSubjectDetails, readonly [RegExp, string]>> = {
  street: [/^\S.{0,99}$/u, 'at most 100 characters, and no number of a payment card'],
  city: [/^\S.{0,49}$/u, 'at most 50 characters, and no number of a payment card'],
  state: [/^[A-Z]{2,3}$/, 'a code such as NY'],
  zip: [/^[A-Z0-9]{3,9}$/, '3 to 9 digits and letters'],
  country: [/^[A-Z]{2}$/, 'an ISO 3166-1 code of two letters'],
  phone: [/^\d{5,16}$/, '5 to 16 digits'],
  tin: [/^\d{9}$/, 'nine digits'],
};

/**
 * Who is reported: what identity told, and what the officer knows beside it. Their address takes the place of
 * the whole that identity told: half of each would be nobody's.
 */
async function subjectOf(
  work: Work,
  { subject }: Case,
  input: FileSarInput,
): Promise<Refused<SarContent['subject']>> {
  const details: Record<string, string> = {};
  for (const [field, [form, said]] of Object.entries(FORMS)) {
    const text = input.subject?.[field as keyof SarSubjectDetails];
    if (text == null) continue;
    const isCard = (field === 'street' || field === 'city') && holdsCardNumber(text);
    if (isCard || !form.test(printable(text)) || printable(text) !== text) {
      return refused(`Write ${said}.`, 'subject', field);
    }
    details[field] = text;
  }
  if (subject === null) {
    return Object.keys(details).length === 0
      ? ok(null)
      : refused('The case is about nobody who is known.', 'subject');
  }
  const known = await work.subjects.find(subject);
  return known?.facts == null
    ? fail('SUBJECT_UNKNOWN', 'Identity has not told who this is, or has destroyed it.', [
        'input',
        'caseId',
      ])
    : ok({ facts: known.facts, details: { ...addressTold(known, details), ...details } });
}

const OF_AN_ADDRESS = ['street', 'city', 'state', 'zip', 'country'] as const;

function addressTold({ address }: Subject, said: SarSubjectDetails): SarSubjectDetails {
  const isSaid = OF_AN_ADDRESS.some((field) => said[field] !== undefined);
  return isSaid || address == null ? {} : reportedAddress(address);
}

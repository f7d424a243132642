import type { Caller } from '@blockscore/caller';
import { type IdPrefix, isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { LONGEST_REASON } from '../../domain/alerts/resolve-alert.ts';
import {
  type Case,
  type EvidenceKind,
  type Happening,
  LONGEST_CONTENT,
  LONGEST_TITLE,
} from '../../domain/cases/case.ts';
import { noted } from '../../domain/cases/transitions.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import { LEFT_OUT, readLine, readText } from '../../domain/free-text.ts';
import { isConcerned } from '../is-concerned.ts';
import type { Ports, UserId, Work } from '../ports.ts';
import { changeCase } from './change-case.ts';

type Read = Outcome<Happening, ComplianceErrorCode>;

export interface AddCaseNoteInput {
  readonly caseId: string;
  readonly note: string;
}

/** Writes a note on a case's timeline. */
export function addCaseNote(ports: Pick<Ports, 'transact' | 'clock'>) {
  const change = changeCase(ports);
  return async (
    caller: Caller,
    { caseId, note }: AddCaseNoteInput,
  ): Promise<Outcome<Case, ComplianceErrorCode>> => {
    const text = textOf(note, 'note', LONGEST_REASON);
    if (!text.ok) return text;
    return await change(caller, caseId, (found) =>
      noted(found, { kind: 'NOTE', text: text.value }),
    );
  };
}

export interface AddCaseEvidenceInput {
  readonly caseId: string;
  readonly kind: EvidenceKind;
  readonly refersTo?: string | null | undefined;
  readonly description: string;
  readonly name?: string | null | undefined;
  readonly content?: string | null | undefined;
}

/**
 * Puts evidence on a case's timeline: something by its id, or a text that is kept with the case. What
 * compliance itself holds has to be about the same person; of what others hold it has but the id.
 */
export function addCaseEvidence(ports: Pick<Ports, 'transact' | 'clock'>) {
  const change = changeCase(ports);
  return async (
    caller: Caller,
    input: AddCaseEvidenceInput,
  ): Promise<Outcome<Case, ComplianceErrorCode>> => {
    const evidence = readEvidence(input);
    if (!evidence.ok) return evidence;
    return await change(caller, input.caseId, async (found, _at, work) => {
      const { refersTo } = evidence.value;
      if (refersTo !== undefined && !(await isKnown(work, caller, found, input.kind, refersTo))) {
        return fail('NOT_FOUND', 'There is no such thing about whom the case is about.', [
          'input',
          'refersTo',
        ]);
      }
      return noted(found, evidence.value);
    });
  };
}

const PREFIX_OF: Readonly<Record<Exclude<EvidenceKind, 'TEXT'>, IdPrefix>> = {
  SCREENING: 'scr',
  TRANSACTION: 'txn',
  PAYMENT: 'pay',
  APPLICATION: 'app',
  LOAN: 'loan',
  DOCUMENT: 'doc',
  ALERT: 'alert',
  CASE: 'case',
};

function readEvidence({ kind, refersTo, description, name, content }: AddCaseEvidenceInput): Read {
  const text = textOf(description, 'description', LONGEST_REASON);
  if (!text.ok) return text;
  const bare = { kind: 'EVIDENCE', outcome: kind, text: text.value } as const;
  if (kind === 'TEXT') {
    if (refersTo != null) return refused('refersTo', 'A text refers to nothing by an id.');
    const named = textOf(name ?? '', 'name', LONGEST_TITLE, readLine);
    if (!named.ok) return named;
    const kept = textOf(content ?? '', 'content', LONGEST_CONTENT);
    return kept.ok ? ok({ ...bare, name: named.value, content: kept.value }) : kept;
  }
  if (name != null || content != null) {
    return refused('content', 'Give a name and a content with the kind TEXT alone.');
  }
  return refersTo != null && isId(PREFIX_OF[kind], refersTo)
    ? ok({ ...bare, refersTo })
    : fail('NOT_FOUND', `Give the id of a ${kind.toLowerCase()}.`, ['input', 'refersTo']);
}

function textOf(
  given: string,
  field: string,
  longest: number,
  read = readText,
): Outcome<string, ComplianceErrorCode> {
  const text = read(given, longest);
  return text === undefined
    ? refused(field, `Write 1 to ${longest} characters, ${LEFT_OUT}.`)
    : ok(text);
}

const refused = (field: string, message: string) =>
  fail('INPUT_INVALID' as const, message, ['input', field]);

async function isKnown(
  work: Work,
  caller: Caller,
  { subject }: Case,
  kind: EvidenceKind,
  id: string,
): Promise<boolean> {
  const aboutOthers = async (about: UserId | null) =>
    (subject === null || about === subject) && !(await isConcerned(work, caller, about));
  if (kind === 'SCREENING' && isId('scr', id)) {
    const [screening] = await work.screenings.findMany([id]);
    return screening !== undefined && (await aboutOthers(screening.userId));
  }
  if (kind === 'DOCUMENT' && isId('doc', id)) {
    const [document] = await work.documents.findMany([id]);
    return document !== undefined && (await aboutOthers(document.userId));
  }
  if (kind === 'ALERT' && isId('alert', id)) {
    const [alert] = await work.alerts.findMany([id]);
    return alert !== undefined && (await aboutOthers(alert.subject));
  }
  if (kind === 'CASE' && isId('case', id)) {
    const [other] = await work.cases.findMany([id]);
    // One case may come of another, whoever that was about.
    return other !== undefined && !(await isConcerned(work, caller, other.subject));
  }
  return true;
}

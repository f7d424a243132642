import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { LEFT_OUT, readText } from '../domain/free-text.ts';
import { attestedBy } from '../domain/kyc/attested.ts';
import { type KycDocument, type RefusalReason, requirementOf } from '../domain/kyc/document.ts';
import { isDay } from '../domain/kyc/subject.ts';
import { LONGEST_NOTE } from '../domain/kyc/verification.ts';
import { lockDocument } from './check-kyc-document.ts';
import { checkUpToDate, checkVersion } from './check-version.ts';
import { isConcerned } from './is-concerned.ts';
import type { KycDocumentPorts } from './kyc-document-ports.ts';
import type { Ports, Work } from './ports.ts';
import { type DocumentVerdict, settleDocument } from './settle-kyc-document.ts';

export interface DecideKycDocumentInput {
  readonly id: string;
  readonly decision: 'ACCEPT' | 'REFUSE';
  readonly reason?: RefusalReason | null | undefined;
  readonly note: string;
  /** The version of the person's verification that the officer saw. */
  readonly version?: number | null | undefined;
  readonly expiresOn?: string | null | undefined;
}

/**
 * A compliance officer accepts or refuses a document, with a note; or refuses one that had been accepted, also once it has expired. What is
 * accepted attests what the officer compared it with, and so names the verification's version: the person may have
 * said something else since.
 * Nobody decides about themselves. What a provider says of it later changes nothing.
 */
export function decideKycDocument(ports: Ports & KycDocumentPorts) {
  return async (
    caller: Caller,
    input: DecideKycDocumentInput,
  ): Promise<Outcome<KycDocument, ComplianceErrorCode>> => {
    const note = readText(input.note, LONGEST_NOTE);
    if (note === undefined) {
      const message = `Say what you saw in 1 to ${LONGEST_NOTE} characters, ${LEFT_OUT}.`;
      return fail('NOTE_INVALID', message, ['input', 'note']);
    }
    const { id, decision } = input;
    const wellFormed = checkInput(input);
    if (!wellFormed.ok) return wellFormed;
    if (!isId('doc', id)) return unknown();
    return await ports.transact(async (work) => {
      const document = await lockDocument(work, id);
      if (document === undefined) return unknown();
      if (isSelf(caller, document.userId)) {
        return fail('OWN_CASE', 'Nobody decides about themselves.', ['input', 'id']);
      }
      if (await isConcerned(work, caller, document.userId)) return unknown();
      const due = await checkDue(work, input, document);
      if (!due.ok) return due;
      const verdict = verdictOf(input, document);
      const seen = decision === 'ACCEPT' ? await asSeenNow(work, document) : document;
      return ok(await settleDocument(work, ports, seen, verdict, { by: caller, note }));
    });
  };
}

function checkInput({
  decision,
  reason,
  expiresOn,
}: DecideKycDocumentInput): Outcome<true, ComplianceErrorCode> {
  if (decision === 'REFUSE' && reason == null) {
    return fail('INPUT_INVALID', 'Give the reason of a refusal.', ['input', 'reason']);
  }
  if (expiresOn != null && !isDay(expiresOn)) {
    const message = 'Give the last day on which it is valid, e.g. 2030-06-30.';
    return fail('INPUT_INVALID', message, ['input', 'expiresOn']);
  }
  return ok(true);
}

/** Whether it is to be decided so, and of whom the officer saw. */
async function checkDue(
  work: Work,
  { decision, version }: DecideKycDocumentInput,
  { status, userId, kind }: KycDocument,
): Promise<Outcome<true, ComplianceErrorCode>> {
  // What ran out still shows when they were born, and is found out to be forged as late as anything else.
  const isTakenBack = decision === 'REFUSE' && (status === 'ACCEPTED' || status === 'EXPIRED');
  if (status !== 'UPLOADED' && !isTakenBack) {
    const message = `This document is ${status}: there is nothing to decide so.`;
    return fail('DECISION_NOT_DUE', message, ['input', 'decision']);
  }
  const verification = await work.kyc.lock(userId);
  if (verification === undefined) return unknown();
  const seen = checkVersion(version, verification, decision === 'ACCEPT');
  if (!seen.ok || decision !== 'ACCEPT') return seen;
  return await checkUpToDate(work, userId, requirementOf(kind) === 'PROOF_OF_ADDRESS');
}

function verdictOf(input: DecideKycDocumentInput, { details }: KycDocument): DocumentVerdict {
  const { decision, reason, expiresOn } = input;
  return decision === 'ACCEPT'
    ? { decision, expiresOn: expiresOn ?? details?.expiresOn ?? null }
    : { decision, reason: reason ?? 'OTHER' };
}

/** What is known of the person in the version that the officer names is what it attests. */
async function asSeenNow(work: Work, document: KycDocument): Promise<KycDocument> {
  const known = await work.subjects.find(document.userId);
  return { ...document, attests: attestedBy(document.kind, known ?? { facts: null }) };
}

function unknown() {
  return fail('NOT_FOUND', 'There is no such document.', ['input', 'id'] as const);
}

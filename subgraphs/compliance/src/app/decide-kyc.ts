import { type Caller, isSelf, serviceCaller } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { LEFT_OUT, readText } from '../domain/free-text.ts';
import type { OfficerDecision } from '../domain/kyc/assess.ts';
import {
  type KycDecision,
  type KycVerification,
  LONGEST_NOTE,
  mayDecide,
} from '../domain/kyc/verification.ts';
import { entitiesShown, type Screening } from '../domain/screening.ts';
import { caseStandingOn, whyItStands } from './case-of-match.ts';
import { checkUpToDate, checkVersion } from './check-version.ts';
import { giveVerdict } from './give-verdict.ts';
import { isConcerned } from './is-concerned.ts';
import { isFrozen } from './is-frozen.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { reviewGrounds } from './review-grounds.ts';

export interface DecideKycInput {
  readonly userId: string;
  readonly decision: OfficerDecision;
  readonly note: string;
  /** The verification's version that the officer saw. */
  readonly version?: number | null | undefined;
  /** The screening that the officer saw. */
  readonly screeningId?: string | null | undefined;
}

/**
 * A compliance officer decides a verification, with the reason. An approval is of what the officer saw, and so has
 * to name the verification's version: the person may have said something else since. It dismisses the matches of
 * the latest screening, and so has to name it: the officer saw them and takes them for other people. Of whom was
 * rejected it takes the rejection back alone: for what they are to be looked at was not told, and is from then on.
 * Nobody decides about themselves.
 */
export function decideKyc(ports: Ports) {
  return async (
    caller: Caller,
    input: DecideKycInput,
  ): Promise<Outcome<KycVerification, ComplianceErrorCode>> => {
    const { userId, decision } = input;
    if (isSelf(caller, userId)) {
      return fail('OWN_CASE', 'Nobody decides about themselves.', ['input', 'userId']);
    }
    const note = readText(input.note, LONGEST_NOTE);
    if (note === undefined) {
      const message = `Give the reason in 1 to ${LONGEST_NOTE} characters, ${LEFT_OUT}.`;
      return fail('NOTE_INVALID', message, ['input', 'note']);
    }
    if (!isId('user', userId)) return unknown();
    return await ports.transact(async (work) => {
      const found = await lockVerification(work, ports, caller, { userId, decision });
      if (!found.ok) return found;
      const verification = found.value;
      const screening = await work.screenings.latest(userId);
      if (!mayDecide(verification, decision, screening !== undefined)) {
        const message = `This verification is ${verification.status}: there is nothing to decide so.`;
        return fail('DECISION_NOT_DUE', message, ['input', 'decision']);
      }
      const seen = await checkSeen(work, input, verification, screening);
      if (!seen.ok) return seen;
      if (decision === 'APPROVE' && (await isFrozen(work, userId))) {
        const message =
          'A match of this person was confirmed: another officer has to dismiss it first.';
        return fail('MATCH_CONFIRMED', message, ['input', 'decision']);
      }
      const matches = decision === 'APPROVE' && screening ? entitiesShown(screening) : [];
      const decided = await caseStandingOn(work, userId, matches);
      if (decided) return fail('INVALID_STATE', whyItStands(decided), ['input', 'decision']);
      await keepDecision(work, caller, ports.rules, {
        ...{ id: newId('dec'), kycId: verification.id, userId, decision, note, screening },
        wasRejected: verification.status === 'REJECTED',
        decidedAt: ports.clock(),
      });
      return ok(await reassessKyc(work, ports, userId, caller));
    });
  };
}

interface Decided extends Pick<KycDecision, 'id' | 'kycId' | 'userId' | 'decision' | 'decidedAt'> {
  readonly note: string;
  readonly screening: Screening | undefined;
  /** So that nobody was told for what else the person is to be looked at. */
  readonly wasRejected: boolean;
}

/**
 * Keeps the decision. An approval is of what the person says of themselves now, where it was told as a reason to look,
 * and dismisses each match that was seen; of nothing else.
 */
async function keepDecision(
  work: Work,
  caller: Caller,
  rules: Ports['rules'],
  { screening, wasRejected, ...decided }: Decided,
): Promise<void> {
  const entities = screening === undefined ? [] : entitiesShown(screening);
  const seen = { screeningId: screening?.id ?? null, entities };
  const isApproval = decided.decision === 'APPROVE';
  const isOfGrounds = isApproval && !wasRejected;
  const approved = isOfGrounds
    ? await reviewGrounds(work, await work.subjects.find(decided.userId), rules, decided.decidedAt)
    : [];
  await work.kyc.insertDecision({ ...decided, ...seen, approved, decidedBy: caller.id });
  if (isOfGrounds) await work.kyc.doubt(decided.userId, false);
  if (!isApproval || screening === undefined || screening.entryHashes === null) return;
  const { id: decisionId, note, decidedAt: at } = decided;
  const verdict = { screening, verdict: 'DISMISSED', note, decisionId, at } as const;
  for (const entity of entities) await giveVerdict(work, caller, { ...verdict, entity });
}

/** What is decided on must be what was seen: the person may have said something else, or been screened again. */
async function checkSeen(
  work: Work,
  { decision, version, screeningId }: DecideKycInput,
  verification: Pick<KycVerification, 'version' | 'userId'>,
  latest: Screening | undefined,
): Promise<Outcome<true, ComplianceErrorCode>> {
  const named = checkVersion(version, verification, decision === 'APPROVE');
  const seen =
    named.ok && decision === 'APPROVE'
      ? await checkUpToDate(work, verification.userId, true)
      : named;
  if (!seen.ok) return seen;
  const path = ['input', 'screeningId'] as const;
  if (screeningId == null) {
    return decision === 'APPROVE' && latest !== undefined && latest.outcome !== 'CLEAR'
      ? fail('SCREENING_REQUIRED', 'Name the screening that this approval is of.', path)
      : ok(true);
  }
  return screeningId === latest?.id
    ? ok(true)
    : fail('SCREENING_OUTDATED', 'This is not the latest screening: look at that first.', path);
}

/**
 * What is decided on, under its lock. What is to be approved is judged by the rules and the other accounts of now first,
 * so that an approval is of nothing that the version which the officer names did not tell as a reason to look.
 */
async function lockVerification(
  work: Work,
  ports: Ports,
  caller: Caller,
  { userId, decision }: { readonly userId: UserId; readonly decision: OfficerDecision },
): Promise<Outcome<KycVerification, ComplianceErrorCode>> {
  // Whoever concerns the officer is not there for them: that they may not would tell them.
  if (await isConcerned(work, caller, userId)) return unknown();
  const verification = await work.kyc.lock(userId);
  if (verification === undefined) return unknown();
  const isJudged = decision === 'APPROVE';
  return ok(
    isJudged ? await reassessKyc(work, ports, userId, serviceCaller('compliance')) : verification,
  );
}

function unknown() {
  return fail('NOT_FOUND', 'There is no verification of such a user.', [
    'input',
    'userId',
  ] as const);
}

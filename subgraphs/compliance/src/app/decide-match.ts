import { type Caller, isSelf } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../domain/errors.ts';
import { LEFT_OUT, readText } from '../domain/free-text.ts';
import { type KycVerification, LONGEST_NOTE } from '../domain/kyc/verification.ts';
import { confirmedEntities, keyOf } from '../domain/match-verdict.ts';
import type { Screening } from '../domain/screening.ts';
import { caseStandingOn, whyItStands } from './case-of-match.ts';
import { giveVerdict } from './give-verdict.ts';
import { isConcerned } from './is-concerned.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';

export interface DecideMatchInput {
  readonly userId: string;
  /** The screening that the officer saw. */
  readonly screeningId: string;
  /** `list:uid`. */
  readonly entity: string;
  readonly note: string;
}

export type DecidedMatch = Outcome<Screening, ComplianceErrorCode>;

interface Seen {
  readonly userId: UserId;
  readonly verification: KycVerification;
  readonly screening: Screening;
  readonly note: string;
}

const USER = ['input', 'userId'] as const;

/**
 * An officer says that a match is another person. That holds of what was compared: it comes back when
 * the list says something else of the entry, or the customer's facts change. Who was confirmed to be the
 * entity needs another officer than the one who confirmed it, whether it is listed still or not.
 */
export function dismissMatch(ports: Ports) {
  return (caller: Caller, input: DecideMatchInput): Promise<DecidedMatch> =>
    decideMatch(ports, caller, input, async (work, { userId, screening, note }) => {
      const { entity } = input;
      const verdicts = await work.verdicts.of(userId);
      const last = verdicts.findLast((verdict) => verdict.entity === entity);
      if (last?.verdict === 'CONFIRMED' && last.decidedBy === caller.id) {
        const message =
          'You confirmed this match: another officer has to look before it is dismissed.';
        return fail('SECOND_OFFICER_REQUIRED', message, ['input', 'entity']);
      }
      const decided = await caseStandingOn(work, userId, [entity]);
      if (decided) return fail('INVALID_STATE', whyItStands(decided), ['input', 'entity']);
      const verdict = { screening, entity, verdict: 'DISMISSED', note, decisionId: null } as const;
      await giveVerdict(work, caller, { ...verdict, at: ports.clock() });
      return ok(screening);
    });
}

/**
 * An officer says that the customer is the entity: they are rejected, nothing is paid to them or taken
 * from them any more, and nobody tells them why.
 */
export function confirmMatch(ports: Ports) {
  return (caller: Caller, input: DecideMatchInput): Promise<DecidedMatch> =>
    decideMatch(ports, caller, input, async (work, { userId, verification, screening, note }) => {
      const { entity } = input;
      if ((await confirmedNow(work, userId)).includes(entity)) {
        return fail('INVALID_STATE', 'This match is confirmed already.', ['input', 'entity']);
      }
      const decidedAt = ports.clock();
      const decisionId = newId('dec');
      await work.kyc.insertDecision({
        ...{ id: decisionId, kycId: verification.id, userId, decision: 'REJECT', note },
        ...{ screeningId: screening.id, entities: [entity], approved: [] },
        ...{ decidedBy: caller.id, decidedAt },
      });
      const verdict = { screening, entity, verdict: 'CONFIRMED', note, decisionId } as const;
      await giveVerdict(work, caller, { ...verdict, at: decidedAt });
      return ok(screening);
    });
}

/** What is decided on must be what was seen: the latest screening, as it is kept. */
async function decideMatch(
  ports: Ports,
  caller: Caller,
  input: DecideMatchInput,
  decide: (work: Work, seen: Seen) => Promise<DecidedMatch>,
): Promise<DecidedMatch> {
  const { userId, screeningId, entity } = input;
  if (isSelf(caller, userId)) return fail('OWN_CASE', 'Nobody decides about themselves.', USER);
  const note = readText(input.note, LONGEST_NOTE);
  if (note === undefined) {
    const message = `Give the reason in 1 to ${LONGEST_NOTE} characters, ${LEFT_OUT}.`;
    return fail('NOTE_INVALID', message, ['input', 'note']);
  }
  if (!isId('user', userId)) return fail('NOT_FOUND', 'There is no such user.', USER);
  return await ports.transact(async (work) => {
    const isKept = await isConcerned(work, caller, userId);
    const verification = await work.kyc.lock(userId);
    const screening = await work.screenings.latest(userId);
    if (isKept || verification === undefined || screening === undefined) {
      return fail('NOT_FOUND', 'There is no screening of such a user.', USER);
    }
    if (screening.id !== screeningId || (await work.subjects.isOutdated(userId))) {
      const message = 'This is not the latest screening, or the customer changed their data since.';
      return fail('SCREENING_OUTDATED', message, ['input', 'screeningId']);
    }
    const seen = checkMatch(screening, entity, await confirmedNow(work, userId));
    if (!seen.ok) return seen;
    const decided = await decide(work, { userId, verification, screening, note });
    if (decided.ok) await reassessKyc(work, ports, userId, caller);
    return decided;
  });
}

/**
 * A match of the screening; or one that was confirmed and that the list has no more, or not so, which only its
 * dismissal ends: whoever is delisted is not to stay frozen.
 */
function checkMatch(
  screening: Screening,
  entity: string,
  confirmed: readonly string[],
): Outcome<true, ComplianceErrorCode> {
  if (!screening.entities.includes(entity)) {
    if (confirmed.includes(entity)) return ok(true);
    const message = 'This screening matched no such entity: give it as the match does, list:uid.';
    return fail('NOT_FOUND', message, ['input', 'entity']);
  }
  if (keyOf(screening, entity) !== undefined) return ok(true);
  const message = 'This screening is from before contents were kept: screen the customer first.';
  return fail('SCREENING_OUTDATED', message, ['input', 'screeningId']);
}

async function confirmedNow(work: Work, userId: UserId): Promise<readonly string[]> {
  return confirmedEntities(await work.verdicts.of(userId));
}

import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { Alert } from '../domain/alerts/alert.ts';
import { type Found, withUndecided } from '../domain/carried-match.ts';
import { comparedWith, formerFacts } from '../domain/comparison.ts';
import { isBirthAttested } from '../domain/kyc/attested.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import { confirmedEntities, keyOf, openMatches, verdictOn } from '../domain/match-verdict.ts';
import type { ScreeningIndex } from '../domain/matching/screen.ts';
import type { Screening, ScreeningReason } from '../domain/screening.ts';
import {
  CONFIRMED_NOT_MATCHED,
  CONFIRMED_NOT_MATCHED_VERSION,
  LOOK_FACTS,
  matchAlertKey,
  matchFacts,
  notMatchedFacts,
  SANCTIONS_MATCH,
  SANCTIONS_MATCH_VERSION,
} from '../domain/screening-alert.ts';
import { type OpenMatches, openMatchesNow } from './open-matches-now.ts';
import type { UserId, Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { resolveRaised } from './resolve-raised.ts';

interface Actor {
  readonly kind: 'USER' | 'PARTNER' | 'SERVICE' | 'ANONYMOUS';
  readonly id: string;
}

/**
 * Compares a person with the lists and keeps the result, pinned to the versions, the contents of the
 * entries and the facts that were compared, with what was found of earlier facts and is not decided. A match
 * that no officer said anything of raises an alert, and the alert of one that is open no more is resolved.
 * Runs under the verification's lock.
 */
export async function screenSubject(
  work: Work,
  index: ScreeningIndex,
  userId: UserId,
  facts: SubjectFacts,
  reason: ScreeningReason,
  actor: Actor,
  now: Date,
  runId: Screening['runId'] = null,
): Promise<Screening> {
  const before = await openMatchesNow(work, userId);
  const id = newId('scr');
  const screening: Screening = {
    ...{ id, userId, reason },
    ...(await compareBeside(before, work, index, { id, userId, facts }, now)),
    versionIds: index.versionIds,
    runId,
    requestedBy: actor.id,
    screenedAt: now,
  };
  await work.screenings.insert(screening);
  await work.events.record({
    type: 'compliance.subject.screened',
    aggregate: { type: 'screening', id: screening.id, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor,
    data: {
      userId,
      screeningId: screening.id,
      outcome: screening.outcome,
      listVersionIds: [...index.versionIds],
    },
  });
  await raiseMatches(work, screening);
  await endMatches(work, screening, before);
  return screening;
}

type FoundOfPerson = Found & Pick<Screening, 'birthAttested'>;

interface Compared extends Pick<Screening, 'id' | 'userId'> {
  readonly facts: SubjectFacts;
}

/**
 * What a screening of the person would find, under that id: of the facts of now, and of those that they were known
 * by before. Runs under the verification's lock.
 */
export async function compareSubject(
  work: Work,
  index: ScreeningIndex,
  compared: Compared,
  now: Date,
): Promise<FoundOfPerson> {
  const before = await openMatchesNow(work, compared.userId);
  return await compareBeside(before, work, index, compared, now);
}

async function compareBeside(
  undecided: OpenMatches | undefined,
  work: Work,
  index: ScreeningIndex,
  { id, userId, facts }: Compared,
  now: Date,
): Promise<FoundOfPerson> {
  const factsNumber = await work.subjectFacts.keep(userId, facts, now);
  const birthAttested = isBirthAttested(await work.documents.standings(userId), facts);
  const found = { ...comparedWith(index, facts, birthAttested), factsNumber };
  const { compared } = formerFacts(facts, await work.subjectFacts.all(userId));
  const former = compared.map((other) => ({
    ...comparedWith(index, other.facts, birthAttested && isSameBirth(other.facts, facts)),
    factsNumber: other.number,
  }));
  const verdicts = await work.verdicts.of(userId);
  const listed =
    undecided === undefined
      ? new Map<string, string>()
      : await work.rescreenings.contentHashes(index.versionIds, undecided.entities);
  const whole = withUndecided(found, undecided, verdicts, listed, { id, found: former });
  return { ...whole, birthAttested };
}

const isSameBirth = (one: SubjectFacts, other: SubjectFacts) =>
  one.dateOfBirth === other.dateOfBirth;

async function raiseMatches(work: Work, screening: Screening): Promise<void> {
  const { userId } = screening;
  const verdicts = await work.verdicts.of(userId);
  for (const entity of confirmedEntities(verdicts)) {
    await (screening.entities.includes(entity) ? endNotMatched : raiseNotMatched)(
      work,
      screening,
      entity,
    );
  }
  for (const entity of screening.entities) {
    const key = keyOf(screening, entity);
    if (key !== undefined && verdictOn(key, verdicts) !== undefined) continue;
    await raiseMatch(work, screening, entity, screening.screenedAt);
  }
}

/** Has officers look at whom nothing but an earlier confirmation freezes. */
async function raiseNotMatched(work: Work, screening: Screening, entity: string): Promise<void> {
  const { userId: subject, screenedAt: at } = screening;
  await raiseAlert(work, {
    ...{ source: 'SCREENING', rule: CONFIRMED_NOT_MATCHED, subject, severity: 'MEDIUM' },
    ...{ ruleVersion: CONFIRMED_NOT_MATCHED_VERSION, dedupeKey: matchAlertKey(subject, entity) },
    facts: notMatchedFacts(screening, entity),
    incidental: LOOK_FACTS,
    at,
  });
}

/** It is listed again, and so matched as it was confirmed: nothing is left to look at. */
async function endNotMatched(
  work: Work,
  { id, userId, screenedAt: at }: Screening,
  entity: string,
): Promise<void> {
  const by = serviceCaller('compliance');
  const about = { source: 'SCREENING', rule: CONFIRMED_NOT_MATCHED } as const;
  const reason = `By ${id} it is matched again, as it was confirmed.`;
  await resolveRaised(
    work,
    by,
    { ...about, dedupeKey: matchAlertKey(userId, entity) },
    { resolution: 'NO_ACTION', reason, by: by.id, at },
  );
}

/** Nobody is to look at a match that was open before and is no more: it keeps an erasure waiting, too. */
async function endMatches(
  work: Work,
  screening: Screening,
  before: OpenMatches | undefined,
): Promise<void> {
  if (before === undefined) return;
  const { userId, id, entities, screenedAt: at } = screening;
  const open = openMatches(screening, await work.verdicts.of(userId));
  const by = serviceCaller('compliance');
  for (const entity of before.entities) {
    if (open.includes(entity)) continue;
    const reason = entities.includes(entity)
      ? `By ${id} it is what an officer dismissed before: that holds again.`
      : `By ${id} the lists that are screened against have no such match any more.`;
    await resolveRaised(
      work,
      by,
      { ...OF_MATCH, dedupeKey: matchAlertKey(userId, entity) },
      { resolution: 'NO_ACTION', reason, by: by.id, at },
    );
  }
}

const OF_MATCH = { source: 'SCREENING', rule: SANCTIONS_MATCH } as const;

/** Has officers look at a match; while they do, it is one alert. */
export function raiseMatch(
  work: Work,
  screening: Screening,
  entity: string,
  at: Date,
): Promise<Alert> {
  const { userId } = screening;
  return raiseAlert(work, {
    ...{ ...OF_MATCH, ruleVersion: SANCTIONS_MATCH_VERSION },
    ...{ subject: userId, severity: 'HIGH', dedupeKey: matchAlertKey(userId, entity) },
    facts: matchFacts(screening, entity),
    incidental: LOOK_FACTS,
    at,
  });
}

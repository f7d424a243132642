import { errorsOf } from '@blockscore/service';
import type { DecidedMatch } from '../../app/decide-match.ts';
import type { Loaders } from '../loaders.ts';
import { versionsOf } from '../sanctions/resolvers.ts';
import type {
  MatchVerdictResolvers,
  MutationResolvers,
  QueryResolvers,
  RescreeningResolvers,
  ScreeningComparisonResolvers,
  ScreeningDayResolvers,
  ScreeningDifferenceResolvers,
  ScreeningReplayResolvers,
  ScreeningResolvers,
} from '../types.generated.ts';

/** The part of a screening's fields that rescreening and verdicts bring about. */
export const screeningParts: Pick<
  ScreeningResolvers,
  'entities' | 'openEntities' | 'rescreening' | 'verdicts'
> = {
  entities: ({ entities }) => [...entities],
  openEntities: async (screening, _, { useCases }) => [...(await useCases.openEntities(screening))],
  rescreening: async ({ runId }, _, { loaders }) =>
    runId === null ? null : ((await loaders.rescreening.load(runId)) ?? null),
  verdicts: async (screening, _, { useCases }) => [...(await useCases.listVerdicts(screening))],
};

export const verdictResolvers: MatchVerdictResolvers = {
  note: async ({ note, userId }, _, { loaders }) => {
    await loaders.disclosure.load({ userId, field: 'matchVerdict.note' });
    return note;
  },
  decidedBy: ({ decidedBy }) => ({ id: decidedBy }),
};

export const rescreeningResolvers: RescreeningResolvers = {
  listVersions: ({ versionIds }, _, { loaders }) => versionsOf(versionIds, loaders),
  baseListVersions: ({ baseVersionIds }, _, { loaders }) => versionsOrNull(baseVersionIds, loaders),
};

async function versionsOrNull(ids: readonly string[] | null, loaders: Loaders) {
  return ids === null ? null : await versionsOf(ids, loaders);
}

export const replayResolvers: ScreeningReplayResolvers = {
  differences: ({ differences }) => [...differences],
};

export const differenceResolvers: ScreeningDifferenceResolvers = {
  scoreThen: ({ scoreThen }) => scoreThen?.toFixed(4) ?? null,
  scoreNow: ({ scoreNow }) => scoreNow?.toFixed(4) ?? null,
};

export const dayResolvers: ScreeningDayResolvers = {
  user: ({ userId }) => ({ id: userId }),
  screenings: ({ screenings }) => [...screenings],
  comparisons: ({ comparisons }) => [...comparisons],
  passedOver: ({ passedOver }) => [...passedOver],
};

export const comparisonResolvers: ScreeningComparisonResolvers = {
  rescreening: ({ rescreening }) => rescreening,
  screening: ({ screening }) => screening,
};

export const screeningQueries: Pick<
  QueryResolvers,
  'rescreenings' | 'screeningReplay' | 'screeningsOfDay'
> = {
  rescreenings: async (_, page, { useCases }) => {
    const connection = await useCases.listRescreenings(page);
    return { ...connection, edges: [...connection.edges] };
  },
  screeningReplay: (_, { screeningId }, { caller, useCases }) =>
    useCases.replayScreening(caller, screeningId),
  screeningsOfDay: (_, { userId, day }, { caller, useCases }) =>
    useCases.screeningsOfDay(caller, { userId, day }),
};

export const screeningMutations: Pick<MutationResolvers, 'confirmMatch' | 'dismissMatch'> = {
  dismissMatch: async (_, { input }, { caller, useCases }) =>
    payloadOf(await useCases.dismissMatch(caller, input)),
  confirmMatch: async (_, { input }, { caller, useCases }) =>
    payloadOf(await useCases.confirmMatch(caller, input)),
};

function payloadOf(decided: DecidedMatch) {
  return decided.ok
    ? { screening: decided.value, userErrors: [] }
    : { screening: null, userErrors: errorsOf(decided) };
}

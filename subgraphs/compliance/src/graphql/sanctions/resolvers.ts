import { errorsOf } from '@blockscore/service';
import type { ListVersion } from '../../domain/sanctions/list.ts';
import type { Screening } from '../../domain/screening.ts';
import { concernsCaller } from '../concerns-caller.ts';
import type { SubgraphContext } from '../context.ts';
import type { Loaders } from '../loaders.ts';
import type {
  MutationResolvers,
  NameScreeningResolvers,
  QueryResolvers,
  SanctionsMatchResolvers,
  ScreeningResolvers,
} from '../types.generated.ts';

/** Four digits after the point, as scores are rounded where they are made. */
const asDecimal = (value: number): string => value.toFixed(4);

export async function versionsOf(ids: readonly string[], loaders: Loaders): Promise<ListVersion[]> {
  const found = await loaders.listVersion.loadMany([...ids]);
  return found.flatMap((version) => {
    if (version instanceof Error) throw version;
    return version ?? [];
  });
}

/** One that concerns the caller looks like one that there is not. */
export async function screeningFor(
  context: SubgraphContext,
  id: string,
): Promise<Screening | null> {
  const found = await context.loaders.screening.load(id);
  if (found === undefined) return null;
  return (await concernsCaller(context, found.userId)) ? null : found;
}

export const screeningResolvers: ScreeningResolvers = {
  __resolveReference: ({ id }, context) => screeningFor(context, id),
  user: ({ userId }) => ({ id: userId }),
  nameDoubts: ({ nameDoubts }) => [...nameDoubts],
  listVersions: ({ versionIds }, _, { loaders }) => versionsOf(versionIds, loaders),
  matches: async ({ matches, userId }, _, { loaders }) => {
    await loaders.disclosure.load({ userId, field: 'screening.matches' });
    return matches === null ? null : [...matches];
  },
};

export const matchResolvers: SanctionsMatchResolvers = {
  score: ({ score }) => asDecimal(score),
  nameScore: ({ nameScore }) => asDecimal(nameScore),
  list: async ({ listId }, _, { loaders }) => {
    const list = await loaders.list.load(listId);
    if (list === undefined) throw new Error(`The list ${listId} of a match is gone.`);
    return list;
  },
  listVersion: async ({ versionId }, _, { loaders }) => {
    const version = await loaders.listVersion.load(versionId);
    if (version === undefined) throw new Error(`The list version ${versionId} is gone.`);
    return version;
  },
  programmes: ({ programmes }) => [...programmes],
  entry: async ({ versionId, uid }, _, { loaders }) => {
    const entry = await loaders.listedEntry.load({ versionId, uid });
    if (entry === undefined) throw new Error(`The entry ${uid} of ${versionId} is gone.`);
    return entry;
  },
  words: ({ words }) =>
    words.map(({ similarity, ...pair }) => ({
      ...pair,
      similarity: similarity === undefined ? null : asDecimal(similarity),
    })),
  onlyInQuery: ({ onlyInQuery }) => [...onlyInQuery],
  onlyInListed: ({ onlyInListed }) => [...onlyInListed],
  evidence: ({ evidence }) => evidence.map((fact) => ({ ...fact, effect: asDecimal(fact.effect) })),
  foundIn: ({ foundIn }, _, context) =>
    foundIn === undefined ? null : screeningFor(context, foundIn),
};

export const nameScreeningResolvers: NameScreeningResolvers = {
  matches: ({ matches }) => [...matches],
  listVersions: ({ versionIds }, _, { loaders }) => versionsOf(versionIds, loaders),
  threshold: ({ threshold }) => asDecimal(threshold),
};

export const sanctionsQueries: Pick<QueryResolvers, 'screenName'> = {
  screenName: (_, { input }, { useCases }) => useCases.screenName(input),
};

export const sanctionsMutations: Pick<MutationResolvers, 'screenUser'> = {
  screenUser: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.screenUser(caller, input);
    return outcome.ok
      ? { screening: outcome.value, userErrors: [] }
      : { screening: null, userErrors: errorsOf(outcome) };
  },
};

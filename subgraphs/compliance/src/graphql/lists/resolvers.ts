import { errorsOf } from '@blockscore/service';
import { writtenDate } from '../../domain/matching/partial-date.ts';
import { isDoubt, lookedAt } from '../../domain/sanctions/list.ts';
import type {
  KycVerificationResolvers,
  MutationResolvers,
  QueryResolvers,
  SanctionsListDeltaResolvers,
  SanctionsListEntryResolvers,
  SanctionsListRefusalResolvers,
  SanctionsListResolvers,
  SanctionsListVersionResolvers,
} from '../types.generated.ts';

export const listResolvers: SanctionsListResolvers = {
  currentVersion: ({ current }) => current,
  lookedAt: (list) => lookedAt(list),
  staleAfter: (list, _, { useCases }) => useCases.freshnessOf(list).staleAfter,
  isStale: (list, _, { useCases }) => useCases.freshnessOf(list).isStale,
  versions: async ({ id }, _, { useCases }) => [...(await useCases.listVersions(id))],
};

export const listVersionResolvers: SanctionsListVersionResolvers = {
  delta: async ({ id }, _, { loaders }) => (await loaders.listDelta.load(id)) ?? null,
};

export const listDeltaResolvers: SanctionsListDeltaResolvers = {
  previousVersion: async ({ previousVersionId }, _, { loaders }) => {
    const version = await loaders.listVersion.load(previousVersionId);
    if (version === undefined) throw new Error(`The list version ${previousVersionId} is gone.`);
    return version;
  },
  entries: async ({ versionId }, { change, ...page }, { useCases }) => {
    const { edges, pageInfo } = await useCases.listChanges(versionId, change ?? null, page);
    return { edges: [...edges], pageInfo };
  },
};

export const listEntryResolvers: SanctionsListEntryResolvers = {
  names: ({ names }) => names.map(({ text }) => text),
  programmes: ({ programmes }) => [...programmes],
  datesOfBirth: ({ datesOfBirth }) => datesOfBirth.map(writtenDate),
  countries: ({ countries }) => [...countries],
  addresses: ({ addresses }) => [...addresses],
};

export const listRefusalResolvers: SanctionsListRefusalResolvers = {
  canBeAccepted: ({ kind }) => isDoubt(kind),
};

export const heldClearanceResolvers: Pick<KycVerificationResolvers, 'heldClearances'> = {
  heldClearances: async ({ userId }, _, { useCases }) => [
    ...(await useCases.listHeldClearances(userId)),
  ],
};

export const listQueries: Pick<QueryResolvers, 'sanctionsLists'> = {
  sanctionsLists: async (_, __, { useCases }) => [...(await useCases.listSanctionsLists())],
};

type ListMutation = 'refreshSanctionsLists' | 'acceptSanctionsList' | 'retireSanctionsList';

export const listMutations: Pick<MutationResolvers, ListMutation> = {
  refreshSanctionsLists: async (_, __, { useCases }) => {
    const { requestedAt, lists } = await useCases.refreshSanctionsLists();
    return { requestedAt, sanctionsLists: [...lists], userErrors: [] };
  },
  acceptSanctionsList: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.acceptSanctionsList(caller, input);
    return outcome.ok
      ? { sanctionsList: outcome.value.list, proposal: outcome.value.proposal, userErrors: [] }
      : { sanctionsList: null, proposal: null, userErrors: errorsOf(outcome) };
  },
  retireSanctionsList: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.retireSanctionsList(caller, input);
    return outcome.ok
      ? { sanctionsList: outcome.value.list, proposal: outcome.value.proposal, userErrors: [] }
      : { sanctionsList: null, proposal: null, userErrors: errorsOf(outcome) };
  },
};

import { errorsOf } from '@blockscore/service';
import type {
  ApiKeyResolvers,
  MutationResolvers,
  PartnerResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';
import { maySeePartner } from './permissions.ts';

export const partnerResolvers: PartnerResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.partner.load(id)) ?? null,
  contactEmail: ({ id }, _, { loaders }) => loaders.partnerContact.load(id),
  apiKeys: async ({ id }, page, { useCases }) => {
    const connection = await useCases.listApiKeys(id, page);
    return { ...connection, edges: [...connection.edges] };
  },
  users: async ({ id }, page, { useCases }) => {
    const connection = await useCases.listPartnerUsers(id, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const apiKeyResolvers: ApiKeyResolvers = {
  scopes: ({ scopes }) => [...scopes],
  partner: async ({ partnerId }, _, { loaders }) => (await loaders.partner.load(partnerId)) ?? null,
};

export const userPartner: Pick<UserResolvers, 'partner'> = {
  partner: async ({ partnerId }, _, { loaders }) =>
    partnerId === null ? null : ((await loaders.partner.load(partnerId)) ?? null),
};

export const partnerQueries: Pick<QueryResolvers, 'partner' | 'partners'> = {
  partner: async (_, { id }, { caller, loaders }) =>
    maySeePartner(caller, id) ? ((await loaders.partner.load(id)) ?? null) : null,
  partners: async (_, page, { useCases }) => {
    const connection = await useCases.listPartners(page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const partnerMutations: Pick<
  MutationResolvers,
  | 'createPartner'
  | 'updatePartner'
  | 'suspendPartner'
  | 'reinstatePartner'
  | 'createApiKey'
  | 'revokeApiKey'
  | 'attachUserToPartner'
  | 'detachUserFromPartner'
> = {
  createPartner: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.createPartner(caller, input);
    return outcome.ok
      ? { partner: outcome.value, userErrors: [] }
      : { partner: null, userErrors: errorsOf(outcome) };
  },
  updatePartner: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.updatePartner(caller, input);
    return outcome.ok
      ? { partner: outcome.value, userErrors: [] }
      : { partner: null, userErrors: errorsOf(outcome) };
  },
  suspendPartner: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.suspendPartner(caller, input);
    return outcome.ok
      ? { partner: outcome.value, userErrors: [] }
      : { partner: null, userErrors: errorsOf(outcome) };
  },
  reinstatePartner: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.reinstatePartner(caller, input);
    return outcome.ok
      ? { partner: outcome.value, userErrors: [] }
      : { partner: null, userErrors: errorsOf(outcome) };
  },
  createApiKey: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.createApiKey(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { key: null, apiKey: null, userErrors: errorsOf(outcome) };
  },
  revokeApiKey: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.revokeApiKey(caller, input);
    return outcome.ok
      ? { apiKey: outcome.value, userErrors: [] }
      : { apiKey: null, userErrors: errorsOf(outcome) };
  },
  attachUserToPartner: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.attachUserToPartner(caller, input);
    return outcome.ok
      ? { user: outcome.value, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
  detachUserFromPartner: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.detachUserFromPartner(caller, input);
    return outcome.ok
      ? { user: outcome.value, userErrors: [] }
      : { user: null, userErrors: errorsOf(outcome) };
  },
};

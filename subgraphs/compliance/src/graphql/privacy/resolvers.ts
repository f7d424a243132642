import { isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import type { Outcome } from '@blockscore/result';
import { errorsOf } from '@blockscore/service';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import {
  type Erasure,
  type Holder,
  obstaclesOf,
  possibleFrom,
  toldStatusOf,
  unansweredBy,
} from '../../domain/privacy/erasure.ts';
import { mayRead } from '../concerns-caller.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  ErasureHolder,
  ErasurePartResolvers,
  ErasureResolvers,
  MutationResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';

/** One that the caller has no part in looks like one that there is not. */
async function erasureFor(context: SubgraphContext, id: string): Promise<Erasure | null> {
  const erasure = isId('erasure', id) ? await context.useCases.findErasure(id) : undefined;
  return erasure !== undefined && (await mayRead(context, erasure.userId)) ? erasure : null;
}

const holderOf = (holder: Holder) => holder.toUpperCase() as ErasureHolder;

/** What an officer, or the person, wrote about one; another's only after the audit trail was told. */
async function words(
  erasure: Erasure,
  field: 'evidence' | 'extension' | 'refusal',
  { caller, loaders }: SubgraphContext,
): Promise<string | null> {
  const { userId, [field]: text } = erasure;
  if (text !== null && !isSelf(caller, userId)) {
    await loaders.disclosure.load({ userId, field: `erasure.${field}` });
  }
  return text;
}

export const erasureResolvers: ErasureResolvers = {
  __resolveReference: ({ id }, context) => erasureFor(context, id),
  user: ({ userId }) => ({ id: userId }),
  status: (erasure, _, { caller }) =>
    isSelf(caller, erasure.userId) ? toldStatusOf(erasure) : erasure.status,
  decidedAt: (erasure, _, { caller }) =>
    isSelf(caller, erasure.userId) && erasure.status === 'APPROVED' ? null : erasure.decidedAt,
  missing: (erasure) => unansweredBy(erasure).map(holderOf),
  obstacles: (erasure) => [...obstaclesOf(erasure)],
  possibleFrom: (erasure) => possibleFrom(erasure),
  parts: ({ id, parts }) => parts.map((part) => ({ ...part, erasureId: id })),
  requestedBy: ({ requestedBy }) => ({ id: requestedBy }),
  evidence: (erasure, _, context) => words(erasure, 'evidence', context),
  extension: (erasure, _, context) => words(erasure, 'extension', context),
  refusal: (erasure, _, context) => words(erasure, 'refusal', context),
  decidedBy: ({ decidedBy }) => (decidedBy === null ? null : { id: decidedBy }),
};

export const erasurePartResolvers: ErasurePartResolvers = {
  holder: ({ holder }) => holderOf(holder),
  kept: ({ kept }) => [...kept],
  auditEntries: async ({ erasureId, holder }, _, { useCases }) => [
    ...(await useCases.entriesOf(erasureId, holder)),
  ],
};

export const privacyOfUserResolvers: Pick<UserResolvers, 'erasures' | 'consents' | 'restrictions'> =
  {
    erasures: async ({ id }, _, context) =>
      isId('user', id) && (await mayRead(context, id))
        ? [...(await context.useCases.erasuresOf(id))]
        : [],
    consents: async ({ id }, _, { useCases }) =>
      isId('user', id) ? [...(await useCases.consentsOf(id))] : [],
    restrictions: async ({ id }, _, { useCases }) =>
      isId('user', id) ? [...(await useCases.restrictionsOf(id))] : [],
  };

export const privacyQueries: Pick<QueryResolvers, 'erasure' | 'erasures'> = {
  erasure: (_, { id }, context) => erasureFor(context, id),
  erasures: async (_, { filter, ...page }, { caller, useCases }) => {
    const { status, overdue } = filter ?? {};
    const given = { ...(status != null && { status }), overdue: overdue === true };
    const connection = await useCases.listErasures(caller, given, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

type Settled = Outcome<Erasure, ComplianceErrorCode>;

function payloadOf(outcome: Settled) {
  return outcome.ok
    ? { erasure: outcome.value, userErrors: [] }
    : { erasure: null, userErrors: errorsOf(outcome) };
}

export const privacyMutations: Pick<
  MutationResolvers,
  | 'requestErasure'
  | 'confirmErasure'
  | 'withdrawErasure'
  | 'approveErasure'
  | 'refuseErasure'
  | 'extendErasure'
  | 'restrictProcessing'
  | 'liftRestriction'
  | 'recordConsent'
> = {
  requestErasure: async (_, { input }, { caller, useCases }) =>
    payloadOf(await useCases.requestErasure(caller, input)),
  confirmErasure: async (_, { input }, { caller, useCases }) =>
    payloadOf(await useCases.confirmErasure(caller, input)),
  withdrawErasure: async (_, { input }, { caller, useCases }) =>
    payloadOf(await useCases.withdrawErasure(caller, input)),
  approveErasure: async (_, { input }, { caller, useCases }) =>
    payloadOf(await useCases.approveErasure(caller, input)),
  refuseErasure: async (_, { input }, { caller, useCases }) =>
    payloadOf(await useCases.refuseErasure(caller, input)),
  extendErasure: async (_, { input }, { caller, useCases }) =>
    payloadOf(await useCases.extendErasure(caller, input)),
  restrictProcessing: async (_, { input }, { caller, useCases }) =>
    restricted(await useCases.restrictProcessing(caller, input)),
  liftRestriction: async (_, { input }, { caller, useCases }) =>
    restricted(await useCases.liftRestriction(caller, input)),
  recordConsent: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.recordConsent(caller, input);
    return outcome.ok
      ? { consent: { ...outcome.value, holds: true }, userErrors: [] }
      : { consent: null, userErrors: errorsOf(outcome) };
  },
};

function restricted(outcome: Outcome<string, ComplianceErrorCode>) {
  return outcome.ok
    ? { user: { id: outcome.value }, userErrors: [] }
    : { user: null, userErrors: errorsOf(outcome) };
}

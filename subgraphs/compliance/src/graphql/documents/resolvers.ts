import { hasScope, isSelf } from '@blockscore/caller';
import { errorsOf } from '@blockscore/service';
import {
  type KycDocument,
  LARGEST_DOCUMENT,
  reasonToldToPerson,
} from '../../domain/kyc/document.ts';
import { mayRead } from '../concerns-caller.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  KycDocumentResolvers,
  KycVerificationResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../types.generated.ts';

/** One that is not for the caller looks like one that there is not. */
export async function documentFor(
  context: SubgraphContext,
  id: string,
): Promise<KycDocument | null> {
  const found = await context.loaders.document.load(id);
  return found !== undefined && (await mayRead(context, found.userId)) ? found : null;
}

export const documentResolvers: KycDocumentResolvers = {
  __resolveReference: ({ id }, context) => documentFor(context, id),
  user: ({ userId }) => ({ id: userId }),
  refusal: ({ refusal, userId }, _, { caller }) => {
    if (refusal === null) return null;
    const isOfficer = hasScope(caller, 'compliance:read') && !isSelf(caller, userId);
    return isOfficer ? refusal : reasonToldToPerson(refusal);
  },
  details: async ({ details, userId }, _, { loaders }) => {
    await loaders.disclosure.load({ userId, field: 'kycDocument.details' });
    return details;
  },
  note: async ({ note, userId }, _, { loaders }) => {
    await loaders.disclosure.load({ userId, field: 'kycDocument.note' });
    return note;
  },
  alsoSentBy: async (document, _, { caller, useCases }) =>
    (await useCases.othersWhoSent(caller, document)).map((id) => ({ id })),
  content: async (document, _, { caller, loaders, useCases }) => {
    if (document.contentKey === null || caller.kind !== 'USER') return null;
    await loaders.disclosure.load({ userId: document.userId, field: 'kycDocument.content' });
    return useCases.documentAddress(caller, document);
  },
};

export const documentsOfVerification: Pick<KycVerificationResolvers, 'documents'> = {
  documents: async ({ userId }, _, { useCases }) => [...(await useCases.listDocuments(userId))],
};

export const documentQueries: Pick<QueryResolvers, 'kycDocument' | 'kycDocumentsToDecide'> = {
  kycDocument: (_, { id }, context) => documentFor(context, id),
  kycDocumentsToDecide: async (_, page, { caller, useCases }) => {
    const connection = await useCases.listDocumentsToDecide(caller, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const documentMutations: Pick<MutationResolvers, 'submitKycDocument' | 'decideKycDocument'> =
  {
    submitKycDocument: async (_, { input }, { caller, useCases }) => {
      const outcome = await useCases.submitKycDocument(caller, input);
      if (!outcome.ok) return { document: null, upload: null, userErrors: errorsOf(outcome) };
      const { document, upload } = outcome.value;
      const { uploadExpiresAt: expiresAt } = document;
      const headers = [...upload.headers];
      const sent = { ...upload, headers, expiresAt, maxBytes: LARGEST_DOCUMENT };
      return { document, upload: sent, userErrors: [] };
    },
    decideKycDocument: async (_, { input }, { caller, useCases }) => {
      const outcome = await useCases.decideKycDocument(caller, input);
      return outcome.ok
        ? { document: outcome.value, userErrors: [] }
        : { document: null, userErrors: errorsOf(outcome) };
    },
  };

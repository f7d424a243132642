import { hasScope, isSelf } from '@blockscore/caller';
import { errorsOf } from '@blockscore/service';
import { LARGEST_DOCUMENT, reasonToldToPerson } from '../../domain/kyc/document.ts';
import type {
  KycDocumentResolvers,
  KycVerificationResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../types.generated.ts';

export const documentResolvers: KycDocumentResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.document.load(id)) ?? null,
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
  kycDocument: async (_, { id }, { caller, loaders }) => {
    const found = await loaders.document.load(id);
    if (found === undefined) return null;
    const isAllowed = isSelf(caller, found.userId) || hasScope(caller, 'compliance:read');
    return isAllowed ? found : null;
  },
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

import type { Caller } from '@blockscore/caller';
import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import { isId } from '@blockscore/ids';
import { decideKycDocument } from '../../app/decide-kyc-document.ts';
import type { Ports, UserId } from '../../app/ports.ts';
import { ADDRESS_MS } from '../../app/read-kyc-document.ts';
import { submitKycDocument } from '../../app/submit-kyc-document.ts';
import type { KycDocument } from '../../domain/kyc/document.ts';

export interface DocumentUseCases {
  readonly submitKycDocument: ReturnType<typeof submitKycDocument>;
  readonly decideKycDocument: ReturnType<typeof decideKycDocument>;
  readonly listDocuments: (userId: UserId) => Promise<readonly KycDocument[]>;
  readonly listDocumentsToDecide: (
    caller: Caller,
    page: PageArguments,
  ) => Promise<ConnectionPage<KycDocument>>;
  readonly othersWhoSent: (caller: Caller, document: KycDocument) => Promise<readonly UserId[]>;
  readonly documentAddress: (
    caller: Caller,
    document: KycDocument,
  ) => { readonly url: string; readonly expiresAt: Date };
}

export function createDocumentUseCases(ports: Ports): DocumentUseCases {
  return {
    submitKycDocument: submitKycDocument(ports),
    decideKycDocument: decideKycDocument(ports),
    listDocuments: (userId) => ports.transact((work) => work.documents.listOf(userId)),
    listDocumentsToDecide: async (caller, args) => {
      const page = readPage(args, (key) => isId('doc', key));
      const rows = await ports.transact((work) => work.documents.listToDecide(caller.id, page));
      return connectionOf(rows, page, ({ id }) => id);
    },
    othersWhoSent: (caller, document) =>
      ports.transact((work) => work.documents.othersWhoSent(document, caller.id)),
    documentAddress: (caller, { id }) => {
      const expiresAt = new Date(ports.clock().getTime() + ADDRESS_MS);
      return { url: ports.downloadUrl(id, caller.id, expiresAt), expiresAt };
    },
  };
}

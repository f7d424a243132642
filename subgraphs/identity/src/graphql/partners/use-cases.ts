import { connectionOf, type PageArguments, readPage } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import { attachUserToPartner, detachUserFromPartner } from '../../app/attach-user.ts';
import { createApiKey } from '../../app/create-api-key.ts';
import { createPartner } from '../../app/create-partner.ts';
import { listApiKeys, listPartners, listPartnerUsers } from '../../app/list-partners.ts';
import type { Ports } from '../../app/ports.ts';
import { revokeApiKey } from '../../app/revoke-api-key.ts';
import { reinstatePartner, suspendPartner } from '../../app/suspend-partner.ts';
import { updatePartner } from '../../app/update-partner.ts';

/** What resolvers may do about partners. */
export function createPartnerUseCases(ports: Ports) {
  const partners = listPartners(ports);
  const keys = listApiKeys(ports);
  const users = listPartnerUsers(ports);
  return {
    createPartner: createPartner(ports),
    updatePartner: updatePartner(ports),
    suspendPartner: suspendPartner(ports),
    reinstatePartner: reinstatePartner(ports),
    createApiKey: createApiKey(ports),
    revokeApiKey: revokeApiKey(ports),
    attachUserToPartner: attachUserToPartner(ports),
    detachUserFromPartner: detachUserFromPartner(ports),
    listPartners: async (args: PageArguments) => {
      const page = readPage(args);
      return connectionOf(await partners(page), page, ({ id }) => id);
    },
    listApiKeys: async (partnerId: Id<'partner'>, args: PageArguments) => {
      const page = readPage(args);
      return connectionOf(await keys(partnerId, page), page, ({ id }) => id);
    },
    listPartnerUsers: async (partnerId: Id<'partner'>, args: PageArguments) => {
      const page = readPage(args);
      return connectionOf(await users(partnerId, page), page, ({ id }) => id);
    },
  };
}

export type PartnerUseCases = Readonly<ReturnType<typeof createPartnerUseCases>>;

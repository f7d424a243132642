import type { Id } from '@blockscore/ids';
import type { Partner } from '../domain/partner.ts';
import type { User } from '../domain/user.ts';
import type { ApiKey, KeysetPage } from './partner-ports.ts';
import type { Ports } from './ports.ts';

/** Partners, newest first, with one more where there is another page. [partners:write] */
export function listPartners(ports: Pick<Ports, 'transact'>) {
  return async (page: KeysetPage): Promise<readonly Partner[]> =>
    await ports.transact((work) => work.partners.list(page));
}

/** Keys of a partner, those revoked or expired included, newest first. [partners:write] */
export function listApiKeys(ports: Pick<Ports, 'transact'>) {
  return async (partnerId: Id<'partner'>, page: KeysetPage): Promise<readonly ApiKey[]> =>
    await ports.transact((work) => work.apiKeys.list(partnerId, page));
}

/** The people who belong to a partner, newest first. [partners:write] */
export function listPartnerUsers(ports: Pick<Ports, 'transact'>) {
  return async (partnerId: Id<'partner'>, page: KeysetPage): Promise<readonly User[]> =>
    await ports.transact(async (work) => {
      const users = await work.users.findMany(await work.partners.listUsers(partnerId, page));
      return users.filter((user) => user !== undefined);
    });
}

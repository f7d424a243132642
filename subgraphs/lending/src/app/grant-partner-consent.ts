import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome } from '@blockscore/result';
import type { ConsentPurpose, PartnerConsent } from '../domain/consent.ts';
import { type LendingErrorCode, notFound } from '../domain/errors.ts';
import { giveConsent } from './give-consent.ts';
import type { Ports } from './ports.ts';

export interface GrantPartnerConsentInput {
  readonly partnerId: string;
  readonly purposes: readonly ConsentPurpose[];
  readonly expiresAt?: Date | null | undefined;
}

/** A customer lets a partner, whose id they were given, apply for loans for them. */
export function grantPartnerConsent(ports: Ports) {
  return async (
    caller: Caller,
    { partnerId, purposes, expiresAt }: GrantPartnerConsentInput,
  ): Promise<Outcome<PartnerConsent, LendingErrorCode>> => {
    const userId = caller.id;
    if (caller.kind !== 'USER' || !isId('user', userId)) return peopleOnly();
    if (!isId('partner', partnerId)) return notFound('partner', 'partnerId');
    const given = { partnerId, purposes, reference: null, expiresAt };
    return await ports.transact(async (work) => {
      if (!(await work.partners.isLive(partnerId))) return notFound('partner', 'partnerId');
      return await giveConsent(work, caller, userId, given, ports.clock());
    });
  };
}

export function peopleOnly() {
  const message = 'Only a person consents for themselves: sign in as the customer.';
  return fail<LendingErrorCode>('BORROWERS_ONLY', message);
}

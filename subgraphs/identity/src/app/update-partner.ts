import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { NoticeMail } from '../domain/notice.ts';
import { type Partner, readContact, readName } from '../domain/partner.ts';
import type { PartnerChange } from './partner-ports.ts';
import type { Ports } from './ports.ts';
import { requireFresh } from './require-fresh.ts';

export interface UpdatePartnerInput {
  readonly id: string;
  readonly name?: string | null | undefined;
  /** Null takes it away. */
  readonly contactEmail?: string | null | undefined;
  readonly noticeMail?: NoticeMail | null | undefined;
}

/**
 * Changes how a partner is called and how it is mailed; what is left out stays. It asks for a fresh
 * sign-in, since what customers owe goes to that address. [partners:write]
 */
export function updatePartner(ports: Ports) {
  return async (
    caller: Caller,
    { id, name, contactEmail, noticeMail }: UpdatePartnerInput,
  ): Promise<Outcome<Partner, IdentityErrorCode>> => {
    const called = name == null ? undefined : readName(name);
    if (called?.ok === false) return called;
    const contact = contactEmail === undefined ? undefined : readContact(contactEmail);
    if (contact?.ok === false) return contact;
    const change: PartnerChange = {
      ...(called !== undefined && { name: called.value }),
      ...(contact !== undefined && { contactEmail: contact.value }),
      ...(noticeMail != null && { noticeMail }),
    };
    return await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      if (!session.ok) return session;
      const partner = isId('partner', id) ? await work.partners.lock(id) : undefined;
      if (partner === undefined) {
        return fail('NOT_FOUND', 'There is no such partner.', ['input', 'id'] as const);
      }
      const fields = Object.keys(change).sort();
      if (fields.length === 0) return ok(partner);
      const changed = await work.partners.change(partner, change);
      await work.events.record({
        type: 'identity.partner.changed',
        aggregate: { type: 'partner', id: partner.id, version: changed.version },
        audience: { partner: partner.id, scopes: ['partners:write'] },
        actor: caller,
        data: { partnerId: partner.id, fields },
      });
      return ok(changed);
    });
  };
}

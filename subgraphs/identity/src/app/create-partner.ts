import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { NoticeMail } from '../domain/notice.ts';
import { type Partner, readContact, readName } from '../domain/partner.ts';
import type { Ports } from './ports.ts';
import { recordPartner } from './record-partner.ts';

export interface CreatePartnerInput {
  readonly name: string;
  readonly contactEmail?: string | null | undefined;
  readonly noticeMail?: NoticeMail | null | undefined;
}

/** Opens an organisation that may bring customers. [partners:write] */
export function createPartner(ports: Ports) {
  return async (
    caller: Caller,
    input: CreatePartnerInput,
  ): Promise<Outcome<Partner, IdentityErrorCode>> => {
    const name = readName(input.name);
    if (!name.ok) return name;
    const contact = readContact(input.contactEmail ?? null);
    if (!contact.ok) return contact;
    const partner: Partner = {
      id: newId('partner'),
      version: 1,
      name: name.value,
      hasContact: contact.value !== null,
      noticeMail: input.noticeMail ?? 'DAILY',
      createdAt: ports.clock(),
      suspendedAt: null,
    };
    return await ports.transact(async (work) => {
      const contactEmail = contact.value;
      await work.partners.insert({ ...partner, contactEmail, createdBy: caller.id });
      await recordPartner(work, caller, 'identity.partner.created', partner);
      return ok(partner);
    });
  };
}

import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, eq, inArray } from 'drizzle-orm';
import type { PartnerRepository } from '../app/partner-ports.ts';
import type { Partner } from '../domain/partner.ts';
import { partners, users } from './tables.ts';

type Row = typeof partners.$inferSelect;

export function toPartner({ createdBy: _, contactEmail, ...partner }: Row): Partner {
  return { ...partner, hasContact: contactEmail !== null };
}

const place = (row: string) => ({ table: 'partners', column: 'contact_email', row });

export function createPartnerRepository(tx: Transaction, vault: Vault): PartnerRepository {
  const ciphers = ciphersOf(tx, vault);
  return { ...queriesOn(tx, vault), ...changesOn(tx, ciphers), ...peopleOn(tx) };
}

type Ciphers = ReturnType<typeof ciphersOf>;

function ciphersOf(tx: Transaction, vault: Vault) {
  async function encrypt(id: Row['id'], contactEmail: string | null): Promise<string | null> {
    if (contactEmail === null) return null;
    const cipher = await vault.forSubject(tx, id);
    if (!cipher.ok) throw new Error(cipher.error.message);
    return cipher.value.encrypt(contactEmail, place(id));
  }
  return { encrypt };
}

function queriesOn(
  tx: Transaction,
  vault: Vault,
): Pick<PartnerRepository, 'find' | 'findMany' | 'lock' | 'list' | 'contacts'> {
  return {
    async find(id) {
      const [row] = await tx.select().from(partners).where(eq(partners.id, id));
      return row && toPartner(row);
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(partners)
        .where(inArray(partners.id, [...ids]));
      const found = new Map(rows.map((row) => [row.id, toPartner(row)]));
      return ids.map((id) => found.get(id));
    },
    async lock(id) {
      const [row] = await tx.select().from(partners).where(eq(partners.id, id)).for('update');
      return row && toPartner(row);
    },
    async list(page) {
      const { where, orderBy, limit } = keyset(partners.id, page);
      const rows = await tx.select().from(partners).where(where).orderBy(orderBy).limit(limit);
      return rows.map(toPartner);
    },
    async contacts(ids) {
      const rows = await tx
        .select({ id: partners.id, contactEmail: partners.contactEmail })
        .from(partners)
        .where(inArray(partners.id, [...ids]));
      const ciphers = await vault.forSubjects(tx, ids);
      const found = new Map(
        rows.flatMap(({ id, contactEmail }) => {
          const cipher = ciphers.get(id);
          if (contactEmail === null || cipher?.ok !== true) return [];
          return [[id, cipher.value.decrypt(contactEmail, place(id))] as const];
        }),
      );
      return ids.map((id) => found.get(id) ?? null);
    },
  };
}

function changesOn(
  tx: Transaction,
  { encrypt }: Ciphers,
): Pick<PartnerRepository, 'insert' | 'change' | 'setSuspended'> {
  return {
    async insert({ hasContact: _, contactEmail, ...partner }) {
      const encrypted = await encrypt(partner.id, contactEmail);
      await tx.insert(partners).values({ ...partner, contactEmail: encrypted });
    },
    async change({ id, version }, { contactEmail, ...plain }) {
      const contact =
        contactEmail === undefined ? {} : { contactEmail: await encrypt(id, contactEmail) };
      const [row] = await tx
        .update(partners)
        .set({ ...plain, ...contact, version: version + 1 })
        .where(and(eq(partners.id, id), eq(partners.version, version)))
        .returning();
      if (row === undefined) throw new Error('A partner changed while it was locked.');
      return toPartner(row);
    },
    async setSuspended(partner, suspendedAt) {
      const changed = await tx
        .update(partners)
        .set({ suspendedAt, version: partner.version + 1 })
        .where(and(eq(partners.id, partner.id), eq(partners.version, partner.version)))
        .returning();
      const [row] = changed;
      if (row === undefined) throw new Error('A partner changed while it was locked.');
      return toPartner(row);
    },
  };
}

function peopleOn(tx: Transaction): Pick<PartnerRepository, 'setPartnerOf' | 'listUsers'> {
  return {
    async setPartnerOf(user, partnerId) {
      const version = user.version + 1;
      const changed = await tx
        .update(users)
        .set({ partnerId, version })
        .where(and(eq(users.id, user.id), eq(users.version, user.version)))
        .returning({ id: users.id });
      if (changed.length !== 1) throw new Error('A user changed while it was locked.');
      return { ...user, partnerId, version };
    },
    async listUsers(partnerId, page) {
      const { where, orderBy, limit } = keyset(users.id, page);
      const rows = await tx
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.partnerId, partnerId), where))
        .orderBy(orderBy)
        .limit(limit);
      return rows.map((row) => row.id);
    },
  };
}

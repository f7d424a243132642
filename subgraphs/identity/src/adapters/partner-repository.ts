import { keyset, type Transaction } from '@blockscore/database';
import { and, eq, inArray } from 'drizzle-orm';
import type { PartnerRepository } from '../app/partner-ports.ts';
import type { Partner } from '../domain/partner.ts';
import { partners, users } from './tables.ts';

type Row = typeof partners.$inferSelect;

export function toPartner({ createdBy: _, ...partner }: Row): Partner {
  return partner;
}

export function createPartnerRepository(tx: Transaction): PartnerRepository {
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
    async insert(partner) {
      await tx.insert(partners).values(partner);
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

import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { OfficerProposal, ProposalRepository } from '../app/proposal-ports.ts';
import { officerProposals as proposals } from './tables.ts';

type Row = typeof proposals.$inferSelect;

const place = (row: string) => ({ table: 'officer_proposals', column: 'reason', row });

export function createProposalRepository(tx: Transaction, vault: Vault): ProposalRepository {
  async function read(row: Row): Promise<OfficerProposal> {
    if (row.subject === null) return row;
    const cipher = await vault.forSubject(tx, row.subject, 'retention');
    return { ...row, reason: cipher.ok ? cipher.value.decrypt(row.reason, place(row.id)) : null };
  }

  async function sealed({ id, subject, reason }: OfficerProposal): Promise<string> {
    if (reason === null) throw new Error(`${id} was proposed without a reason.`);
    if (subject === null) return reason;
    const cipher = await vault.forSubject(tx, subject, 'retention');
    if (!cipher.ok)
      throw new Error(`The retention key of ${subject} is gone: nothing is proposed.`);
    return cipher.value.encrypt(reason, place(id));
  }

  return {
    async insert(proposal) {
      await tx.insert(proposals).values({ ...proposal, reason: await sealed(proposal) });
    },
    async standing(act, about, at) {
      const [row] = await tx
        .select()
        .from(proposals)
        .where(
          and(
            ...[eq(proposals.act, act), eq(proposals.about, about)],
            ...[isNull(proposals.carriedOutBy), gt(proposals.expiresAt, at)],
          ),
        )
        .orderBy(desc(proposals.id))
        .limit(1);
      return row === undefined ? undefined : await read(row);
    },
    async latestOf(acts, about) {
      const rows = await tx
        .selectDistinctOn([proposals.about])
        .from(proposals)
        .where(and(inArray(proposals.act, [...acts]), inArray(proposals.about, [...about])))
        .orderBy(proposals.about, desc(proposals.id));
      const found = new Map<string, OfficerProposal>();
      for (const row of rows) found.set(row.about, await read(row));
      return about.map((each) => found.get(each));
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(proposals)
        .where(inArray(proposals.id, [...ids]));
      const found = new Map<string, OfficerProposal>();
      for (const row of rows) found.set(row.id, await read(row));
      return ids.map((id) => found.get(id));
    },
    async carryOut(id, by, at) {
      await tx
        .update(proposals)
        .set({ carriedOutBy: by, carriedOutAt: at })
        .where(eq(proposals.id, id));
    },
  };
}

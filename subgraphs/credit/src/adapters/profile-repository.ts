import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import type { Money } from '@blockscore/money';
import type { Vault } from '@blockscore/vault';
import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { ProfileRepository } from '../app/ports.ts';
import type { SubmittedProfile } from '../domain/credit-score.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import { financialProfiles } from './tables.ts';

type Row = typeof financialProfiles.$inferSelect;

const placeOf = (row: string) => ({ table: 'financial_profiles', column: 'statement', row });

/** Makes profiles of rows; one whose person was erased has no statement. */
function profileDecoder(
  tx: Transaction,
  vault: Vault,
): (rows: readonly Row[]) => Promise<SubmittedProfile[]> {
  return async (rows) => {
    const ciphers = await vault.forSubjects(
      tx,
      rows.map((row) => row.userId),
    );
    return rows.map(({ id, userId, statement, ...row }) => {
      const cipher = ciphers.get(userId);
      return {
        id,
        userId,
        statement: cipher?.ok ? decode(cipher.value.decrypt(statement, placeOf(id))) : null,
        ...row,
      };
    });
  };
}

export function createProfileRepository(tx: Transaction, vault: Vault): ProfileRepository {
  const toProfiles = profileDecoder(tx, vault);
  return {
    async lockPeople(userIds) {
      // In one order whoever asks, so that no two wait for each other.
      const sorted = sql.param([...userIds].sort());
      await tx.execute(sql`
        select pg_advisory_xact_lock(hashtextextended('credit.person ' || person, 0))
        from unnest(${sorted}::text[]) person`);
    },
    async insert({ statement, ...profile }) {
      const { id, userId } = profile;
      const cipher = await vault.forSubject(tx, userId);
      if (!cipher.ok) throw new Error(cipher.error.message);
      const encrypted = cipher.value.encrypt(encode(statement), placeOf(id));
      await tx.insert(financialProfiles).values({ ...profile, statement: encrypted });
    },
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(financialProfiles)
        .where(inArray(financialProfiles.id, [...ids]));
      const found = new Map((await toProfiles(rows)).map((profile) => [profile.id, profile]));
      return ids.map((id) => found.get(id));
    },
    async latest(userIds: readonly Id<'user'>[]) {
      const rows = await tx
        .selectDistinctOn([financialProfiles.userId])
        .from(financialProfiles)
        .where(inArray(financialProfiles.userId, [...userIds]))
        .orderBy(financialProfiles.userId, desc(financialProfiles.id));
      const found = new Map((await toProfiles(rows)).map((profile) => [profile.userId, profile]));
      return userIds.map((id) => found.get(id));
    },
    async history(userId, most) {
      return await toProfiles(
        await tx
          .select()
          .from(financialProfiles)
          .where(eq(financialProfiles.userId, userId))
          .orderBy(desc(financialProfiles.id))
          .limit(most),
      );
    },
  };
}

type Amount = Omit<Money, 'minor'> & { readonly minor: string };
type Stored = {
  readonly [K in keyof FinancialProfile]: FinancialProfile[K] extends Money
    ? Amount
    : FinancialProfile[K];
};

function encode(profile: FinancialProfile): string {
  const amount = ({ minor, currency }: Money): Amount => ({ minor: minor.toString(), currency });
  const stored: Stored = {
    ...profile,
    monthlyIncome: amount(profile.monthlyIncome),
    monthlyDebtPayments: amount(profile.monthlyDebtPayments),
  };
  return JSON.stringify(stored);
}

function decode(text: string): FinancialProfile {
  // The vault authenticates what it decrypts: it is what `encode` wrote.
  const stored = JSON.parse(text) as Stored;
  const money = ({ minor, currency }: Amount): Money => ({ minor: BigInt(minor), currency });
  return {
    ...stored,
    monthlyIncome: money(stored.monthlyIncome),
    monthlyDebtPayments: money(stored.monthlyDebtPayments),
  };
}

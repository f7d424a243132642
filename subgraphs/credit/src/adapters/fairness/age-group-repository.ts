import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import type { SealPrivateKey, SubjectCipher, Vault } from '@blockscore/vault';
import { and, asc, count, eq, gt, gte, inArray, lt } from 'drizzle-orm';
import type { AgeGroupRepository, Period } from '../../app/fairness/ports.ts';
import type { PrivacyRepository } from '../../app/privacy-ports.ts';
import { type AgeGroup, isAgeGroup } from '../../domain/group-fairness.ts';
import { protectedAttributes } from '../fairness-tables.ts';
import { createPrivacyRepository, isUnrestricted } from '../privacy-repository.ts';
import { creditScores, decisions, loanOutcomes } from '../tables.ts';

const placeOf = (column: 'private_key' | 'age_group', row: string) => ({
  table: 'protected_attributes',
  column,
  row,
});

export function createAgeGroupRepository(tx: Transaction, vault: Vault): AgeGroupRepository {
  const ciphers = ciphersOf(tx, vault);
  const privacy = createPrivacyRepository(tx, vault);
  return { ...questionsOn(tx, ciphers, privacy), ...decidedOn(tx, vault) };
}

type Ciphers = ReturnType<typeof ciphersOf>;

function ciphersOf(tx: Transaction, vault: Vault) {
  const cipherOf = async (userId: string): Promise<SubjectCipher | undefined> => {
    const cipher = await vault.forSubject(tx, userId);
    return cipher.ok ? cipher.value : undefined;
  };
  return { cipherOf };
}

function questionsOn(
  tx: Transaction,
  { cipherOf }: Ciphers,
  privacy: Pick<PrivacyRepository, 'isRestricted'>,
): Pick<AgeGroupRepository, 'askedAsOf' | 'ask' | 'lockOpen' | 'answer' | 'forget'> {
  return {
    async askedAsOf(applicationId) {
      const [row] = await tx
        .select({ asOf: protectedAttributes.asOf })
        .from(protectedAttributes)
        .where(eq(protectedAttributes.applicationId, applicationId));
      return row?.asOf;
    },
    async ask({ applicationId, userId, privateKey, ...request }) {
      const cipher = await cipherOf(userId);
      if (!cipher || (await privacy.isRestricted(userId))) return false;
      const place = placeOf('private_key', applicationId);
      const asked = {
        ...request,
        userId,
        privateKey: cipher.encrypt(JSON.stringify(privateKey), place),
        ageGroup: null,
      };
      await tx
        .insert(protectedAttributes)
        .values({ applicationId, ...asked })
        .onConflictDoUpdate({ target: protectedAttributes.applicationId, set: asked });
      return true;
    },
    async lockOpen(requestId) {
      const { applicationId, userId, privateKey } = protectedAttributes;
      const [row] = await tx
        .select({ applicationId, userId, privateKey })
        .from(protectedAttributes)
        .where(eq(protectedAttributes.requestId, requestId))
        .for('update');
      if (row?.privateKey == null) return undefined;
      const cipher = await cipherOf(row.userId);
      const text = cipher?.decrypt(row.privateKey, placeOf('private_key', row.applicationId));
      // The vault authenticates what it decrypts: it is what `ask` wrote.
      return text === undefined
        ? undefined
        : { ...row, privateKey: JSON.parse(text) as SealPrivateKey };
    },
    async answer({ applicationId, userId }, group) {
      const cipher = await cipherOf(userId);
      const ageGroup = cipher?.encrypt(group, placeOf('age_group', applicationId)) ?? null;
      await tx
        .update(protectedAttributes)
        .set({ ageGroup, privateKey: null })
        .where(eq(protectedAttributes.applicationId, applicationId));
    },
    async forget(userId) {
      await tx.delete(protectedAttributes).where(eq(protectedAttributes.userId, userId));
    },
  };
}

function decidedOn(
  tx: Transaction,
  vault: Vault,
): Pick<AgeGroupRepository, 'countDecided' | 'decided'> {
  return {
    async countDecided(period) {
      const [row] = await tx.select({ all: count() }).from(decisions).where(decidedIn(period));
      return row?.all ?? 0;
    },
    async decided(period, after, limit) {
      const rows = await tx
        .select({
          applicationId: decisions.applicationId,
          userId: decisions.userId,
          outcome: decisions.outcome,
          ageGroup: protectedAttributes.ageGroup,
          loan: {
            openedOn: loanOutcomes.openedOn,
            monthsOnBook: loanOutcomes.monthsOnBook,
            defaultedOn: loanOutcomes.defaultedOn,
            closedOn: loanOutcomes.closedOn,
          },
          modelId: creditScores.modelId,
          value: creditScores.value,
        })
        .from(decisions)
        .leftJoin(
          protectedAttributes,
          and(
            eq(protectedAttributes.applicationId, decisions.applicationId),
            isUnrestricted(decisions.userId),
          ),
        )
        .leftJoin(loanOutcomes, eq(loanOutcomes.applicationId, decisions.applicationId))
        .leftJoin(creditScores, eq(creditScores.id, loanOutcomes.scoreId))
        .where(
          and(
            decidedIn(period),
            after === undefined ? undefined : gt(decisions.applicationId, after),
          ),
        )
        .orderBy(asc(decisions.applicationId))
        .limit(limit);
      const groups = await groupsOf(tx, vault, rows);
      return rows.map((row) => ({
        applicationId: row.applicationId,
        isApproved: row.outcome === 'APPROVED',
        group: groups.get(row.applicationId) ?? null,
        loan: row.loan,
        score:
          row.modelId === null || row.value === null
            ? null
            : { modelId: row.modelId, value: row.value },
      }));
    },
  };
}

/** Decisions that are final: a referred application waits for an officer's. */
function decidedIn({ from, to }: Period) {
  return and(
    gte(decisions.decidedAt, from),
    lt(decisions.decidedAt, to),
    inArray(decisions.outcome, ['APPROVED', 'REJECTED']),
  );
}

/** By application. */
async function groupsOf(
  tx: Transaction,
  vault: Vault,
  rows: readonly {
    readonly applicationId: Id<'app'>;
    readonly userId: Id<'user'>;
    readonly ageGroup: string | null;
  }[],
): Promise<ReadonlyMap<string, AgeGroup>> {
  const ciphers = await vault.forSubjects(
    tx,
    rows.flatMap(({ userId, ageGroup }) => (ageGroup === null ? [] : [userId])),
  );
  const groups = new Map<string, AgeGroup>();
  for (const { applicationId, userId, ageGroup } of rows) {
    const cipher = ageGroup === null ? undefined : ciphers.get(userId);
    if (ageGroup === null || !cipher?.ok) continue;
    const group = cipher.value.decrypt(ageGroup, placeOf('age_group', applicationId));
    if (isAgeGroup(group)) groups.set(applicationId, group);
  }
  return groups;
}

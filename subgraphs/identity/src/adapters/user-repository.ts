import { keyset, type Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { UserRepository } from '../app/ports.ts';
import type { User } from '../domain/user.ts';
import { decryptProfile, decryptReason, encryptProfile, encryptReason } from './profile-columns.ts';
import { partners, userRoles, users } from './tables.ts';

type Row = typeof users.$inferSelect;

export function createUserRepository(tx: Transaction, vault: Vault): UserRepository {
  const reading = readingOf(tx, vault);
  return { ...queriesOn(tx, reading), ...changesOn(tx, vault, reading) };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  const emailHash = (email: string) => hashAddress(vault, email);

  async function toUsers(rows: readonly Row[]): Promise<User[]> {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    const roles = await tx.select().from(userRoles).where(inArray(userRoles.userId, ids));
    const suspended = await suspendedAmong(
      tx,
      rows.flatMap((row) => row.partnerId ?? []),
    );
    const ciphers = await vault.forSubjects(tx, ids);
    return rows.map((row) => {
      const cipher = ciphers.get(row.id);
      return {
        id: row.id,
        version: row.version,
        profile: cipher?.ok ? decryptProfile(cipher.value, row) : null,
        roles: roles.flatMap((r) => (r.userId === row.id ? [r.role] : [])).sort(),
        partnerId: row.partnerId,
        partnerSuspended: row.partnerId !== null && suspended.has(row.partnerId),
        emailVerifiedAt: row.emailVerifiedAt,
        createdAt: row.createdAt,
        suspendedAt: row.suspendedAt,
        suspensionReason: cipher?.ok ? decryptReason(cipher.value, row) : null,
      };
    });
  }

  async function findMany(ids: readonly Id<'user'>[]) {
    const rows = await tx
      .select()
      .from(users)
      .where(inArray(users.id, [...ids]));
    const found = new Map((await toUsers(rows)).map((user) => [user.id, user]));
    return ids.map((id) => found.get(id));
  }

  async function cipherOf(id: Id<'user'>) {
    const cipher = await vault.forSubject(tx, id);
    if (!cipher.ok) throw new Error(cipher.error.message);
    return cipher.value;
  }

  /** Whoever wants an address waits for others who want the same, then sees whether they got it. */
  async function holderOf(hash: string): Promise<Id<'user'> | undefined> {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`identity.email ${hash}`}, 0))`,
    );
    return await findByHash(hash);
  }

  async function findByHash(hash: string): Promise<Id<'user'> | undefined> {
    const [row] = await tx.select({ id: users.id }).from(users).where(eq(users.emailHash, hash));
    return row?.id;
  }

  async function update(user: User, columns: Partial<Row>): Promise<void> {
    const changed = await tx
      .update(users)
      .set({ ...columns, version: user.version + 1 })
      .where(and(eq(users.id, user.id), eq(users.version, user.version)))
      .returning({ id: users.id });
    if (changed.length !== 1) throw new Error('A user changed while it was locked.');
  }
  return { emailHash, toUsers, findMany, cipherOf, holderOf, findByHash, update };
}

async function suspendedAmong(
  tx: Transaction,
  ids: readonly Id<'partner'>[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: partners.id })
    .from(partners)
    .where(and(inArray(partners.id, [...new Set(ids)]), isNotNull(partners.suspendedAt)));
  return new Set(rows.map(({ id }) => id));
}

function queriesOn(
  tx: Transaction,
  { emailHash, toUsers, findMany, holderOf, findByHash }: Reading,
): Pick<
  UserRepository,
  'findMany' | 'find' | 'lock' | 'findCredentials' | 'findByAddressHash' | 'ownerOf' | 'list'
> {
  return {
    findMany,
    async find(id) {
      return (await findMany([id]))[0];
    },
    async lock(id) {
      const rows = await tx.select().from(users).where(eq(users.id, id)).for('update');
      return (await toUsers(rows))[0];
    },
    async findCredentials(email) {
      const [row] = await tx
        .select({
          id: users.id,
          version: users.version,
          passwordHash: users.passwordHash,
          isVerified: sql<boolean>`${isNotNull(users.emailVerifiedAt)}`,
        })
        .from(users)
        .where(eq(users.emailHash, emailHash(email)));
      return row;
    },
    findByAddressHash: findByHash,
    ownerOf: (email) => holderOf(emailHash(email)),
    async list(page, { role, emailVerified, email }) {
      const { where, orderBy, limit } = keyset(users.id, page);
      const holders = tx.select({ id: userRoles.userId }).from(userRoles);
      const wanted = [
        where,
        role && inArray(users.id, holders.where(eq(userRoles.role, role))),
        email === undefined ? undefined : eq(users.emailHash, emailHash(email)),
        emailVerified === undefined ? undefined : verified(emailVerified),
      ];
      return await toUsers(
        await tx
          .select()
          .from(users)
          .where(and(...wanted))
          .orderBy(orderBy)
          .limit(limit),
      );
    },
  };
}

function changesOn(
  tx: Transaction,
  vault: Vault,
  { emailHash, cipherOf, holderOf, update }: Reading,
): Pick<UserRepository, 'insert' | 'save' | 'changeEmail'> {
  return {
    async insert(user, as = 'ACCOUNT') {
      const hash =
        as === 'DECOY' ? vault.keyedHash('identity.decoy', user.id) : emailHash(user.profile.email);
      // Looked at first: the one that comes too late leaves no data key behind.
      if ((await holderOf(hash)) !== undefined) return false;
      const { id, passwordHash, partnerId, createdAt } = user;
      await tx.insert(users).values({
        ...encryptProfile(await cipherOf(id), id, user.profile),
        id,
        version: 1,
        emailHash: hash,
        passwordHash,
        partnerId,
        createdAt,
      });
      if (user.roles.length > 0) {
        await tx
          .insert(userRoles)
          .values(
            user.roles.map((role) => ({ userId: id, role, grantedBy: id, grantedAt: createdAt })),
          );
      }
      return true;
    },
    async save(user, { profile, suspension, emailVerifiedAt }) {
      await update(user, {
        ...(profile !== undefined && encryptProfile(await cipherOf(user.id), user.id, profile)),
        ...(emailVerifiedAt !== undefined && { emailVerifiedAt }),
        ...(suspension !== undefined && {
          suspendedAt: suspension?.at ?? null,
          suspensionReason:
            suspension && encryptReason(await cipherOf(user.id), user.id, suspension.reason),
        }),
      });
      return {
        ...user,
        version: user.version + 1,
        ...(user.profile !== null && { profile: { ...user.profile, ...profile } }),
        ...(emailVerifiedAt !== undefined && { emailVerifiedAt }),
        ...(suspension !== undefined && {
          suspendedAt: suspension?.at ?? null,
          suspensionReason: suspension?.reason ?? null,
        }),
      };
    },
    async changeEmail(user, email, emailVerifiedAt) {
      const hash = emailHash(email);
      if (user.profile === null || (await holderOf(hash)) !== undefined) return undefined;
      const encrypted = encryptProfile(await cipherOf(user.id), user.id, { email });
      await update(user, { ...encrypted, emailHash: hash, emailVerifiedAt });
      const profile = { ...user.profile, email };
      return { ...user, version: user.version + 1, profile, emailVerifiedAt };
    },
  };
}

export function hashAddress(vault: Pick<Vault, 'keyedHash'>, email: string): string {
  return vault.keyedHash('identity.email', email);
}

/** The same where a step of a sign-in is for one address only. */
export function hashChallenged(vault: Pick<Vault, 'keyedHash'>, email: string): string {
  return vault.keyedHash('identity.challenge-email', email);
}

function verified(is: boolean) {
  return is ? isNotNull(users.emailVerifiedAt) : isNull(users.emailVerifiedAt);
}

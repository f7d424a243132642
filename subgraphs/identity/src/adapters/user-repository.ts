import { keyset, type Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import type { SubjectCipher, Vault } from '@blockscore/vault';
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { NewUser, UserRepository } from '../app/ports.ts';
import type { Profile, User } from '../domain/user.ts';
import { partners, userRoles, users } from './tables.ts';

type Row = typeof users.$inferSelect;

const place = (column: string, row: string) => ({ table: 'users', column, row });

export function createUserRepository(tx: Transaction, vault: Vault): UserRepository {
  const emailHash = (email: string) => vault.keyedHash('identity.email', email);

  async function suspendedAmong(ids: readonly Id<'partner'>[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await tx
      .select({ id: partners.id })
      .from(partners)
      .where(and(inArray(partners.id, [...new Set(ids)]), isNotNull(partners.suspendedAt)));
    return new Set(rows.map(({ id }) => id));
  }

  async function toUsers(rows: readonly Row[]): Promise<User[]> {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    const roles = await tx.select().from(userRoles).where(inArray(userRoles.userId, ids));
    const suspended = await suspendedAmong(rows.flatMap((row) => row.partnerId ?? []));
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
        .select({ id: users.id, passwordHash: users.passwordHash })
        .from(users)
        .where(eq(users.emailHash, emailHash(email)));
      return row;
    },
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
    async insert(user) {
      const hash = emailHash(user.profile.email);
      // Requests for one address take turns, so that the one that comes too late leaves no key behind.
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(${`identity.email ${hash}`}, 0))`,
      );
      const [known] = await tx
        .select({ id: users.id })
        .from(users)
        .where(eq(users.emailHash, hash));
      if (known !== undefined) return false;
      const cipher = await vault.forSubject(tx, user.id);
      if (!cipher.ok) throw new Error(cipher.error.message);
      const { id, passwordHash, partnerId, createdAt } = user;
      await tx.insert(users).values({
        ...encryptProfile(cipher.value, user),
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
    async markEmailVerified(user, at) {
      const changed = await tx
        .update(users)
        .set({ emailVerifiedAt: at, version: user.version + 1 })
        .where(and(eq(users.id, user.id), eq(users.version, user.version)))
        .returning({ id: users.id });
      if (changed.length !== 1) throw new Error('A user changed while it was locked.');
    },
  };
}

function verified(is: boolean) {
  return is ? isNotNull(users.emailVerifiedAt) : isNull(users.emailVerifiedAt);
}

function encryptProfile(cipher: SubjectCipher, { id, profile }: NewUser) {
  const encrypt = (column: string, text: string) => cipher.encrypt(text, place(column, id));
  return {
    email: encrypt('email', profile.email),
    firstName: encrypt('first_name', profile.firstName),
    lastName: encrypt('last_name', profile.lastName),
    phone: profile.phone === null ? null : encrypt('phone', profile.phone),
    dateOfBirth: encrypt('date_of_birth', profile.dateOfBirth),
    country: encrypt('country', profile.country),
  };
}

function decryptProfile(cipher: SubjectCipher, row: Row): Profile {
  const decrypt = (column: string, text: string) => cipher.decrypt(text, place(column, row.id));
  return {
    email: decrypt('email', row.email),
    firstName: decrypt('first_name', row.firstName),
    lastName: decrypt('last_name', row.lastName),
    phone: row.phone === null ? null : decrypt('phone', row.phone),
    dateOfBirth: decrypt('date_of_birth', row.dateOfBirth),
    country: decrypt('country', row.country),
  };
}

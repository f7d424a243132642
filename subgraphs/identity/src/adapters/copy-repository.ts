import type { Transaction } from '@blockscore/database';
import { type CopyRepository, type PersonCopy, wholeSection } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { desc, eq } from 'drizzle-orm';
import type { Sighting } from '../app/sighting-ports.ts';
import { decryptProfile } from './profile-columns.ts';
import { createSightingRepository } from './sighting-repository.ts';
import {
  devices,
  notices,
  passkeys,
  recoveryCodes,
  sessions,
  totpFactors,
  userRoles,
  users,
} from './tables.ts';

/** Everything of an account but its secrets: no hash, no key, no token. */
export function createCopyRepository(tx: Transaction, vault: Vault): CopyRepository {
  return {
    async of(userId) {
      const [user] = await tx.select().from(users).where(eq(users.id, userId));
      const cipher = await vault.forSubject(tx, userId);
      if (user === undefined || !cipher.ok) return {};
      const roles = await tx.select().from(userRoles).where(eq(userRoles.userId, userId));
      const signIns = await wholeSection('signIns', (limit) =>
        tx
          .select()
          .from(sessions)
          .where(eq(sessions.userId, userId))
          .orderBy(desc(sessions.id))
          .limit(limit),
      );
      const open = (column: 'agent' | 'address', row: string, text: string | null) =>
        text === null ? null : cipher.value.decrypt(text, { table: 'sessions', column, row });
      const { id, partnerId, emailVerifiedAt, createdAt, suspendedAt } = user;
      const profile = decryptProfile(cipher.value, user);
      return {
        account: [{ id, ...profile, emailVerifiedAt, createdAt, suspendedAt, partnerId }],
        roles: roles.map(({ role, grantedAt }) => ({ role, grantedAt })),
        signIns: signIns.map((row) => ({
          id: row.id,
          agent: open('agent', row.id, row.agent),
          address: open('address', row.id, row.address),
          methods: row.methods,
          createdAt: row.createdAt,
          lastUsedAt: row.lastUsedAt,
          endedAt: row.endedAt,
        })),
        devices: await tx
          .select({ id: devices.id, createdAt: devices.createdAt, knownUntil: devices.expiresAt })
          .from(devices)
          .where(eq(devices.userId, userId)),
        ...(await seenOf(tx, vault, userId)),
        authenticators: await tx
          .select({ createdAt: totpFactors.createdAt, confirmedAt: totpFactors.confirmedAt })
          .from(totpFactors)
          .where(eq(totpFactors.userId, userId)),
        passkeys: await tx
          .select({
            name: passkeys.name,
            createdAt: passkeys.createdAt,
            lastUsedAt: passkeys.lastUsedAt,
          })
          .from(passkeys)
          .where(eq(passkeys.userId, userId)),
        recoveryCodes: await tx
          .select({ createdAt: recoveryCodes.createdAt, usedAt: recoveryCodes.usedAt })
          .from(recoveryCodes)
          .where(eq(recoveryCodes.userId, userId)),
        mailedNotices: await wholeSection('mailedNotices', (limit) =>
          tx
            .select({ notice: notices.notice, heardAt: notices.heardAt })
            .from(notices)
            .where(eq(notices.userId, userId))
            .orderBy(desc(notices.id))
            .limit(limit),
        ),
      };
    },
  };
}

/** When the person was seen with which browser and network; by what they are told apart is a secret. */
async function seenOf(tx: Transaction, vault: Vault, userId: Id<'user'>): Promise<PersonCopy> {
  const { devices: browsers, networks } = await createSightingRepository(tx, vault).of(userId);
  const times = ({ firstSeenAt, lastSeenAt }: Sighting) => ({ firstSeenAt, lastSeenAt });
  return { browsersSeen: browsers.map(times), networksSeen: networks.map(times) };
}

import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, desc, eq, inArray, lt, max, min, sql } from 'drizzle-orm';
import type { MarkKind, SightingRepository } from '../app/sighting-ports.ts';
import { deviceSightings, networkSightings } from './tables.ts';

/** As many as one statement removes well; the next hour has another one. */
const MOST_AT_ONCE = 5_000;

const PURPOSES: Readonly<Record<MarkKind | 'DEVICE' | 'NETWORK', string>> = {
  DEVICE: 'identity.mark.device',
  NETWORK: 'identity.mark.network',
  PHONE: 'identity.mark.phone',
  MAILBOX: 'identity.mark.mailbox',
  NAME_AND_BIRTH: 'identity.mark.name-and-birth',
  POSTAL_ADDRESS: 'identity.mark.postal-address',
};

export function createSightingRepository(
  tx: Transaction,
  vault: Pick<Vault, 'keyedHash'>,
): SightingRepository {
  return { ...savingOn(tx, vault), ...sightingsOn(tx, vault) };
}

function savingOn(
  tx: Transaction,
  vault: Pick<Vault, 'keyedHash'>,
): Pick<SightingRepository, 'browserOf' | 'saveDevices' | 'saveNetwork'> {
  return {
    async browserOf(tokenHash) {
      const [row] = await tx
        .select({ browser: deviceSightings.browser })
        .from(deviceSightings)
        .where(eq(deviceSightings.tokenHash, tokenHash))
        .limit(1);
      return row?.browser;
    },
    async saveDevices(userId, { tokenHashes, browser }, at, most) {
      await tx
        .insert(deviceSightings)
        .values(
          tokenHashes.map((tokenHash) => ({
            ...{ userId, tokenHash, browser, firstSeenAt: at, lastSeenAt: at },
          })),
        )
        .onConflictDoUpdate({
          target: [deviceSightings.userId, deviceSightings.tokenHash],
          set: { lastSeenAt: at },
        });
      const beyond = tx
        .select({ tokenHash: deviceSightings.tokenHash })
        .from(deviceSightings)
        .where(eq(deviceSightings.userId, userId))
        .orderBy(desc(deviceSightings.lastSeenAt), desc(deviceSightings.firstSeenAt))
        .offset(most);
      await tx
        .delete(deviceSightings)
        .where(and(eq(deviceSightings.userId, userId), inArray(deviceSightings.tokenHash, beyond)));
    },
    async saveNetwork(userId, text, at, most) {
      const network = vault.keyedHash(PURPOSES.NETWORK, text);
      await tx
        .insert(networkSightings)
        .values({ userId, network, firstSeenAt: at, lastSeenAt: at })
        .onConflictDoUpdate({
          target: [networkSightings.userId, networkSightings.network],
          set: { lastSeenAt: at },
        });
      const beyond = tx
        .select({ network: networkSightings.network })
        .from(networkSightings)
        .where(eq(networkSightings.userId, userId))
        .orderBy(desc(networkSightings.lastSeenAt), desc(networkSightings.firstSeenAt))
        .offset(most);
      await tx
        .delete(networkSightings)
        .where(and(eq(networkSightings.userId, userId), inArray(networkSightings.network, beyond)));
    },
  };
}

function sightingsOn(
  tx: Transaction,
  vault: Pick<Vault, 'keyedHash'>,
): Pick<SightingRepository, 'of' | 'mark' | 'purge'> {
  return {
    async of(userId) {
      const devices = await tx
        .select({
          browser: deviceSightings.browser,
          firstSeenAt: sql`${min(deviceSightings.firstSeenAt)}`.mapWith(
            deviceSightings.firstSeenAt,
          ),
          lastSeenAt: sql`${max(deviceSightings.lastSeenAt)}`.mapWith(deviceSightings.lastSeenAt),
        })
        .from(deviceSightings)
        .where(eq(deviceSightings.userId, userId))
        .groupBy(deviceSightings.browser)
        .orderBy(desc(max(deviceSightings.lastSeenAt)), deviceSightings.browser);
      const networks = await tx
        .select({
          mark: networkSightings.network,
          firstSeenAt: networkSightings.firstSeenAt,
          lastSeenAt: networkSightings.lastSeenAt,
        })
        .from(networkSightings)
        .where(eq(networkSightings.userId, userId))
        .orderBy(desc(networkSightings.lastSeenAt), networkSightings.network);
      return {
        devices: devices.map(({ browser, firstSeenAt, lastSeenAt }) => ({
          // By a key of its own: who has the mark has not the hash of a token.
          mark: vault.keyedHash(PURPOSES.DEVICE, browser),
          ...{ firstSeenAt, lastSeenAt },
        })),
        networks,
      };
    },
    mark: (kind, text) => vault.keyedHash(PURPOSES[kind], text),
    async purge(before) {
      // Whoever signs in again meanwhile is not waited for.
      const oldDevices = tx
        .select({ userId: deviceSightings.userId, tokenHash: deviceSightings.tokenHash })
        .from(deviceSightings)
        .where(lt(deviceSightings.lastSeenAt, before))
        .limit(MOST_AT_ONCE)
        .for('update', { skipLocked: true });
      await tx
        .delete(deviceSightings)
        .where(inArray(sql`(${deviceSightings.userId}, ${deviceSightings.tokenHash})`, oldDevices));
      const oldNetworks = tx
        .select({ userId: networkSightings.userId, network: networkSightings.network })
        .from(networkSightings)
        .where(lt(networkSightings.lastSeenAt, before))
        .limit(MOST_AT_ONCE)
        .for('update', { skipLocked: true });
      await tx
        .delete(networkSightings)
        .where(
          inArray(sql`(${networkSightings.userId}, ${networkSightings.network})`, oldNetworks),
        );
    },
  };
}

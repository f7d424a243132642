import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import { and, desc, eq, gt, inArray, lt, ne } from 'drizzle-orm';
import type { DeviceRepository } from '../app/ports.ts';
import { devices, sessions } from './tables.ts';

/** As many as one statement names well; the next hour has another one. */
const MOST_AT_ONCE = 5_000;

export function createDeviceRepository(tx: Transaction): DeviceRepository {
  async function forget(rows: readonly { readonly id: Id<'device'> }[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await tx.update(sessions).set({ deviceId: null }).where(inArray(sessions.deviceId, ids));
    await tx.delete(devices).where(inArray(devices.id, ids));
  }

  return {
    async findByToken(userId, tokenHash, now) {
      const [row] = await tx
        .select({ id: devices.id })
        .from(devices)
        .where(
          and(
            eq(devices.tokenHash, tokenHash),
            eq(devices.userId, userId),
            gt(devices.expiresAt, now),
          ),
        );
      return row?.id;
    },
    async extend({ id, userId, expiresAt }) {
      const extended = await tx
        .update(devices)
        .set({ expiresAt })
        .where(and(eq(devices.id, id), eq(devices.userId, userId)))
        .returning({ id: devices.id });
      return extended.length === 1;
    },
    async insert(device, most) {
      await tx.insert(devices).values(device);
      // The end moves on with each sign-in, so the earliest ends are those used longest ago.
      const beyond = await tx
        .select({ id: devices.id })
        .from(devices)
        .where(eq(devices.userId, device.userId))
        .orderBy(desc(devices.expiresAt), desc(devices.id))
        .offset(most);
      await forget(beyond);
    },
    async purge(before) {
      await forget(
        await tx
          .select({ id: devices.id })
          .from(devices)
          .where(lt(devices.expiresAt, before))
          .limit(MOST_AT_ONCE),
      );
    },
    async forgetAll(userId, except = null) {
      const but = (id: typeof sessions.deviceId | typeof devices.id) =>
        except === null ? undefined : ne(id, except);
      await tx
        .update(sessions)
        .set({ deviceId: null })
        .where(and(eq(sessions.userId, userId), but(sessions.deviceId)));
      await tx.delete(devices).where(and(eq(devices.userId, userId), but(devices.id)));
    },
  };
}

import type { Transaction } from '@blockscore/database';
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { DeviceRepository } from '../app/ports.ts';
import { devices, sessions } from './tables.ts';

export function createDeviceRepository(tx: Transaction): DeviceRepository {
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
      if (beyond.length === 0) return;
      const ids = beyond.map(({ id }) => id);
      await tx.update(sessions).set({ deviceId: null }).where(inArray(sessions.deviceId, ids));
      await tx.delete(devices).where(inArray(devices.id, ids));
    },
    async forgetAll(userId) {
      await tx.update(sessions).set({ deviceId: null }).where(eq(sessions.userId, userId));
      await tx.delete(devices).where(eq(devices.userId, userId));
    },
  };
}

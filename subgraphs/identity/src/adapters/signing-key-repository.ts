import { generateKeyPairSync } from 'node:crypto';
import type { Connection, Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { KeyProvider, WrappedColumn } from '@blockscore/vault';
import { asc, eq, sql } from 'drizzle-orm';
import { calculateJwkThumbprint } from 'jose';
import type { Clock } from '../app/ports.ts';
import type { SigningKeyPorts, SigningKeyRepository } from '../app/signing-key-ports.ts';
import { outbox, signingKeys } from './tables.ts';

/** What a private part is wrapped for. */
export const signingKeyContext = (id: string) => `identity.signing-key.${id}`;

/** Where the private parts are stored, for `pnpm rewrap`. */
export const signingKeyColumn: WrappedColumn = {
  name: 'signing keys',
  schema: 'identity',
  table: 'signing_keys',
  keys: ['id'],
  column: 'wrapped_private',
  context: ([id = '']) => signingKeyContext(id),
};

const columns = {
  id: signingKeys.id,
  createdAt: signingKeys.createdAt,
  activeFrom: signingKeys.activeFrom,
  retiredAt: signingKeys.retiredAt,
  revokedAt: signingKeys.revokedAt,
};

/** Ed25519 keys, named by their thumbprint (RFC 7638). */
function createSigningKeyRepository(
  tx: Transaction,
  keyProvider: KeyProvider,
  clock: Clock,
): SigningKeyRepository {
  const update = async (id: string, change: Partial<typeof signingKeys.$inferInsert>) =>
    void (await tx.update(signingKeys).set(change).where(eq(signingKeys.id, id)));
  return {
    async lockAll() {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('identity.signing-keys'))`);
      return await tx.select(columns).from(signingKeys).orderBy(asc(signingKeys.createdAt));
    },
    async make(activeFrom) {
      const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
      if (x === undefined || d === undefined) throw new Error('No Ed25519 key was made.');
      const id = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x });
      const secret = Buffer.from(d, 'base64url');
      const wrappedPrivate = await keyProvider.wrap(secret, signingKeyContext(id));
      const key = { id, createdAt: clock(), activeFrom, retiredAt: null, revokedAt: null };
      await tx.insert(signingKeys).values({ ...key, publicX: x, wrappedPrivate });
      return key;
    },
    activate: (id, activeFrom) => update(id, { activeFrom }),
    retire: (id, retiredAt) => update(id, { retiredAt, wrappedPrivate: null }),
    revoke: (id, revokedAt) => update(id, { revokedAt, wrappedPrivate: null }),
    remove: async (id) => void (await tx.delete(signingKeys).where(eq(signingKeys.id, id))),
  };
}

export function createSigningKeyPorts(
  connection: Connection,
  keyProvider: KeyProvider,
  clock: Clock,
  maxAgeDays: number,
): SigningKeyPorts {
  return {
    clock,
    maxAgeDays,
    transact: (run) =>
      connection.db.transaction((tx) =>
        run({
          signingKeys: createSigningKeyRepository(tx, keyProvider, clock),
          events: eventRecorder(tx, outbox, () => ({ now: clock() })),
        }),
      ),
  };
}

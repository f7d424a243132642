import { generateKeyPairSync } from 'node:crypto';
import type { Connection } from '@blockscore/database';
import type { KeyProvider, WrappedColumn } from '@blockscore/vault';
import { desc, sql } from 'drizzle-orm';
import { type CryptoKey, importJWK, type JWK } from 'jose';
import { signingKeys } from './tables.ts';

export interface SigningKeys {
  /** The key that signs now. */
  readonly current: { readonly id: string; readonly key: CryptoKey };
  /** All public keys, for `/.well-known/jwks.json` (RFC 7517). */
  readonly publicSet: { readonly keys: readonly JWK[] };
}

/** Where their private parts are stored, for `pnpm rewrap`. */
export const signingKeyColumn: WrappedColumn = {
  name: 'signing keys',
  schema: 'identity',
  table: 'signing_keys',
  keys: ['id'],
  column: 'wrapped_private',
  context: ([id = '']) => context(id),
};

const context = (id: string) => `identity.signing-key.${id}`;

/** Loads the keys that sign access tokens, and makes the first one where there is none yet. */
export async function loadSigningKeys(
  connection: Connection,
  keyProvider: KeyProvider,
  now: Date,
): Promise<SigningKeys> {
  const rows = await connection.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('identity.signing-keys'))`);
    const existing = await tx.select().from(signingKeys).orderBy(desc(signingKeys.createdAt));
    if (existing.length > 0) return existing;
    const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    if (jwk.d === undefined || jwk.x === undefined) throw new Error('No Ed25519 key was made.');
    const id = `k${now.getTime().toString(36)}`;
    const wrappedPrivate = await keyProvider.wrap(Buffer.from(jwk.d, 'base64url'), context(id));
    return await tx
      .insert(signingKeys)
      .values({ id, publicX: jwk.x, wrappedPrivate, createdAt: now })
      .returning();
  });
  const [newest] = rows;
  if (newest === undefined) throw new Error('There is no signing key.');
  if (newest.wrappedPrivate === null) throw new Error(`The signing key ${newest.id} is spent.`);
  const d = await keyProvider.unwrap(newest.wrappedPrivate, context(newest.id));
  const key = await importJWK(
    { kty: 'OKP', crv: 'Ed25519', x: newest.publicX, d: d.toString('base64url') },
    'EdDSA',
  );
  if (key instanceof Uint8Array) throw new Error('An Ed25519 key was read as a symmetric one.');
  return {
    current: { id: newest.id, key },
    publicSet: {
      keys: rows.map(({ id, publicX }) => ({
        kty: 'OKP',
        crv: 'Ed25519',
        x: publicX,
        kid: id,
        alg: 'EdDSA',
        use: 'sig',
      })),
    },
  };
}

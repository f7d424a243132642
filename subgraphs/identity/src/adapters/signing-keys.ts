import type { Connection } from '@blockscore/database';
import type { KeyProvider } from '@blockscore/vault';
import { asc } from 'drizzle-orm';
import { type CryptoKey, importJWK, type JWK } from 'jose';
import type { Clock } from '../app/ports.ts';
import { nextSigner, servedAt, signerAt } from '../domain/signing-keys.ts';
import { sharing } from './sharing.ts';
import { signingKeyContext } from './signing-key-repository.ts';
import { signingKeys } from './tables.ts';

export interface SigningKeys {
  /** The key that signs now. What other processes change is noticed within five seconds. */
  signer(): Promise<{ readonly id: string; readonly key: CryptoKey }>;
  /** All public keys that a good token can be signed with (RFC 7517), as they are at this moment. */
  publicSet(): Promise<{ readonly keys: readonly JWK[] }>;
}

export interface SigningKeysOptions {
  readonly connection: Connection;
  readonly keyProvider: KeyProvider;
  readonly clock: Clock;
  /** Makes a key where there is none that signs. */
  readonly tend: () => Promise<void>;
  readonly warn: (details: object, message: string) => void;
}

type Row = typeof signingKeys.$inferSelect;

interface Snapshot {
  readonly rows: readonly Row[];
  readonly readAt: number;
  readonly clockAt: number;
}

const FRESH_MS = 5_000;
/** Without the database the keys read last are served for so long. */
const SERVED_WITHOUT_DATABASE_MS = 600_000;

/**
 * The signing keys as the database has them. They are read when they are needed and not by a timer:
 * at most one query runs at a time, and one waits.
 */
export function createSigningKeys(options: SigningKeysOptions): SigningKeys {
  const { connection, keyProvider, clock, tend, warn } = options;
  const unwrapped = new Map<string, CryptoKey>();
  let held: Snapshot | undefined;

  const privateKeyOf = async (row: Row): Promise<CryptoKey> => {
    const known = unwrapped.get(row.id);
    if (known !== undefined) return known;
    if (row.wrappedPrivate === null) throw new Error(`The signing key ${row.id} is spent.`);
    const secret = await keyProvider.unwrap(row.wrappedPrivate, signingKeyContext(row.id));
    const d = secret.toString('base64url');
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: row.publicX, d }, 'EdDSA');
    if (key instanceof Uint8Array) throw new Error('An Ed25519 key was read as a symmetric one.');
    unwrapped.set(row.id, key);
    return key;
  };

  const read = sharing(async (): Promise<Snapshot> => {
    const rows = await connection.db.select().from(signingKeys).orderBy(asc(signingKeys.createdAt));
    held = { rows, readAt: Date.now(), clockAt: clock().getTime() };
    const usable = new Set(rows.filter((row) => row.wrappedPrivate !== null).map(({ id }) => id));
    for (const id of unwrapped.keys()) if (!usable.has(id)) unwrapped.delete(id);
    const next = nextSigner(rows, clock());
    if (next !== undefined) {
      // In time: a key service that is down when it begins to sign does not matter then.
      privateKeyOf(next).catch((error: unknown) => {
        warn({ err: error, kid: next.id }, 'the next signing key cannot be unwrapped yet');
      });
    }
    return held;
  });

  const isFresh = ({ readAt, clockAt }: Snapshot) =>
    Math.abs(Date.now() - readAt) < FRESH_MS && Math.abs(clock().getTime() - clockAt) < FRESH_MS;

  return {
    async signer() {
      let { rows } = held !== undefined && isFresh(held) ? held : await read();
      if (signerAt(rows, clock()) === undefined) {
        await tend();
        ({ rows } = await read());
      }
      const row = signerAt(rows, clock());
      if (row === undefined) throw new Error('There is no signing key.');
      return { id: row.id, key: await privateKeyOf(row) };
    },
    async publicSet() {
      const { rows } = await read().catch((error: unknown) => {
        if (held === undefined || Date.now() - held.readAt > SERVED_WITHOUT_DATABASE_MS)
          throw error;
        warn({ err: error }, 'the signing keys cannot be read: those read last are served');
        return held;
      });
      return { keys: servedAt(rows, clock()).map(publicJwk) };
    },
  };
}

function publicJwk({ id, publicX }: Row): JWK {
  return { kty: 'OKP', crv: 'Ed25519', x: publicX, kid: id, alg: 'EdDSA', use: 'sig' };
}

import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Signs who asks, by keys that are made for one run. */
export interface Principals {
  readonly jwks: { readonly keys: readonly object[] };
  /** Values of the header `Authorization` for so many different users, good for ten minutes. */
  readonly sign: (count: number) => Promise<readonly string[]>;
}

const KEY_ID = 'bench';
const TOKEN_SECONDS = 600;

/**
 * Access tokens (RFC 9068, EdDSA) as the gateway takes them.
 * @param claims that all of them carry, e.g. `roles`
 */
export async function createPrincipals(
  claims: Readonly<Record<string, unknown>>,
): Promise<Principals> {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'EdDSA', use: 'sig' };
  let signed = 0;
  return {
    jwks: { keys: [key] },
    async sign(count) {
      const now = Math.floor(Date.now() / 1000);
      const authorization: string[] = [];
      for (let index = 0; index < count; index++) {
        signed += 1;
        const token = await new SignJWT({ ...claims })
          .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: KEY_ID })
          .setIssuer('blockscore')
          .setAudience('blockscore')
          .setSubject(`user_${signed}`)
          .setIssuedAt(now)
          .setExpirationTime(now + TOKEN_SECONDS)
          .sign(privateKey);
        authorization.push(`Bearer ${token}`);
      }
      return authorization;
    },
  };
}

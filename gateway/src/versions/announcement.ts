import { err, ok, type Result } from '@blockscore/result';
import { importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { sha256 } from '../documents/persisted.ts';

const TOKEN_TYPE = 'supergraph+jwt';
const ISSUER = 'blockscore-supergraph';

/** A supergraph that whoever has the private key wants to be served. */
export interface Announcement {
  /** SHA-256 of the supergraph's text, in hex. */
  readonly sha256: string;
  /** Milliseconds since 1970: of two announcements the later one counts. */
  readonly publishedAt: number;
}

/** @param privateJwk an Ed25519 key */
export async function signAnnouncement(
  privateJwk: JWK,
  supergraphSdl: string,
  publishedAt: number,
): Promise<string> {
  return await new SignJWT({ sha256: sha256(supergraphSdl), publishedAt })
    .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE })
    .setIssuer(ISSUER)
    .sign(await importJWK(privateJwk, 'EdDSA'));
}

/** Reads an announcement, which must be signed by the key's private half. */
export async function readAnnouncement(
  publicJwk: JWK,
  token: string,
): Promise<Result<Announcement, Error>> {
  try {
    const { payload } = await jwtVerify(token, await importJWK(publicJwk, 'EdDSA'), {
      algorithms: ['EdDSA'],
      issuer: ISSUER,
      typ: TOKEN_TYPE,
    });
    const { sha256: hash, publishedAt } = payload as Partial<Announcement>;
    if (typeof hash === 'string' && typeof publishedAt === 'number') {
      return ok({ sha256: hash, publishedAt });
    }
    return err(new Error('The announcement of a supergraph does not say which, or when.'));
  } catch (cause) {
    return err(
      new Error('The announcement of a supergraph is not signed as it must be.', { cause }),
    );
  }
}

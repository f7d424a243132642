import { createPrivateKey, createPublicKey } from 'node:crypto';
import { isId } from '@blockscore/ids';
import type { Vault } from '@blockscore/vault';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { PayoffSigner } from '../app/payoff-ports.ts';
import type { PayoffQuote } from '../domain/payoff-quote.ts';

const TYPE = 'payoff+jwt';
const ISSUER = 'blockscore:lending';

/** The beginning of an Ed25519 private key in PKCS #8 (RFC 8410, section 7); its 32 bytes follow. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

const minor = z.string().regex(/^\d{1,18}$/);
const claims = z.object({
  sub: z.string(),
  iat: z.int(),
  exp: z.int(),
  asOf: z.iso.date(),
  currency: z.string(),
  parts: z.strictObject({ PENALTY: minor, FEE: minor, INTEREST: minor, PRINCIPAL: minor }),
});

/**
 * Signs pay-off quotes by a key that follows from the lender's look-up key, so that there is no other
 * one to keep: every process of lending has the same, and a quote outlives a restart.
 */
export function createPayoffSigner(vault: Pick<Vault, 'keyedHash'>): PayoffSigner {
  const seed = Buffer.from(vault.keyedHash('lending.payoff-quote', 'signing key'), 'base64url');
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key);
  return {
    publicKey: JSON.stringify({ ...publicKey.export({ format: 'jwk' }), alg: 'EdDSA', use: 'sig' }),
    async sign({ loanId, asOf, currency, parts, issuedAt, expiresAt }) {
      const amounts = Object.entries(parts).map(([part, amount]) => [part, amount.toString()]);
      return await new SignJWT({ asOf, currency, parts: Object.fromEntries(amounts) })
        .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
        .setIssuer(ISSUER)
        .setSubject(loanId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key);
    },
    async verify(token) {
      try {
        // Whether it is expired is for the caller to say, by the lender's clock.
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: ['EdDSA'],
          issuer: ISSUER,
          typ: TYPE,
          currentDate: new Date(0),
        });
        return quoteOf(payload);
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}

function quoteOf(payload: unknown): PayoffQuote | undefined {
  const read = claims.safeParse(payload);
  if (!read.success) return undefined;
  const { sub, iat, exp, asOf, currency, parts } = read.data;
  if (!isId('loan', sub)) return undefined;
  const { PENALTY, FEE, INTEREST, PRINCIPAL } = parts;
  return {
    loanId: sub,
    asOf,
    currency,
    parts: {
      PENALTY: BigInt(PENALTY),
      FEE: BigInt(FEE),
      INTEREST: BigInt(INTEREST),
      PRINCIPAL: BigInt(PRINCIPAL),
    },
    issuedAt: new Date(iat * 1_000),
    expiresAt: new Date(exp * 1_000),
  };
}

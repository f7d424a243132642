import { createHmac, timingSafeEqual } from 'node:crypto';

/** `Payment-Signature: t=<seconds since 1970>,v1=<HMAC-SHA-256 in hex>[,v1=…]` */
export const SIGNATURE_HEADER = 'payment-signature';

/** A signature is good for so long, in both directions: clocks differ. */
export const TOLERANCE_SECONDS = 300;

const HEADER = /^t=(\d{1,12})((?:,v1=[0-9a-f]{64}){1,2})$/;

/**
 * Signs the body of a callback: HMAC-SHA-256 over the time, a dot and the body.
 *
 * @param secret 32 bytes
 * @param at seconds since 1970
 */
export function signCallback(secret: Uint8Array, at: number, body: string): string {
  return `t=${at},v1=${digestOf(secret, String(at), body).toString('hex')}`;
}

export type SignatureProblem = 'MISSING' | 'MALFORMED' | 'TOO_OLD' | 'WRONG';

/**
 * What is wrong with the signature of a callback; undefined where nothing is. Both of two secrets are
 * taken, so that one can follow the other, and the comparison takes the same time wherever they differ.
 *
 * @param now seconds since 1970
 */
export function signatureProblem(
  secrets: readonly Uint8Array[],
  header: string | undefined,
  body: string,
  now: number,
): SignatureProblem | undefined {
  if (header === undefined || header === '') return 'MISSING';
  const [, time = '', signatures = ''] = HEADER.exec(header) ?? [];
  if (time === '') return 'MALFORMED';
  if (Math.abs(now - Number(time)) > TOLERANCE_SECONDS) return 'TOO_OLD';
  const given = [...signatures.matchAll(/[0-9a-f]{64}/g)].map(([hex]) => Buffer.from(hex, 'hex'));
  const wanted = secrets.map((secret) => digestOf(secret, time, body));
  const isGood = wanted
    .flatMap((one) => given.map((other) => timingSafeEqual(one, other)))
    .includes(true);
  return isGood ? undefined : 'WRONG';
}

function digestOf(secret: Uint8Array, time: string, body: string): Buffer {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest();
}

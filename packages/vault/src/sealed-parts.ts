import { gunzipSync, gzipSync } from 'node:zlib';
import { err, ok, type Result } from '@blockscore/result';
import {
  openSealed,
  type SealContext,
  type SealInvalid,
  type SealPrivateKey,
  type SealPublicKey,
  sealTo,
} from './sealed.ts';

/** Of the packed value, so that each sealed part stays below what an event may have. */
const PART_LENGTH = 12_000;
export const MAX_SEALED_PARTS = 500;
/** Longest value as JSON when it is unpacked, in bytes. */
const MAX_UNPACKED_BYTES = 50_000_000;

const contextOf = ({ requestId }: SealContext, part: number, parts: number): SealContext => ({
  requestId: `${requestId} ${part}/${parts}`,
});

/**
 * Seals a JSON value of any size in parts, packed: for what is too long for one event. Each part is
 * bound to its place. Big integers become their digits.
 * @throws Error where it would take more than {@link MAX_SEALED_PARTS}
 */
export async function sealInParts(
  publicKey: SealPublicKey,
  value: unknown,
  context: SealContext,
): Promise<readonly string[]> {
  const packed = gzipSync(JSON.stringify(value, withDigits)).toString('base64');
  const parts = Math.ceil(packed.length / PART_LENGTH);
  if (parts > MAX_SEALED_PARTS) {
    throw new Error(`A value of ${parts} sealed parts: bound it to ${MAX_SEALED_PARTS} before`);
  }
  const sealed: string[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const chunk = packed.slice((part - 1) * PART_LENGTH, part * PART_LENGTH);
    sealed.push(await sealTo(publicKey, { chunk }, contextOf(context, part, parts)));
  }
  return sealed;
}

/** The value that was sealed in these parts, in their order; still to be checked by the caller. */
export async function openParts(
  privateKey: SealPrivateKey,
  sealed: readonly string[],
  context: SealContext,
): Promise<Result<unknown, SealInvalid>> {
  let packed = '';
  for (const [index, part] of sealed.entries()) {
    const opened = await openSealed(privateKey, part, contextOf(context, index + 1, sealed.length));
    if (!opened.ok) return opened;
    const { chunk } = opened.value as { readonly chunk?: unknown };
    if (typeof chunk !== 'string') return invalid('a part holds nothing');
    packed += chunk;
  }
  try {
    const json = gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MAX_UNPACKED_BYTES });
    return ok(JSON.parse(json.toString('utf8')));
  } catch (cause) {
    return invalid(cause instanceof Error ? cause.name : 'unknown');
  }
}

function withDigits(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function invalid(why: string): Result<never, SealInvalid> {
  return err({ code: 'SEAL_INVALID', message: `The sealed parts cannot be opened: ${why}` });
}

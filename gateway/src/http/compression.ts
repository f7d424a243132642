import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';

/** Codings of answers, the one that costs least for what it saves first. */
const CODINGS = ['zstd', 'br', 'gzip'] as const;
export type Coding = (typeof CODINGS)[number];

/** What fits into a packet or so gains nothing. */
const LEAST_BYTES = 1_400;

const compressors: Readonly<Record<Coding, (text: Buffer) => Promise<Buffer>>> = {
  zstd: (text) => promisify(zstdCompress)(text),
  br: (text) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        // Its default is made for files that are compressed once and sent often.
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gzip: (text) => promisify(gzip)(text),
};

/**
 * The coding that a client likes best among ours; undefined where it wants none, or asks for none.
 * Source: RFC 9110, 12.5.3. `*` stands for every coding that is not named; one that neither is, is not
 * used, though the client might take it.
 *
 * @param accepts the request's `Accept-Encoding`
 */
export function codingFor(accepts: string | undefined): Coding | undefined {
  if (accepts === undefined || accepts === '') return undefined;
  const qualities = new Map<string, number>();
  for (const part of accepts.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const value = quality === undefined ? 1 : Number(quality);
    if (name !== '') qualities.set(name, value >= 0 && value <= 1 ? value : 0);
  }
  const others = qualities.get('*') ?? 0;
  let best: Coding | undefined;
  let most = 0;
  for (const coding of CODINGS) {
    const quality = qualities.get(coding) ?? others;
    if (quality > most) [best, most] = [coding, quality];
  }
  // Who would rather have it as it is, gets it so.
  return (qualities.get('identity') ?? 0) > most ? undefined : best;
}

/** The text as it is to be sent, and its coding; on another thread where it is compressed. */
export async function encode(
  text: string,
  accepts: string | undefined,
): Promise<{ readonly body: Buffer; readonly coding: Coding | undefined }> {
  const body = Buffer.from(text);
  const coding = body.length < LEAST_BYTES ? undefined : codingFor(accepts);
  return { body: coding === undefined ? body : await compressors[coding](body), coding };
}

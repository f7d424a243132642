import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unpack = promisify(gunzip);

/**
 * What is packed in gzip. A file that is cut off is an error, and so is one that grows beyond the limit.
 *
 * @param limit bytes of what is unpacked
 */
export async function unpacked(bytes: Buffer, limit: number): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw new Error(`it is larger than ${limit} bytes`, { cause: error });
  }
}

import { crc32, inflateRawSync } from 'node:zlib';

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STORE = 0;

/** The files of a ZIP archive, found by its directory, like programs for archives find them. */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.length - 22;
  if (archive.readUInt32LE(end) !== END) throw new Error('The archive has no end.');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new Error('The directory is broken.');
    const [packed, size, path] = [20, 24, 28].map((offset, index) =>
      index === 2 ? archive.readUInt16LE(at + offset) : archive.readUInt32LE(at + offset),
    ) as [number, number, number];
    const name = archive.toString('utf8', at + 46, at + 46 + path);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const kept = archive.subarray(start, start + packed);
    const content = archive.readUInt16LE(at + 10) === STORE ? kept : inflateRawSync(kept);
    if (content.length !== size || crc32(content) !== archive.readUInt32LE(at + 16)) {
      throw new Error(`${name} is broken.`);
    }
    files.set(name, content);
    at += 46 + path + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

import { crc32, deflateRawSync } from 'node:zlib';
import type { DataExportPorts } from '../app/data-export-ports.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0 of the format: folders and deflate. */
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATE = 8;
const STORE = 0;
/** Without ZIP64 there is room for less than 4 GB, which a copy never comes near. */
const MOST_BYTES = 0x7fffffff;

/** A ZIP archive (PKWARE APPNOTE 6.3). Text is packed; pictures and the like are packed in themselves. */
export const zipOf: DataExportPorts['pack'] = (files, at) => {
  const moment = dosTime(at);
  const local: Uint8Array[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const isText = typeof content === 'string';
    const bytes = isText ? Buffer.from(content, 'utf8') : content;
    const packed = isText ? deflateRawSync(bytes) : bytes;
    const path = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(FLAGS, 2);
    shared.writeUInt16LE(isText ? DEFLATE : STORE, 4);
    shared.writeUInt32LE(moment, 6);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(path.length, 22);
    local.push(signature(LOCAL), shared, path, packed);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(offset, 10);
    central.push(signature(CENTRAL), version(), shared, more, path);
    offset += 4 + shared.length + path.length + packed.length;
    if (offset > MOST_BYTES) throw new Error('The files are too many for one archive.');
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return [...local, directory, signature(END), end];
};

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function version(): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(VERSION);
  return bytes;
}

/** Two seconds is as fine as it gets: time in the low half, date in the high one. */
function dosTime(at: Date): number {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date =
    ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return ((date << 16) | time) >>> 0;
}

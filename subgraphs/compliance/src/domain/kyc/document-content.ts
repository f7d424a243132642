/** What a document may be, told by its first bytes and never by its name. */
export const CONTENT_TYPES = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  HEIC: 'image/heic',
  PDF: 'application/pdf',
} as const;
export type ContentType = keyof typeof CONTENT_TYPES;

/** Reads bytes as text one for one, so that what is searched in them is found wherever it is. */
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

const PNG_START = '\x89PNG\r\n\x1a\n';
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** What would be run if somebody opened the file as something else. Five bytes do not come by chance. */
const ACTIVE = /<script|<html|<!doctype|<svg[\s>]|<\?php|<iframe|<object\s|<embed\s/i;
/** What a PDF does beyond being read, or by which nobody can read it. */
const ACTIVE_PDF = /\/JavaScript|\/Launch\b|\/EmbeddedFile|\/RichMedia|\/Encrypt\b|\/SubmitForm/;
const ARCHIVE_END = 'PK\x05\x06';
/** An archive's end is no further from the file's end than that. */
const ARCHIVE_REACH = 65_557;

/**
 * What is wrong with the content of a document; undefined where nothing is. It has to be what it was
 * announced as, whole, and nothing else at the same time: a file that is an image to one program and a
 * page or an archive to another is refused.
 */
export function contentProblem(bytes: Uint8Array, announced: ContentType): string | undefined {
  const found = contentTypeOf(bytes);
  if (found === undefined) return 'It is neither JPEG, PNG, HEIC nor PDF.';
  if (found !== announced) return `It was announced as ${announced} and is ${found}.`;
  const text = textOf(bytes);
  if (text.slice(-ARCHIVE_REACH).includes(ARCHIVE_END)) return 'It is an archive as well.';
  if (found === 'PDF') return pdfProblem(text);
  if (ACTIVE.test(text)) return 'It contains what a browser could run.';
  if (text.includes('%PDF-')) return 'It is a PDF as well.';
  if (found === 'PNG') return pngProblem(bytes);
  if (found === 'JPEG' && !text.includes('\xff\xd9')) return 'The image is not whole.';
  return undefined;
}

/** What the first bytes say that it is. */
export function contentTypeOf(bytes: Uint8Array): ContentType | undefined {
  const start = textOf(bytes.subarray(0, 16));
  if (start.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (start.startsWith(PNG_START)) return 'PNG';
  if (/^%PDF-[12]\.\d/.test(start)) return 'PDF';
  const isHeic = start.slice(4, 8) === 'ftyp' && HEIC_BRANDS.includes(start.slice(8, 12));
  return isHeic ? 'HEIC' : undefined;
}

function pdfProblem(text: string): string | undefined {
  if (!text.slice(-1_024).includes('%%EOF')) return 'The PDF is not whole.';
  if (ACTIVE.test(text.slice(0, 1_024))) return 'It contains what a browser could run.';
  if (ACTIVE_PDF.test(unescaped(text)))
    return 'The PDF is encrypted, carries a file or runs a program.';
  return undefined;
}

/** With the names of a PDF as its readers take them: a # and two hexadecimal digits are a letter (ISO 32000-1, 7.3.5). */
function unescaped(text: string): string {
  return text.replace(/#([\da-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/** Chunks from the header to the end (PNG 5.3), and nothing behind. */
function pngProblem(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = PNG_START.length;
  for (let first = true; at + 12 <= bytes.length; first = false) {
    const length = view.getUint32(at);
    const type = textOf(bytes.subarray(at + 4, at + 8));
    if (first && type !== 'IHDR') return 'The image has no header.';
    at += 12 + length;
    if (type === 'IEND') return at === bytes.length ? undefined : 'Something follows the image.';
  }
  return 'The image is not whole.';
}

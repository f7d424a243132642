/** An answer of HTTP/1.1 as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly body: Buffer;
}

interface Head {
  readonly status: number;
  readonly bodyStart: number;
  /** Bytes of the body; undefined where it comes in chunks. */
  readonly length: number | undefined;
}

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';

/**
 * Puts one answer after the other together from the bytes that come in.
 * @returns a function that takes what came and gives the answer that is complete with it
 * @throws Error where what came is no HTTP/1.1
 */
export function createReader(): (chunk: Buffer) => RawAnswer | undefined {
  let parts: Buffer[] = [];
  let size = 0;
  let head: Head | undefined;

  return (chunk) => {
    parts.push(chunk);
    size += chunk.length;
    head ??= headIn(parts);
    if (head === undefined) return undefined;
    const { bodyStart, length, status } = head;
    if (length !== undefined && size < bodyStart + length) return undefined;
    const bytes = parts.length === 1 ? chunk : Buffer.concat(parts);
    const body =
      length === undefined
        ? joinedChunks(bytes, bodyStart)
        : bytes.subarray(bodyStart, bodyStart + length);
    if (body === undefined) {
      parts = [bytes];
      return undefined;
    }
    parts = [];
    size = 0;
    head = undefined;
    return { status, body };
  };
}

function headIn(parts: Buffer[]): Head | undefined {
  const bytes = Buffer.concat(parts);
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split(LINE_END);
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(first) ?? [];
  if (status === undefined) throw new Error(`This is no answer of HTTP/1.1: ${first.slice(0, 80)}`);
  const bodyStart = end + HEAD_END.length;
  const value = (name: string) =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  if (value('transfer-encoding')?.toLowerCase() === 'chunked') {
    return { status: Number(status), bodyStart, length: undefined };
  }
  return { status: Number(status), bodyStart, length: Number(value('content-length') ?? 0) };
}

/** The body of an answer in chunks; undefined while its last chunk is not there. */
function joinedChunks(bytes: Buffer, start: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf(LINE_END, at);
    if (lineEnd < 0) return undefined;
    const length = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (Number.isNaN(length)) throw new Error('The answer has a chunk without a length.');
    const from = lineEnd + LINE_END.length;
    if (bytes.length < from + length + LINE_END.length) return undefined;
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(from, from + length));
    at = from + length + LINE_END.length;
  }
}

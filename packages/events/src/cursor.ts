import { err, ok, type Result } from '@blockscore/result';
import { isStream } from './catalogue.ts';
import type { LogEntry } from './envelope.ts';

/** A place in a stream: just after the event with this number; 0 is before the first. */
export interface Cursor {
  readonly stream: string;
  readonly seq: number;
}

export interface CursorInvalid {
  readonly code: 'CURSOR_INVALID';
  readonly message: string;
}

/**
 * Opaque to clients: base64url of version, stream and number. The last dot shows that nothing was
 * cut off.
 */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`1.${cursor.stream}.${cursor.seq}.`, 'utf8').toString('base64url');
}

export function cursorOf(entry: Pick<LogEntry, 'stream' | 'seq'>): string {
  return encodeCursor(entry);
}

/** Reads what {@link encodeCursor} wrote for this stream, and nothing else. */
export function decodeCursor(text: string, stream: string): Result<Cursor, CursorInvalid> {
  if (text.length > 100) return invalid();
  const match = /^1\.([a-z]+)\.(0|[1-9]\d{0,15})\.$/.exec(
    Buffer.from(text, 'base64url').toString('utf8'),
  );
  const [, name, digits] = match ?? [];
  if (name === undefined || digits === undefined || !isStream(name)) return invalid();
  const cursor = { stream: name, seq: Number(digits) };
  if (!Number.isSafeInteger(cursor.seq) || encodeCursor(cursor) !== text) return invalid();
  if (name !== stream) {
    return err({
      code: 'CURSOR_INVALID',
      message: 'The cursor belongs to another subscription; use one that this subscription gave.',
    });
  }
  return ok(cursor);
}

function invalid(): Result<Cursor, CursorInvalid> {
  return err({
    code: 'CURSOR_INVALID',
    message: 'The cursor cannot be read; use the cursor of an event as it was received.',
  });
}

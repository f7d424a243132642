import type { RegisterLine } from '@blockscore/events';
import type { Kept } from '../domain/privacy/erasure.ts';
import type { Ports } from './ports.ts';
import type { NumberedEntry } from './privacy-ports.ts';

const BATCH = 500;

/** A line of the file: JSON with ids and days. */
export function registerLine(entry: NumberedEntry): string {
  const { number, erasureId, userId, holder, act, kept, keptUntil, at } = entry;
  const line = { number, erasureId, userId, holder, act, kept, keptUntil, at: at.toISOString() };
  return `${JSON.stringify(line)}\n`;
}

/**
 * Writes the register of erasures as JSON Lines beside the database: what a backup that is restored
 * lacks is known from there.
 */
export function writeRegister(ports: Pick<Ports, 'transact' | 'saveRegister'>) {
  return async (): Promise<void> => {
    await ports.saveRegister?.(lines(ports));
  };
}

/** Has a line of the file in the register, too, unless it is there; under a number of its own. */
export function takeOverEntry({ transact }: Pick<Ports, 'transact'>) {
  return async ({ number: _, kept, at, ...line }: RegisterLine): Promise<void> => {
    const entry = { ...line, kept: kept as readonly Kept[], at: new Date(at) };
    await transact((work) => work.register.append({ ...entry, stream: null, sequence: null }));
  };
}

async function* lines({ transact }: Pick<Ports, 'transact'>): AsyncIterable<string> {
  let entries: readonly NumberedEntry[];
  let after = 0;
  do {
    const from = after;
    entries = await transact((work) => work.register.after(from, BATCH));
    for (const entry of entries) yield registerLine(entry);
    after = entries.at(-1)?.number ?? after;
  } while (entries.length === BATCH);
}

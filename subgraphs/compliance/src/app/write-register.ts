import type { RegisterLine } from '@blockscore/events';
import type { Kept } from '../domain/privacy/erasure.ts';
import type { Ports, Work } from './ports.ts';
import type { NumberedEntry } from './privacy-ports.ts';

const BATCH = 500;

/** A line of the file: ids and days. */
function registerLine(entry: NumberedEntry): RegisterLine {
  const { number, erasureId, userId, holder, act, kept, keptUntil, at } = entry;
  return { number, erasureId, userId, holder, act, kept, keptUntil, at: at.toISOString() };
}

/**
 * Writes the register of erasures beside the database: what a backup that is restored lacks is known from there.
 * One process at a time, so that none puts back what it read before another one wrote.
 *
 * @returns how many lines the file has that the register here lacks; 0 where it has no file
 */
export function writeRegister({
  transact,
  saveRegister,
}: Pick<Ports, 'transact' | 'saveRegister'>) {
  return async (): Promise<number> => {
    if (saveRegister === null) return 0;
    return await transact(async (work) => {
      await work.register.lockFile();
      return await saveRegister(lines(work));
    });
  };
}

/** Has a line of the file in the register, too, unless it is there; under a number of its own. */
export function takeOverEntry({ transact }: Pick<Ports, 'transact'>) {
  return async ({ number: _, kept, at, ...line }: RegisterLine): Promise<void> => {
    const entry = { ...line, kept: kept as readonly Kept[], at: new Date(at) };
    await transact((work) => work.register.append({ ...entry, stream: null, sequence: null }));
  };
}

async function* lines({ register }: Work): AsyncIterable<RegisterLine> {
  let entries: readonly NumberedEntry[];
  let after = 0;
  do {
    entries = await register.after(after, BATCH);
    for (const entry of entries) yield registerLine(entry);
    after = entries.at(-1)?.number ?? after;
  } while (entries.length === BATCH);
}

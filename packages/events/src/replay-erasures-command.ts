import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import type { EventData } from './catalogue.ts';
import { id, instant, localDate, text } from './fields.ts';

const HOLDERS = ['identity', 'credit', 'lending', 'ledger', 'compliance'] as const;
type Holder = (typeof HOLDERS)[number];

const registerLine = z.strictObject({
  number: z.int().min(1),
  erasureId: id('erasure'),
  userId: id('user'),
  holder: z.enum(HOLDERS),
  act: z.enum(['ORDERED', 'ERASED', 'RETENTION_ENDED']),
  kept: z.array(text()).max(20).readonly(),
  keptUntil: localDate.nullable(),
  at: instant,
});

/** A line of the register of erasures, which compliance writes: docs/compliance/privacy.md. */
export type RegisterLine = z.infer<typeof registerLine>;

type Ordered = EventData['compliance.erasure.ordered'];

export interface ReplayErasuresCommand {
  readonly subgraph: Holder;
  /** What stands behind the command: the register's file. */
  readonly args: readonly string[];
  /** Erases the person here; done for each erasure once, and again whenever it is replayed. */
  readonly erase: (erasure: Ordered) => Promise<void>;
  /** Destroys what was kept, too; for who keeps something. */
  readonly endRetention?: (erasure: Ordered) => Promise<void>;
  /** Takes a line over; for who keeps the register. */
  readonly keep?: (line: RegisterLine) => Promise<void>;
  readonly write: (line: string) => void;
}

export const replayErasuresUsage = (subgraph: string) =>
  `Usage: pnpm replay-erasures ${subgraph} <erasures.jsonl>`;

/**
 * Erases again whom the register has as erased: after a backup was restored, before anybody is served.
 * The file is read whole before anything is done, so that a broken one changes nothing. Stopped at any
 * moment it is simply run again.
 *
 * @returns exit code: 1 where the file is broken, 2 for words it does not know
 */
export async function runReplayErasures(command: ReplayErasuresCommand): Promise<number> {
  const [file, ...more] = command.args;
  if (file === undefined || file.startsWith('-') || more.length > 0) {
    command.write(replayErasuresUsage(command.subgraph));
    return file === '--help' ? 0 : 2;
  }
  try {
    for await (const _ of registerLinesOf(file));
  } catch (error) {
    command.write(error instanceof Error ? error.message : String(error));
    return 1;
  }
  const { erased, ended } = await carryOut(command, file);
  const terms = command.endRetention === undefined ? '' : `, terms ended: ${ended}`;
  command.write(`${command.subgraph}: people erased: ${erased}${terms}.`);
  return 0;
}

async function carryOut(command: ReplayErasuresCommand, file: string) {
  const done = new Set<string>();
  let ended = 0;
  for await (const line of registerLinesOf(file)) {
    const { erasureId, userId } = line;
    await command.keep?.(line);
    if (!done.has(erasureId)) {
      done.add(erasureId);
      await command.erase({ erasureId, userId });
    }
    if (line.act === 'RETENTION_ENDED' && line.holder === command.subgraph) {
      await command.endRetention?.({ erasureId, userId });
      ended += 1;
    }
  }
  return { erased: done.size, ended };
}

/**
 * Reads a file of the register, line by line.
 *
 * @throws Error that names the first line that is none of the register
 */
export async function* registerLinesOf(file: string): AsyncIterable<RegisterLine> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line === '') continue;
    const read = registerLine.safeParse(jsonOf(line));
    if (!read.success) {
      const [issue] = read.error.issues;
      const what = issue === undefined ? 'is broken' : `${issue.path.join('.')}: ${issue.message}`;
      throw new Error(`Line ${number} of ${file} is no line of the register (${what}).`);
    }
    yield read.data;
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

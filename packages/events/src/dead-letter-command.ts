import { createDeadLetters, type DeadLetterOptions, type DeadLetters } from './dead-letters.ts';
import type { DeadLetter } from './inbox.ts';

export interface DeadLetterCommand<W> {
  /** Every consumer of the subgraph; they share one table. */
  readonly consumers: readonly DeadLetterOptions<W>[];
  readonly subgraph: string;
  /** What stands behind the command: nothing, `retry <id>` or `retry all`. */
  readonly args: readonly string[];
  readonly write: (line: string) => void;
}

/** As it is called from a checkout; within the subgraph's own folder, as in its image, by Node. */
export const deadLetterUsage = (subgraph: string) =>
  `Usage: pnpm dead-letters ${subgraph} [retry <id> | retry all]`;

/**
 * Lists what a subgraph's consumers gave up on, or tries it again. It takes no lease and follows no
 * stream, so that it runs beside the service. Nothing of an event's data is written.
 *
 * @returns exit code: 1 where a letter is still dead afterwards, 2 for words it does not know
 */
export async function runDeadLetterCommand<W>(command: DeadLetterCommand<W>): Promise<number> {
  const { args, write } = command;
  const all = command.consumers.map((options) => ({
    consumer: options.consumer,
    letters: createDeadLetters(options),
  }));
  const [verb, which = '', ...more] = args;
  if (verb === undefined) return await list(all, write);
  if (verb === '--help') {
    write(deadLetterUsage(command.subgraph));
    return 0;
  }
  if (verb !== 'retry' || more.length > 0 || !/^(all|\d{1,18})$/.test(which)) {
    write(deadLetterUsage(command.subgraph));
    return 2;
  }
  return which === 'all' ? await retryAll(all, write) : await retryOne(all, BigInt(which), write);
}

interface Consumer {
  readonly consumer: string;
  readonly letters: DeadLetters;
}

async function list(all: readonly Consumer[], write: (line: string) => void): Promise<number> {
  let count = 0;
  for (const { consumer, letters } of all) {
    for await (const letter of every(letters)) {
      count += 1;
      write(describe(consumer, letter));
    }
  }
  write(count === 0 ? 'No dead letters.' : `${count} dead ${count === 1 ? 'letter' : 'letters'}.`);
  return 0;
}

async function retryAll(all: readonly Consumer[], write: (line: string) => void): Promise<number> {
  let failed = 0;
  for (const { letters } of all) {
    for await (const { id } of every(letters)) {
      const retried = await letters.retry(id);
      if (!retried.ok && retried.error.code === 'FAILED_AGAIN') failed += 1;
      write(retried.ok ? `Dead letter ${id} is handled.` : retried.error.message);
    }
  }
  write(failed === 0 ? 'No dead letters are left.' : `${failed} failed again.`);
  return failed === 0 ? 0 : 1;
}

async function retryOne(
  all: readonly Consumer[],
  id: bigint,
  write: (line: string) => void,
): Promise<number> {
  for (const { letters } of all) {
    const retried = await letters.retry(id);
    if (!retried.ok && retried.error.code === 'NOT_FOUND') continue;
    write(retried.ok ? `Dead letter ${id} is handled.` : retried.error.message);
    return retried.ok ? 0 : 1;
  }
  write(`There is no dead letter ${id}.`);
  return 1;
}

/** Oldest first, page by page; one that is handled meanwhile is passed over. */
async function* every(letters: DeadLetters): AsyncGenerator<DeadLetter> {
  let page = await letters.list();
  while (page.length > 0) {
    yield* page;
    page = await letters.list(page.at(-1)?.id);
  }
}

function describe(consumer: string, letter: DeadLetter): string {
  const { id, stream, seq, event, attempts, error, failedAt } = letter;
  const place = `${stream} ${seq}`;
  const parts = [`${id}`, consumer, place, event.type, event.id, `${attempts} attempts`];
  return [...parts, failedAt.toISOString(), error.replaceAll(/\s+/g, ' ')].join(' | ');
}

import { Worker } from 'node:worker_threads';
import type { ReadList } from '../../app/list-ports.ts';
import type { PublishedList } from './published.ts';
import { type ListFile, messageOf, readList } from './read-list.ts';
import type { ReadTask } from './read-worker.ts';

/** Less is read sooner than a thread is started. */
const WORTH_A_THREAD = 1024 * 1024;
/** Megabytes: the largest list in use, of 25 MB of XML, takes a quarter of it. */
const MOST_MEMORY = 2_048;
const LONGEST_MS = 300_000;

/**
 * Reads a list in a thread of its own, so that the process serves meanwhile; a file that would use up
 * its memory or takes minutes is broken, and takes nothing else down.
 */
export async function readBeside(
  { id, read }: Pick<PublishedList, 'id' | 'read'>,
  files: readonly ListFile[],
): Promise<ReadList> {
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) < WORTH_A_THREAD) {
    return readList(read, files);
  }
  const task: ReadTask = { listId: id, files };
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ReadList>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread that read it ended')));
      timer = setTimeout(() => reject(new Error('reading it took too long')), LONGEST_MS);
    });
  } catch (error) {
    return { ok: false, error: `The list could not be read: ${messageOf(error)}` };
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

import { parentPort, workerData } from 'node:worker_threads';
import { PUBLISHED_LISTS } from './catalogue.ts';
import { readList } from './read-list.ts';

/** What {@link readBeside} hands over. */
export interface ReadTask {
  readonly listId: string;
  readonly files: readonly { readonly file: string; readonly bytes: Uint8Array }[];
}

const { listId, files } = workerData as ReadTask;
const list = PUBLISHED_LISTS.find(({ id }) => id === listId);
if (list === undefined) throw new Error(`There is no list ${listId}.`);
parentPort?.postMessage(
  readList(
    list.read,
    files.map(({ file, bytes }) => ({ file, bytes: Buffer.from(bytes) })),
  ),
);

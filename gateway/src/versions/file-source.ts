import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

export interface FileSourceOptions {
  readonly file: string;
  /** The text that is served already. */
  readonly text: string;
  readonly everyMs: number;
  readonly mostBytes: number;
  readonly onText: (text: string) => Promise<void>;
  /** Told once for each reason, until the file can be read again. */
  readonly onFailure: (reason: Error) => void;
}

/**
 * Looks at a file again and again, and hands out its text when that is another. It looks by name each
 * time, so that a file that was renamed into its place, or a link that leads elsewhere (a ConfigMap of
 * Kubernetes), is seen on every file system. A file is read only once it looks the same twice in a row:
 * while somebody writes it, it is left alone.
 *
 * @returns how to stop
 */
export function watchFile(options: FileSourceOptions): () => Promise<void> {
  const { file, everyMs, onText, onFailure } = options;
  const stopped = new AbortController();
  let text = options.text;
  let before: string | undefined;
  let known: string | undefined;
  let failure: string | undefined;

  const look = async () => {
    const handle = await open(file, 'r');
    try {
      const face = await faceOf(handle);
      const isSettled = face === before;
      before = face;
      if (!isSettled || face === known) return;
      const read = await readWhole(handle, options);
      // Written to while it was read: the next look sees that.
      if ((await faceOf(handle)) !== face) return;
      known = face;
      const isNews = read !== text || failure !== undefined;
      failure = undefined;
      text = read;
      if (isNews) await onText(read);
    } finally {
      await handle.close();
    }
  };
  const run = async () => {
    while (!stopped.signal.aborted) {
      try {
        await look();
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error));
        if (reason.message !== failure) onFailure(reason);
        failure = reason.message;
        before = known = undefined;
      }
      await pause(everyMs, stopped.signal);
    }
  };
  const running = run();
  return async () => {
    stopped.abort();
    await running;
  };
}

async function pause(milliseconds: number, until: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal: until });
  } catch (error) {
    if (!until.aborted) throw error;
  }
}

/** What tells that a file is another one, or was written to. */
async function faceOf(handle: FileHandle): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await handle.stat({ bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

async function readWhole(
  handle: FileHandle,
  { file, mostBytes }: Pick<FileSourceOptions, 'file' | 'mostBytes'>,
): Promise<string> {
  const { size } = await handle.stat();
  if (size > mostBytes) {
    throw new Error(`${file} has ${size} bytes; ${mostBytes} are read at most.`);
  }
  return await handle.readFile('utf8');
}

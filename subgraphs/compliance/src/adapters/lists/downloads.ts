import { setTimeout as pause } from 'node:timers/promises';
import type { FileValidator, FoundContent, ListSource } from '../../app/list-ports.ts';
import { sha256 } from '../list-contents.ts';
import { PUBLISHED_LISTS } from './catalogue.ts';
import { BrokenFile, type FetchedFile, type FetchLimits, fetchFile } from './fetch-file.ts';
import { foundIn } from './folder.ts';
import { type ListUrls, withoutKeys } from './list-urls.ts';
import type { PublishedList } from './published.ts';
import { messageOf } from './read-list.ts';

export interface DownloadOptions extends FetchLimits {
  /** Breaks before a file that could not be reached is tried again. */
  readonly retryAfterMs: readonly number[];
}

/** The lists that are downloaded. */
export function downloadSources(urls: ListUrls, options: DownloadOptions): readonly ListSource[] {
  return PUBLISHED_LISTS.flatMap((list) => {
    const files = urls.get(list.id);
    if (files === undefined) return [];
    const { id, name, source } = list;
    const origin = files.map(withoutKeys).join(' ');
    return {
      ...{ id, name, source, origin, demo: false, remote: true },
      look: (known, signal) => look(list, files, known, options, signal),
    };
  });
}

interface Part {
  readonly key: string;
  readonly url: URL;
  readonly urlHash: string;
}

/**
 * Asks for each file whether it has changed. Where one has, all are needed: what is screened against is
 * not made of a new file and of old ones that nobody kept. Where one does not come, none is taken.
 */
async function look(
  list: PublishedList,
  urls: readonly URL[],
  known: readonly FileValidator[],
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<FoundContent> {
  const parts = list.parts.flatMap(({ key }, index): Part[] => {
    const url = urls[index];
    return url === undefined ? [] : [{ key, url, urlHash: sha256(url.href) }];
  });
  const validators = parts.map(({ key, urlHash }) =>
    known.find((each) => each.part === key && each.urlHash === urlHash),
  );
  const first = await fetchAll(parts, validators, options, signal);
  if ('kind' in first) return first;
  if (first.every(({ kind }) => kind === 'UNCHANGED')) return { kind: 'UNCHANGED' };
  const changed = first.map((file) => (file.kind === 'FETCHED' ? file : undefined));
  const rest = parts.filter((_, index) => changed[index] === undefined);
  const others = await fetchAll(rest, [], options, signal);
  if ('kind' in others) return others;
  const left = [...others];
  const files = parts.map((part, index) => ({ part, file: changed[index] ?? left.shift() }));
  return taken(list, files);
}

function taken(
  list: PublishedList,
  all: readonly { readonly part: Part; readonly file: FetchedFile | undefined }[],
): FoundContent {
  const files: { file: string; bytes: Buffer }[] = [];
  const validators: FileValidator[] = [];
  for (const { part, file } of all) {
    const name = nameOf(part);
    if (file?.kind !== 'FETCHED') {
      return { kind: 'UNREACHABLE', message: `The file ${name} was not sent.` };
    }
    const { bytes, etag, lastModified } = file;
    files.push({ file: name, bytes });
    // A file without either would be taken for another one each time, which it may be.
    if (etag !== null || lastModified !== null) {
      validators.push({ part: part.key, urlHash: part.urlHash, etag, lastModified });
    }
  }
  return foundIn(list, files, null, validators);
}

async function fetchAll(
  parts: readonly Part[],
  validators: readonly (FileValidator | undefined)[],
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<readonly FetchedFile[] | Extract<FoundContent, { readonly message: string }>> {
  const files: FetchedFile[] = [];
  for (const [index, part] of parts.entries()) {
    try {
      files.push(await tryFetch(part, validators[index] ?? null, options, signal));
    } catch (error) {
      signal.throwIfAborted();
      const kind = error instanceof BrokenFile ? 'BROKEN' : 'UNREACHABLE';
      const what = kind === 'BROKEN' ? 'is broken' : 'cannot be downloaded';
      return { kind, message: `The file ${nameOf(part)} ${what}: ${messageOf(error)}` };
    }
  }
  return files;
}

async function tryFetch(
  { url }: Part,
  known: FileValidator | null,
  { retryAfterMs, ...limits }: DownloadOptions,
  signal: AbortSignal,
): Promise<FetchedFile> {
  for (const breakMs of retryAfterMs) {
    try {
      return await fetchFile(url, known, limits, signal);
    } catch (error) {
      if (error instanceof BrokenFile) throw error;
      await pause(breakMs, undefined, { signal });
    }
  }
  return await fetchFile(url, known, limits, signal);
}

function nameOf({ url }: Part): string {
  return withoutKeys(url);
}

import type { ListSource, ListSources } from '../../app/list-ports.ts';
import type { FreshnessPolicy } from '../../domain/sanctions/staleness.ts';
import { downloadSources } from './downloads.ts';
import { demoSource, folderSources } from './folder.ts';
import type { ListUrls } from './list-urls.ts';
import { messageOf } from './read-list.ts';

const HOUR_MS = 3_600_000;
const MEGABYTE = 1024 * 1024;
/** A server that answers nothing for so long is asked again by the next job. */
const RETRY_AFTER_MS = [500, 3_000];

export interface ListSettings {
  readonly SANCTIONS_LIST_DIR?: string | undefined;
  readonly SANCTIONS_LIST_URLS?: ListUrls | undefined;
  readonly SANCTIONS_LIST_TIMEOUT_SECONDS: number;
  readonly SANCTIONS_LIST_MAX_MEGABYTES: number;
  readonly SANCTIONS_LIST_MAX_AGE_HOURS: number;
  readonly SANCTIONS_LIST_FILE_MAX_AGE_HOURS?: number | undefined;
}

/** Where the configured lists are: of one that has URLs the folder's files are not looked at. */
export function listSourcesOf(settings: ListSettings): () => Promise<ListSources> {
  const folder = settings.SANCTIONS_LIST_DIR;
  const downloads = downloadSources(settings.SANCTIONS_LIST_URLS ?? new Map(), {
    timeoutMs: settings.SANCTIONS_LIST_TIMEOUT_SECONDS * 1_000,
    maxBytes: Math.floor(settings.SANCTIONS_LIST_MAX_MEGABYTES * MEGABYTE),
    retryAfterMs: RETRY_AFTER_MS,
  });
  if (folder === undefined) {
    const sources = downloads.length === 0 ? [demoSource()] : downloads;
    return async () => ({ sources, trouble: null });
  }
  const downloaded = new Set(downloads.map(({ id }) => id));
  return async () => {
    let found: readonly ListSource[] = [];
    let trouble: string | null = null;
    try {
      found = await folderSources(folder);
    } catch (error) {
      trouble = messageOf(error);
    }
    return {
      sources: [...downloads, ...found.filter(({ id }) => !downloaded.has(id))],
      trouble,
    };
  };
}

export function freshnessOf(settings: ListSettings): FreshnessPolicy {
  const fileHours = settings.SANCTIONS_LIST_FILE_MAX_AGE_HOURS;
  return {
    maxAgeMs: settings.SANCTIONS_LIST_MAX_AGE_HOURS * HOUR_MS,
    maxFileAgeMs: fileHours === undefined ? null : fileHours * HOUR_MS,
  };
}

import type { z } from 'zod';
import type { ListUrls } from './adapters/lists/list-urls.ts';

interface ListVariables {
  readonly SANCTIONS_LIST_DIR?: string | undefined;
  readonly SANCTIONS_LIST_URLS?: ListUrls | undefined;
  readonly SANCTIONS_LIST_FILE_MAX_AGE_HOURS?: number | undefined;
}

/**
 * Refuses to screen real people against the demo list: its names are invented, so all are cleared by it. And against
 * a folder whose files may be of any age: it is confirmed each hour, though nobody has filled it for years.
 */
export function withListRules<Schema extends z.ZodType<ListVariables>>(
  schema: Schema,
  isProduction: () => boolean,
): Schema {
  return schema.superRefine((config, context) => {
    const { SANCTIONS_LIST_DIR: folder, SANCTIONS_LIST_URLS: urls = new Map() } = config;
    if (!isProduction()) return;
    const refuse = (variable: string, message: string) =>
      context.addIssue({ code: 'custom', path: [variable], message });
    if (folder === undefined && urls.size === 0) {
      const why = 'the demo list of invented names clears everybody';
      refuse('SANCTIONS_LIST_URLS', `must be set in production, or SANCTIONS_LIST_DIR: ${why}`);
    }
    if (folder !== undefined && config.SANCTIONS_LIST_FILE_MAX_AGE_HOURS === undefined) {
      const why = 'files that nobody replaces would clear everybody for ever';
      refuse(
        'SANCTIONS_LIST_FILE_MAX_AGE_HOURS',
        `must be set in production beside SANCTIONS_LIST_DIR, such as 168: ${why}`,
      );
    }
  });
}

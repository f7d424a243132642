import type { z } from 'zod';
import type { ListUrls } from './adapters/lists/list-urls.ts';

interface ListVariables {
  readonly SANCTIONS_LIST_DIR?: string | undefined;
  readonly SANCTIONS_LIST_URLS?: ListUrls | undefined;
}

/** Refuses to screen real people against the demo list: its names are invented, so all are cleared by it. */
export function withListRules<Schema extends z.ZodType<ListVariables>>(
  schema: Schema,
  isProduction: () => boolean,
): Schema {
  return schema.superRefine((config, context) => {
    const { SANCTIONS_LIST_DIR: folder, SANCTIONS_LIST_URLS: urls = new Map() } = config;
    if (folder !== undefined || urls.size > 0 || !isProduction()) return;
    context.addIssue({
      code: 'custom',
      path: ['SANCTIONS_LIST_URLS'],
      message:
        'must be set in production, or SANCTIONS_LIST_DIR: the demo list of invented names clears everybody',
    });
  });
}

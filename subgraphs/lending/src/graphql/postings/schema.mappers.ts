import type { RefusedPosting } from '../../app/posting-ports.ts';

/** Lines are in minor units of `currency`. */
export type RefusedPostingMapper = RefusedPosting & { readonly currency: string };

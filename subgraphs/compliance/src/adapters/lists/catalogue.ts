import { EU_LIST } from './eu.ts';
import { OFAC_LISTS } from './ofac.ts';
import type { PublishedList } from './published.ts';
import { UK_LIST } from './uk.ts';
import { UN_LIST } from './un.ts';

/** The lists that can be read, each from its own files. */
export const PUBLISHED_LISTS: readonly PublishedList[] = [...OFAC_LISTS, UN_LIST, EU_LIST, UK_LIST];

import { PUBLISHED_LISTS } from './catalogue.ts';
import { refuseUrl } from './fetch-file.ts';

/** The URLs of a list's files, in the order of its parts. */
export type ListUrls = ReadonlyMap<string, readonly URL[]>;

/**
 * Reads `<list>=<URL>` after `<list>=<URL>`, with white space between. A list of several files is named
 * once for each, and the end of a URL's path is the name that the file is published under.
 *
 * @throws Error that says what is wrong, without what a URL may hold of keys
 */
export function parseListUrls(text: string): ListUrls {
  const given = new Map<string, URL[]>();
  for (const pair of text.split(/\s+/).filter(Boolean)) {
    const [, id = '', address = ''] = /^([a-z-]+)=(.+)$/.exec(pair) ?? [];
    if (id === '') throw new Error('write <list>=<URL>, with white space between one and the next');
    if (!URL.canParse(address)) throw new Error(`what is given for ${id} is no URL`);
    const url = new URL(address);
    const refusal = refuseUrl(url);
    if (refusal !== undefined) throw new Error(`${id}: ${refusal} (${url.protocol})`);
    given.set(id, [...(given.get(id) ?? []), url]);
  }
  return new Map([...given].map(([id, urls]) => [id, inOrder(id, urls)]));
}

function inOrder(id: string, urls: readonly URL[]): readonly URL[] {
  const list = PUBLISHED_LISTS.find((each) => each.id === id);
  if (list === undefined) {
    throw new Error(`there is no list ${id}: ${PUBLISHED_LISTS.map((each) => each.id).join(', ')}`);
  }
  if (urls.length !== list.parts.length) {
    throw new Error(`${id} is made of ${list.parts.length} files, and ${urls.length} are given`);
  }
  if (urls.length === 1) return urls;
  return list.parts.map(({ pattern, label }) => {
    const found = urls.find(({ pathname }) =>
      pattern.test((pathname.split('/').at(-1) ?? '').replace(/\.gz$/i, '')),
    );
    if (found === undefined) throw new Error(`of ${id} no URL ends in ${label}`);
    return found;
  });
}

/** The URL without user, password and query: each may hold a key. */
export function withoutKeys({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

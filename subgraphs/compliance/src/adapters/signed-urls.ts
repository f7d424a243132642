import { timingSafeEqual } from 'node:crypto';

/** Of the vault: every process of compliance signs alike, and knows the others' signatures. */
export type KeyedHash = (purpose: string, text: string) => string;

/** What an address says of itself by its signature, beside when it runs out. */
export type UrlClaims = Readonly<Record<string, string>>;

export interface SignedUrls {
  /** @param path of the gateway; the last part is the id of what the address is about */
  urlOf(path: string, claims: UrlClaims, expiresAt: Date): string;
  /** Undefined where the address is not one that was made here, or has run out. */
  read(
    url: URL,
    now: Date,
  ):
    | { readonly id: string; readonly claims: URLSearchParams; readonly expiresAt: Date }
    | undefined;
}

/**
 * Addresses that say by a signature of ours what they are good for, and for how long.
 *
 * @param baseUrl where the gateway is reached from outside
 * @param purpose of the signature: an address for one purpose is none for another
 */
export function createSignedUrls(
  baseUrl: string,
  purpose: string,
  keyedHash: KeyedHash,
): SignedUrls {
  const signatureOf = (path: string, query: string) => keyedHash(purpose, `${path}?${query}`);
  return {
    urlOf(path, claims, expiresAt) {
      const expires = String(Math.floor(expiresAt.getTime() / 1_000));
      const query = new URLSearchParams({ ...claims, expires }).toString();
      return `${baseUrl.replace(/\/$/, '')}${path}?${query}&signature=${signatureOf(path, query)}`;
    },
    read(url, now) {
      const [, query = '', signature = ''] =
        /^\?([\w=&.%-]{1,500})&signature=([\w-]{43})$/.exec(url.search) ?? [];
      if (query === '') return undefined;
      const wanted = Buffer.from(signatureOf(url.pathname, query));
      const given = Buffer.from(signature);
      if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return undefined;
      const claims = new URLSearchParams(query);
      const expiresAt = new Date(Number(claims.get('expires')) * 1_000);
      if (!(expiresAt.getTime() > now.getTime())) return undefined;
      return { id: url.pathname.slice(url.pathname.lastIndexOf('/') + 1), claims, expiresAt };
    },
  };
}

import { createHash } from 'node:crypto';
import type { Route } from '@blockscore/service';
import { KEY_SET_MAX_AGE_SECONDS } from '../domain/signing-keys.ts';
import type { SigningKeys } from './signing-keys.ts';

/** The public keys of access tokens, for anyone (RFC 7517). */
export function keySetRoute(keys: SigningKeys): Route {
  return {
    method: 'GET',
    path: '/.well-known/jwks.json',
    async handle(request, response) {
      const body = JSON.stringify(await keys.publicSet());
      const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
      response.setHeader('etag', tag);
      response.setHeader('cache-control', `public, max-age=${KEY_SET_MAX_AGE_SECONDS}`);
      const known = request.headers['if-none-match'] ?? '';
      if (known.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)) {
        response.writeHead(304).end();
        return;
      }
      response.setHeader('content-type', 'application/jwk-set+json');
      response.end(body);
    },
  };
}

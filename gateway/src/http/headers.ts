import type { IncomingMessage, ServerResponse } from 'node:http';

const ALLOWED_HEADERS = [
  'authorization',
  'content-type',
  'accept',
  'apollo-require-preflight',
  'traceparent',
  'x-request-id',
  'x-graph-contract',
  'x-graphql-event-stream-token',
].join(', ');
/** What a page may read of an answer: how to look it up, and when to come again. */
const EXPOSED_HEADERS = [
  'x-request-id',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
].join(', ');
const PREFLIGHT_SECONDS = '600';

/** Headers that every answer carries; the explorer's page replaces the content policy by its own. */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

/**
 * Sets security headers, and those of CORS for the origins that may call from a browser. Tokens
 * travel in a header that browsers never add by themselves, so no credentials are allowed.
 *
 * @returns a function that says true where it answered a preflight request
 */
export function createHeaders(
  origins: readonly string[],
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const allowed = new Set(origins);
  return (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const { origin } = request.headers;
    if (allowed.size > 0) response.setHeader('vary', 'origin');
    const known = origin !== undefined && (allowed.has(origin) || allowed.has('*'));
    if (known) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', EXPOSED_HEADERS);
    }
    if (request.method !== 'OPTIONS') return false;
    if (known) {
      response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
      response.setHeader('access-control-allow-headers', ALLOWED_HEADERS);
      response.setHeader('access-control-max-age', PREFLIGHT_SECONDS);
    }
    response.writeHead(204).end();
    return true;
  };
}

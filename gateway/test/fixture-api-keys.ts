import { CALLER_TOKEN_HEADER, createCallerVerifier, type Scope } from '@blockscore/caller';
import { type Route, readBody, sendJson } from '@blockscore/service';
import type { JWK } from 'jose';

/** What identity answers about a key that it knows. */
export interface FixtureApiKey {
  readonly keyId: string;
  readonly partnerId: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: string | null;
}

/** Stands for identity's API keys. */
export interface FixtureApiKeys {
  readonly known: Map<string, FixtureApiKey>;
  /** Keys that were asked for, in order. */
  readonly asked: string[];
  delayMs: number;
}

/** `POST /api-keys/authenticate`, which answers the gateway only. */
export function apiKeyRoute(keys: FixtureApiKeys, gatewayPublicKey: JWK): Route {
  const verify = createCallerVerifier(gatewayPublicKey, 'identity');
  return {
    method: 'POST',
    path: '/api-keys/authenticate',
    async handle(request, response) {
      const caller = await verify(String(request.headers[CALLER_TOKEN_HEADER] ?? ''));
      if (!caller.ok || caller.value.kind !== 'SERVICE' || caller.value.id !== 'gateway') {
        return sendJson(response, 403, {});
      }
      const { key } = JSON.parse(await readBody(request, 1_000)) as { key: string };
      keys.asked.push(key);
      const found = keys.known.get(key);
      await new Promise((resolve) => setTimeout(resolve, keys.delayMs));
      return found === undefined ? sendJson(response, 401, {}) : sendJson(response, 200, found);
    },
  };
}

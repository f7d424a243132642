import type { SignCaller } from '@blockscore/caller';
import type { AnyEvent, EventLog } from '@blockscore/events';
import type { Logger } from '@blockscore/service';
import type { GatewayConfig } from '../config.ts';
import type { SubgraphClient } from '../subgraphs/client.ts';
import { createAccessTokens } from './access-tokens.ts';
import { createApiKeys } from './api-keys.ts';
import { type Authenticator, createAuthenticator } from './authenticator.ts';
import { followRevocations } from './revocation-feed.ts';
import { createRevocations } from './revocations.ts';

export interface AuthenticationOptions {
  readonly config: Pick<GatewayConfig, 'IDENTITY_URL' | 'TOKEN_ISSUER' | 'TOKEN_AUDIENCE'>;
  readonly identity: SubgraphClient;
  readonly sign: SignCaller;
  readonly log: EventLog;
  readonly logger: Logger;
}

/** Who asks, by access tokens and API keys, as long as identity has not revoked them. */
export interface Authentication {
  readonly authenticator: Authenticator;
  /** Resolves when it is known what was revoked, or after a few seconds while nobody can tell. */
  readonly caughtUp: () => Promise<void>;
  /** Whether identity's events can be read now. */
  readonly following: () => boolean;
  /** Revocations that are remembered. */
  readonly size: () => number;
  /** @throws while identity's events cannot be read */
  readonly check: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** How long a start waits for an event log that does not answer. */
const CATCH_UP_MS = 5_000;

export function startAuthentication(options: AuthenticationOptions): Authentication {
  const { config, identity, sign, log, logger } = options;
  const revocations = createRevocations(logger);
  const accessTokens = createAccessTokens({
    jwksUrl: `${config.IDENTITY_URL.replace(/\/$/, '')}/.well-known/jwks.json`,
    issuer: config.TOKEN_ISSUER,
    audience: config.TOKEN_AUDIENCE,
    logger,
  });
  const apiKeys = createApiKeys({ identity, sign, logger });
  const apply = (event: AnyEvent) => {
    revocations.apply(event);
    switch (event.type) {
      case 'identity.signing_key.changed':
        return void accessTokens.keysChanged();
      case 'identity.api_key.created':
      case 'identity.partner.reinstated':
        return apiKeys.forgetRefused();
    }
  };
  const feed = followRevocations({ log, apply, logger });
  const { following, stop } = feed;
  return {
    authenticator: createAuthenticator({ accessTokens, apiKeys, revocations }),
    async caughtUp() {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, CATCH_UP_MS);
      await Promise.race([feed.caughtUp, late]);
      clearTimeout(timer);
    },
    following,
    size: revocations.size,
    async check() {
      if (!following()) throw new Error('identity’s events cannot be read');
    },
    stop,
  };
}

import { ANONYMOUS, looksLikeApiKey } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import type { JSONWebKeySet } from 'jose';
import type { AccessTokens } from './access-tokens.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Revocations } from './revocations.ts';
import type { Session, SessionOver } from './session.ts';

/** Who sends a request, and for how long that holds. */
export interface Authenticator {
  /**
   * @param authorization value of the header `Authorization`, absent for an anonymous caller
   * @param address the client's; empty where it is not known
   * @throws {Fault} `UNAUTHENTICATED` where the token or key is not good; `SERVICE_UNAVAILABLE` where
   * it cannot be checked now
   */
  readonly authenticate: (authorization: string | undefined, address: string) => Promise<Session>;
  /** Why a session is not good any more; undefined while it is. */
  readonly overOf: (session: Session) => SessionOver | undefined;
  /**
   * Calls `onOver` once, as soon as the session is over, be it that it ends or that it is revoked.
   * @returns stops watching
   */
  readonly whenOver: (session: Session, onOver: (over: SessionOver) => void) => () => void;
  /** The keys that access tokens are checked with, as identity publishes them. */
  readonly keySet: () => Promise<JSONWebKeySet>;
}

export interface AuthenticatorOptions {
  readonly accessTokens: Pick<AccessTokens, 'verify' | 'keySet'>;
  readonly apiKeys: ApiKeys;
  readonly revocations: Pick<Revocations, 'of' | 'watch'>;
}

const LONGEST_CREDENTIAL = 8_192;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const anonymous: Session = { caller: ANONYMOUS };
const TOKEN_ENDED: SessionOver = {
  fault: new Fault('UNAUTHENTICATED', 'The access token has ended; refresh the session.'),
  comeAgain: true,
};
const KEY_STALE: SessionOver = {
  fault: new Fault('UNAUTHENTICATED', 'The API key must be checked anew; come again with it.'),
  comeAgain: true,
};

/** Access tokens and API keys, each as long as nothing was revoked. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { accessTokens, apiKeys, revocations } = options;
  const isRevoked = (session: Session) => revocations.of(session) !== undefined;
  const endOf = ({ caller }: Session) => (caller.kind === 'PARTNER' ? KEY_STALE : TOKEN_ENDED);
  const overOf = (session: Session) => {
    const { expiresAt } = session;
    const hasEnded = expiresAt !== undefined && Date.now() >= expiresAt;
    return revocations.of(session) ?? (hasEnded ? endOf(session) : undefined);
  };

  return {
    async authenticate(authorization, address) {
      if (authorization === undefined || authorization === '') return anonymous;
      const credential = credentialIn(authorization);
      const session = looksLikeApiKey(credential)
        ? await apiKeys.authenticate(credential, isRevoked, address)
        : await accessTokens.verify(credential);
      const revoked = revocations.of(session);
      if (revoked !== undefined) throw revoked.fault;
      return session;
    },
    overOf,
    whenOver(session, onOver) {
      const { expiresAt } = session;
      if (expiresAt === undefined) return () => undefined;
      const end = (over: SessionOver) => {
        stop();
        onOver(over);
      };
      const milliseconds = Math.min(Math.max(expiresAt - Date.now(), 0), LONGEST_TIMER_MS);
      const timer = setTimeout(() => end(endOf(session)), milliseconds).unref();
      const unwatch = revocations.watch(session, end);
      const stop = () => {
        clearTimeout(timer);
        unwatch();
      };
      // Between its check and now it may have been revoked.
      const revoked = revocations.of(session);
      if (revoked !== undefined) end(revoked);
      return stop;
    },
    keySet: accessTokens.keySet,
  };
}

/** @throws {Fault} `UNAUTHENTICATED` where it is neither an access token nor an API key */
function credentialIn(authorization: string): string {
  const [, credential] = /^Bearer +(bsk_\w+|[\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? [];
  if (credential !== undefined && credential.length <= LONGEST_CREDENTIAL) return credential;
  throw new Fault(
    'UNAUTHENTICATED',
    'The Authorization header is not understood; send «Bearer» and an access token or an API key.',
  );
}

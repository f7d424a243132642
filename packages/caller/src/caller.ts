import { type Role, type Scope, scopesOf } from './roles.ts';

/** Who is asking, as the gateway established it. */
export interface Caller {
  readonly kind: 'USER' | 'PARTNER' | 'SERVICE' | 'ANONYMOUS';
  /** A user's or partner key's id; a service's name; `anonymous`. */
  readonly id: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
  /** The partner whose loans this caller may see, where the caller belongs to one. */
  readonly partnerId?: string;
  /** The session that a user's access token belongs to; absent for everybody else. */
  readonly sessionId?: string;
  /** When the user last proved in full who they are, in seconds since 1970; absent for everybody else. */
  readonly authenticatedAt?: number;
}

export const ANONYMOUS: Caller = { kind: 'ANONYMOUS', id: 'anonymous', roles: [], scopes: [] };

/** A subgraph acting on its own account: an event's consumer, a job. */
export function serviceCaller(name: string): Caller {
  return { kind: 'SERVICE', id: name, roles: [], scopes: [] };
}

export function userCaller(
  id: string,
  roles: readonly Role[],
  partnerId?: string,
  sessionId?: string,
  authenticatedAt?: number,
): Caller {
  return {
    kind: 'USER',
    id,
    roles,
    scopes: scopesOf(roles),
    ...(partnerId !== undefined && { partnerId }),
    ...(sessionId !== undefined && { sessionId }),
    ...(authenticatedAt !== undefined && { authenticatedAt }),
  };
}

const texts = new WeakMap<Caller, string>();

/** All that is known of a caller as one text, which is the same for equal callers. */
export function textOfCaller(caller: Caller): string {
  let text = texts.get(caller);
  if (text === undefined) {
    const { kind, id, roles, scopes, partnerId, sessionId, authenticatedAt } = caller;
    text = JSON.stringify([kind, id, roles, scopes, partnerId, sessionId, authenticatedAt]);
    texts.set(caller, text);
  }
  return text;
}

export function isSignedIn(caller: Caller): boolean {
  return caller.kind === 'USER' || caller.kind === 'PARTNER';
}

export function hasScope(caller: Caller, scope: Scope): boolean {
  return caller.scopes.includes(scope);
}

/** Whether the caller is that very user. */
export function isSelf(caller: Caller, userId: string): boolean {
  return caller.kind === 'USER' && caller.id === userId;
}

/** A sign-in is fresh for so long. */
const FRESH_MS = 10 * 60_000;

/**
 * Whether the user has proved in full who they are within the last ten minutes. It goes by the access
 * token, which is another one after `reauthenticate`.
 */
export function isFreshlySignedIn({ authenticatedAt }: Caller, now: Date): boolean {
  return authenticatedAt !== undefined && now.getTime() - authenticatedAt * 1_000 <= FRESH_MS;
}

/** The actor of an event: kind and id, nothing personal. */
export function actorOf(caller: Caller): { readonly kind: Caller['kind']; readonly id: string } {
  return { kind: caller.kind, id: caller.id };
}

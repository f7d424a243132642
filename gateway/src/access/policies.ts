import { type Caller, isFreshlySignedIn } from '@blockscore/caller';

/** Whether a caller satisfies a policy at a moment. */
type Policy = (caller: Caller, now: Date) => boolean;

/**
 * What `@policy` may name in a subgraph's schema: what is known of a caller and no scope says. A supergraph that names
 * another one is refused.
 */
export const POLICIES: Readonly<Record<string, Policy>> = {
  /** A person is signed in, and not a partner's system. */
  person: ({ kind }) => kind === 'USER',
  /** A person who proved in full who they are within the last ten minutes. */
  fresh_sign_in: (caller, now) => caller.kind === 'USER' && isFreshlySignedIn(caller, now),
  /** Someone of a partner's, or its system. */
  partner: ({ partnerId }) => partnerId !== undefined,
};

export function isPolicy(name: string): boolean {
  return Object.hasOwn(POLICIES, name);
}

export function satisfiesPolicy(name: string, caller: Caller, now: Date): boolean {
  return isPolicy(name) && POLICIES[name]?.(caller, now) === true;
}

import type { User } from '../../domain/user.ts';

/**
 * A user as resolvers see them. `proven` says what the operation itself has proven, for callers who
 * carry no token yet: that they are the person (their password), or that they read the mailbox.
 */
export type UserMapper = User & { readonly proven?: 'PERSON' | 'MAILBOX' };

import { type Caller, serviceCaller, userCaller } from '@blockscore/caller';
import { decodeJwt } from 'jose';
import type { TestIdentity } from './test-identity.ts';

export interface UserErrors {
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[] | null;
  }[];
}

export interface Key {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

const KEY = 'id name prefix scopes createdAt expiresAt lastUsedAt revokedAt';
const RESULTS = {
  createPartner: 'partner { id name suspendedAt }',
  updatePartner: 'partner { id name contactEmail noticeMail }',
  suspendPartner: 'partner { id suspendedAt }',
  reinstatePartner: 'partner { id suspendedAt }',
  createApiKey: `key apiKey { ${KEY} }`,
  revokeApiKey: `apiKey { ${KEY} }`,
  attachUserToPartner: 'user { id roles partner { id } }',
  detachUserFromPartner: 'user { id roles partner { id } }',
} as const;

/** What administrators do about partners, and what the gateway asks. */
export function partnerSteps(identity: TestIdentity) {
  const run = async <Payload>(
    caller: Caller,
    mutation: keyof typeof RESULTS,
    input: Record<string, unknown>,
  ): Promise<Payload & UserErrors> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await identity.ask(
      caller,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        ${RESULTS[mutation]} userErrors { code path } } }`,
      { input },
    );
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data?.[mutation] as Payload & UserErrors;
  };
  const codes = async (
    caller: Caller,
    mutation: keyof typeof RESULTS,
    input: Record<string, unknown>,
  ) => (await run(caller, mutation, input)).userErrors.map(({ code }) => code);
  return {
    run,
    codes,
    /** Somebody who has just signed in, with the role given by the database. */
    async administrator(): Promise<Caller & { readonly sessionId: string }> {
      const { input, userId } = await identity.register();
      await identity.sql`insert into identity.user_roles values (${userId}, 'ADMIN', 'test', now())`;
      const { session } = await identity.login(input.email);
      const { sid } = decodeJwt(session?.accessToken ?? '') as { sid: string };
      return { ...userCaller(userId, ['ADMIN'], undefined, sid), sessionId: sid };
    },
    async partner(caller: Caller, name = 'Acme Homes'): Promise<string> {
      const made = await run<{ partner: { id: string } | null }>(caller, 'createPartner', { name });
      return made.partner?.id ?? '';
    },
    /** The key's text, and what is kept of it. */
    async apiKey(caller: Caller, partnerId: string, changes: Record<string, unknown> = {}) {
      const made = await run<{ key: string | null; apiKey: Key | null }>(caller, 'createApiKey', {
        partnerId,
        name: 'Reporting',
        scopes: ['partner:read'],
        ...changes,
      });
      if (made.key === null || made.apiKey === null) throw new Error(JSON.stringify(made));
      return { key: made.key, apiKey: made.apiKey };
    },
    authenticate: (key: unknown, caller: Caller = serviceCaller('gateway')) =>
      identity.post(caller, '/api-keys/authenticate', { key }),
  };
}

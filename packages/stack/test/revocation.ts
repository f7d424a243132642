import {
  eventually,
  graphql,
  graphqlData,
  subscribeSse,
  subscribeWebSocket,
  type TestStack,
} from '@blockscore/testkit';
import { expect } from 'vitest';
import { operation, run, type Session } from './journey.ts';

const statusWith = async (stack: TestStack, token: string) =>
  (await graphql(stack.graphqlUrl, { query: '{ loanProducts { id } }', token })).status;

/** Resolves when the token or key is refused. */
async function refused(stack: TestStack, token: string): Promise<void> {
  await eventually(async () => ((await statusWith(stack, token)) === 401 ? true : undefined));
}

/** Signs out, and sees that neither the token nor what it opened outlives that. */
export async function signOutForGood(stack: TestStack, { accessToken }: Session): Promise<void> {
  const watch = { query: operation('WatchLoans'), token: accessToken };
  const [socket, stream] = [
    subscribeWebSocket(stack.webSocketUrl, watch),
    subscribeSse(stack.sseUrl, watch),
  ];
  const [closed, told] = [socket.next().catch((error: unknown) => error), stream.next()];
  await eventually(async () => ((await openSubscriptions(stack)) >= 2 ? true : undefined));
  await run(stack, 'Logout', accessToken);
  expect(await closed).toBeInstanceOf(Error);
  expect((await told).errors?.[0]?.message).toBe('You were signed out; sign in again.');
  await refused(stack, accessToken);
  await Promise.all([socket.close(), stream.close()]);
}

/** Makes a partner's key, uses it, and sees that it is worth nothing once it is revoked. */
export async function useAndRevokeKey(stack: TestStack, admin: Session): Promise<void> {
  const asAdmin = async <T>(query: string, variables: Record<string, unknown>) =>
    await graphqlData<T>(stack.graphqlUrl, { query, variables, token: admin.accessToken });
  const { createPartner } = await asAdmin<{ createPartner: { partner: { id: string } } }>(
    'mutation ($name: String!) { createPartner(input: { name: $name }) { partner { id } } }',
    { name: 'Corner shop' },
  );
  const { createApiKey } = await asAdmin<{
    createApiKey: { key: string; apiKey: { id: string } };
  }>(
    `mutation ($partnerId: ID!) {
      createApiKey(input: { partnerId: $partnerId, name: "Till", scopes: ["partner:read"] }) {
        key
        apiKey { id }
      }
    }`,
    { partnerId: createPartner.partner.id },
  );
  const { key, apiKey } = createApiKey;
  expect(await statusWith(stack, key)).toBe(200);
  await asAdmin('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { id } } }', {
    id: apiKey.id,
  });
  await refused(stack, key);
}

async function openSubscriptions(stack: TestStack): Promise<number> {
  const text = await (await fetch(`${stack.url}/metrics`)).text();
  return Number(/gateway_subscriptions\{[^}]*\} (\d+)/.exec(text)?.[1]);
}

import { createHmac } from 'node:crypto';
import type { OpenPage } from '@blockscore/testkit';
import { operation } from './journey.ts';

type Page = OpenPage['page'];

/** Runs an operation of the README in the explorer's page, as its button would; its script fills in. */
export async function runTab<T>(
  page: Page,
  name: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const answer = await page.evaluate(
    async ({ body }) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/graphql', { method: 'POST', headers, body });
      return (await response.json()) as { data?: Record<string, unknown>; errors?: unknown[] };
    },
    { body: JSON.stringify({ query: operation(name), variables }) },
  );
  const [payload] = Object.values(answer.data ?? {});
  const refused = (payload as { userErrors?: unknown[] } | undefined)?.userErrors ?? [];
  if (answer.errors !== undefined || refused.length > 0) {
    throw new Error(`${name} was refused: ${JSON.stringify(answer.errors ?? refused)}`);
  }
  return payload as T;
}

/** Waits until the page's script has the browser's answer, and says so. */
export async function passkeyAnswered(page: Page): Promise<void> {
  await page.getByRole('status').getByText('The passkey answered').waitFor();
}

export interface VirtualAuthenticator {
  /** Whether it can be unlocked from now on. */
  setUserVerified(isUserVerified: boolean): Promise<void>;
  /** A copy of its one passkey as it is now. */
  copy(): Promise<object>;
  /** Puts a copy in the place of its passkey. */
  restore(copy: object): Promise<void>;
}

/** An authenticator within the browser that holds passkeys and unlocks itself, by Chrome's protocol. */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const passkey = async () => {
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    const [credential] = credentials;
    if (credential === undefined) throw new Error('The authenticator holds no passkey.');
    return credential;
  };
  return {
    async setUserVerified(isUserVerified) {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    copy: passkey,
    async restore(copy) {
      const credential = copy as Awaited<ReturnType<typeof passkey>>;
      await cdp.send('WebAuthn.removeCredential', {
        authenticatorId,
        credentialId: credential.credentialId,
      });
      await cdp.send('WebAuthn.addCredential', { authenticatorId, credential });
    },
  };
}

/** What an authenticator app shows so many steps of 30 seconds from now: RFC 6238. */
export function codeOf(otpauthUri: string, stepsFromNow = 0): string {
  const secret = new URL(otpauthUri).searchParams.get('secret') ?? '';
  const bits = [...secret].map((symbol) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(symbol).toString(2).padStart(5, '0'),
  );
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsFromNow));
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 15;
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(number).padStart(6, '0');
}

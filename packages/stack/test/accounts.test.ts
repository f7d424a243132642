import {
  findChromium,
  hasRedis,
  type OpenPage,
  startBrowser,
  startTestStack,
  type TestBrowser,
  type TestStack,
} from '@blockscore/testkit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeAccount, endOtherSessions, verifyBySecondMail } from './account-recipes.ts';
import { refuseBadInput } from './bad-input.ts';
import {
  addAuthenticator,
  codeOf,
  passkeyAnswered,
  runTab,
  type VirtualAuthenticator,
} from './explorer-page.ts';
import { enrol } from './journey.ts';
import { operate } from './operator-commands.ts';

// Passkeys are made and shown by a browser: where the machine has no Chromium there is nothing to try.
const possible = findChromium() !== undefined;
const email = 'grace-accounts@example.com';
const password = 'seven bridges of Königsberg';
const asked = { token: 'CHALLENGE_TOKEN', credential: 'CREDENTIAL' };

interface SignedIn {
  readonly session: { readonly accessToken: string; readonly user: { readonly id: string } } | null;
}
interface LoggedIn extends SignedIn {
  readonly mfaChallenge: { readonly methods: readonly string[] } | null;
}

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack({ redis: hasRedis() });
}, 120_000);
afterAll(() => stack?.stop(), 120_000);

describe('an account as the README has it, in a browser (skipped without Chromium)', () => {
  let browser: TestBrowser;
  let page: OpenPage['page'];
  let authenticator: VirtualAuthenticator;
  let otpauthUri = '';
  let recoveryCodes: readonly string[] = [];

  beforeAll(async () => {
    if (!possible) return;
    browser = await startBrowser();
    await enrol(stack, email);
    ({ page } = await browser.open(`http://localhost:${new URL(stack.url).port}/`));
    authenticator = await addAuthenticator(page);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
  }, 180_000);

  test('and operators’ commands work beside it without being told where it is', async () => {
    await operate(stack);
  }, 180_000);

  test('what docs/accounts.md tells works as it stands', async () => {
    const address = 'grace-recipes@example.com';
    const { accessToken } = await endOtherSessions(stack, address);
    await changeAccount(stack, accessToken, address);
    await verifyBySecondMail(stack, 'grace-late@example.com');
  }, 180_000);

  test.skipIf(!possible)('an authenticator app and a passkey are added', async () => {
    await runTab(page, 'Login', { email, password });
    const enrolled = await runTab<{ otpauthUri: string; qrCode: string }>(page, 'EnrollTotp');
    otpauthUri = enrolled.otpauthUri;
    expect(await page.getByAltText('QR code').isVisible()).toBe(true);
    const confirmed = await runTab<{ recoveryCodes: string[] }>(page, 'ConfirmTotp', {
      code: codeOf(otpauthUri),
    });
    recoveryCodes = confirmed.recoveryCodes;
    expect(recoveryCodes).toHaveLength(10);

    await runTab(page, 'BeginPasskeyRegistration', { name: 'Laptop' });
    await passkeyAnswered(page);
    const added = await runTab<{ passkey: object }>(page, 'FinishPasskeyRegistration', asked);
    expect(added.passkey).toMatchObject({ name: 'Laptop' });
    const me = await runTab<{ factors: object }>(page, 'MyFactors');
    expect(me.factors).toMatchObject({
      methods: ['TOTP', 'PASSKEY', 'RECOVERY_CODE'],
      recoveryCodesRemaining: 10,
      passkeys: [{ name: 'Laptop' }],
    });
  });

  test.skipIf(!possible)('and sign their owner in again, each in its way', async () => {
    await runTab(page, 'Logout');
    const login = async () => {
      const { session, mfaChallenge } = await runTab<LoggedIn>(page, 'LoginWithFactor', {
        email,
        password,
      });
      expect(session).toBeNull();
      expect(mfaChallenge?.methods).toEqual(['TOTP', 'PASSKEY', 'RECOVERY_CODE']);
      await passkeyAnswered(page);
    };
    const ids = new Set<string | undefined>();
    const verify = async (name: string, variables: Record<string, unknown>) => {
      const { session } = await runTab<SignedIn>(page, name, variables);
      ids.add(session?.user.id);
    };
    await login();
    // The code that confirmed the app is spent: this is the next one.
    const { token } = asked;
    await verify('VerifyCode', { token, method: 'TOTP', code: codeOf(otpauthUri, 1) });
    await login();
    await verify('VerifyCode', { token, method: 'RECOVERY_CODE', code: recoveryCodes[0] });
    await login();
    await verify('VerifyPasskey', asked);
    await runTab(page, 'BeginPasskeyLogin');
    await passkeyAnswered(page);
    await verify('FinishPasskeyLogin', asked);
    expect(ids.size).toBe(1);
    await runTab(page, 'RefreshSession', { refreshToken: 'REFRESH_TOKEN' });
    const me = await runTab<{ factors: object }>(page, 'MyFactors');
    expect(me.factors).toMatchObject({ recoveryCodesRemaining: 9 });
    // Nobody waits half a minute here for a code that was not used yet.
    const sql = postgres(stack.adminUrl, { max: 1 });
    await sql`update identity.totp_factors set last_step = null`.finally(() => sql.end());
    await runTab(page, 'Reauthenticate', { password, code: codeOf(otpauthUri) });
  });

  test.skipIf(!possible)('but not a passkey that was not unlocked, or was copied', async () => {
    await authenticator.setUserVerified(false);
    await runTab(page, 'BeginPasskeyLogin');
    await page.getByRole('status').getByText('The browser gave no passkey').waitFor();
    // A page of a thief would ask the browser for less; the server does not take it.
    await expect(signIn({ userVerification: 'discouraged' })).rejects.toThrow('PASSKEY_INVALID');
    await authenticator.setUserVerified(true);
    await signIn();

    const copy = await authenticator.copy();
    await signIn();
    await authenticator.restore(copy);
    await expect(signIn()).rejects.toThrow('PASSKEY_INVALID');
  });

  test.skipIf(!possible)('what docs/accounts.md takes away is gone', async () => {
    const renewed = await runTab<{ recoveryCodes: string[] }>(page, 'RegenerateRecoveryCodes');
    expect(renewed.recoveryCodes).toHaveLength(10);
    const { factors } = await runTab<{ factors: { passkeys: { id: string }[] } }>(
      page,
      'MyFactors',
    );
    const id = factors.passkeys[0]?.id;
    await runTab(page, 'RenamePasskey', { id, name: 'Old laptop' });
    await runTab(page, 'RemovePasskey', { id });
    const last = await runTab<{ user: object }>(page, 'DisableTotp');
    expect(last.user).toMatchObject({ factors: { methods: [] } });
  });

  /** Signs in by passkey, where what is asked of the browser may be changed on the way. */
  async function signIn(changes: Record<string, unknown> = {}): Promise<void> {
    const { token, options } = await runTab<{ token: string; options: object }>(
      page,
      'BeginPasskeyLogin',
    );
    const changed = JSON.stringify({ ...options, ...changes });
    // The page asks the browser too once the tab has run, and a browser takes one request at a time.
    const credential = await page.evaluate(`(async () => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(${changed});
      for (let left = 100; ; left -= 1) {
        try {
          return (await navigator.credentials.get({ publicKey })).toJSON();
        } catch (error) {
          if (left === 0 || error.name !== 'OperationError') throw error;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    })()`);
    await runTab(page, 'FinishPasskeyLogin', { token, credential });
  }
});

describe('beside it', () => refuseBadInput(() => stack));

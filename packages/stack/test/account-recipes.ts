import { eventually, type TestStack } from '@blockscore/testkit';
import { expect } from 'vitest';
import { enrol, run, type Session, signIn } from './journey.ts';

const PASSWORD = 'seven bridges of Königsberg';

interface DeviceSession extends Session {
  readonly deviceToken: string | null;
}
interface Sessions {
  readonly me: {
    readonly sessions: {
      readonly edges: readonly {
        readonly node: { readonly id: string; readonly current: boolean };
      }[];
    };
  };
}

/** A verification mail that is sent again brings a token that verifies. */
export async function verifyBySecondMail(stack: TestStack, email: string): Promise<void> {
  await run(stack, 'Register', undefined, {}, (text) => text.replace('grace@example.com', email));
  const first = await stack.mailbox.waitFor(email, /^(vrf_\S+)$/m);
  await run(stack, 'ResendVerification', undefined, { email });
  const token = await eventually(async () => {
    const latest = await stack.mailbox.waitFor(email, /^(vrf_\S+)$/m);
    return latest === first ? undefined : latest;
  });
  await run(stack, 'VerifyEmail', undefined, { token });
  await signIn(stack, email, PASSWORD);
}

/** The sessions of three sign-ins, the last two from a device that keeps its token. */
export async function endOtherSessions(stack: TestStack, email: string): Promise<DeviceSession> {
  await enrol(stack, email);
  const onDevice = async (deviceToken: string | null) => {
    const variables = { email, password: PASSWORD, deviceToken };
    const data = await run<{ login: { session: DeviceSession } }>(
      stack,
      'LoginOnDevice',
      undefined,
      variables,
    );
    return data.login.session;
  };
  const known = await onDevice(null);
  expect(known.deviceToken).not.toBeNull();
  const session = await onDevice(known.deviceToken);
  expect(session.deviceToken).toBeNull();

  const token = session.accessToken;
  const { me } = await run<Sessions>(stack, 'MySessions', token);
  const nodes = me.sessions.edges.map(({ node }) => node);
  expect(nodes.map(({ current }) => current)).toEqual([true, false, false]);
  await run(stack, 'RevokeSession', token, { id: nodes[1]?.id });
  const { revokeOtherSessions } = await run<{ revokeOtherSessions: { ended: number } }>(
    stack,
    'RevokeOtherSessions',
    token,
  );
  expect(revokeOtherSessions.ended).toBe(1);
  return session;
}

/** Profile, address and password become others, the password once more by mail. */
export async function changeAccount(stack: TestStack, token: string, email: string): Promise<void> {
  const address = {
    line1: '1 Navy Yard',
    city: 'Philadelphia',
    region: 'US-PA',
    postalCode: '19112',
  };
  const input = {
    lastName: 'Hopper',
    phone: '+14155550100',
    address: { ...address, country: 'US' },
  };
  const { updateProfile } = await run<{ updateProfile: { user: object } }>(
    stack,
    'UpdateProfile',
    token,
    { input },
  );
  expect(updateProfile.user).toMatchObject({ ...input, firstName: 'Grace' });

  const moved = `moved-${email}`;
  await run(stack, 'RequestEmailChange', token, { email: moved });
  const proof = await stack.mailbox.waitFor(moved, /^(vrf_\S+)$/m);
  await run(stack, 'VerifyEmail', undefined, { token: proof });

  const changed = 'nine lighthouses off Skagen';
  const present = await signIn(stack, moved, PASSWORD);
  await run(stack, 'ChangePassword', present.accessToken, {
    currentPassword: PASSWORD,
    newPassword: changed,
  });
  await signIn(stack, moved, changed);

  await run(stack, 'RequestPasswordReset', undefined, { email: moved });
  const reset = await stack.mailbox.waitFor(moved, /^(reset_\S+)$/m);
  const newPassword = 'eleven ferries to Bornholm';
  await run(stack, 'ResetPassword', undefined, { token: reset, newPassword });
  await signIn(stack, moved, newPassword);
}

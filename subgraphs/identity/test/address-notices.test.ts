import { ANONYMOUS } from '@blockscore/caller';
import { connect } from '@blockscore/database';
import { type Id, newId } from '@blockscore/ids';
import { openJobs } from '@blockscore/jobs';
import { eventually, Mailbox } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { sessionSteps, stoppedClock } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

// What identity takes for the time plays no part: mails are enqueued by the database's.
const { clock, advance } = stoppedClock();
let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;
let mailbox: Mailbox;

beforeAll(async () => {
  advance(-86_400_000);
  identity = await startTestIdentity({ clock, passwords: QUICK_PASSWORDS });
  steps = sessionSteps(identity);
  mailbox = new Mailbox(identity.environment['MAIL_DIRECTORY'] ?? '');
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

async function moveTo(userId: string, from: string, to: string): Promise<void> {
  const { caller } = await steps.login(from);
  const requested = await steps.change(caller, 'requestEmailChange', '', { email: to });
  expect(requested.userErrors).toEqual([]);
  const token = await mailbox.waitFor(to, /^(vrf_\S+)$/m);
  const verified = await steps.change(ANONYMOUS, 'verifyEmail', 'user { id }', { token });
  expect(verified).toMatchObject({ user: { id: userId }, userErrors: [] });
}

/** Has a notice asked for before something else happens, and sent after it. */
async function lateNotice(
  userId: string,
  kind: 'PASSWORD_CHANGED' | 'EMAIL_CHANGE_REQUESTED',
  meanwhile: () => Promise<void>,
): Promise<void> {
  const connection = connect(identity.database.appUrl, { max: 1 });
  try {
    const queue = await openJobs({ subgraph: 'identity', connection, catalogue: CATALOGUE });
    await connection.db.transaction(async (tx) => {
      const request = { kind, userId: userId as Id<'user'> };
      await queue.recorder(tx).enqueue('send-mail', { mailId: newId('mail'), request });
      await meanwhile();
    });
  } finally {
    await connection.close();
  }
}

const mailTo = (address: string, subject: string) =>
  eventually(() => mailbox.to(address).find((mail) => mail.subject === subject));

test('notices go to the address that an account had when what they tell of happened', async () => {
  const { input, userId } = await identity.register();
  await lateNotice(userId, 'PASSWORD_CHANGED', async () => {
    await moveTo(userId, input.email, 'second@example.com');
    await moveTo(userId, 'second@example.com', 'third@example.com');
  });
  await mailTo(input.email, 'Your password was changed');
  await lateNotice(userId, 'EMAIL_CHANGE_REQUESTED', () =>
    moveTo(userId, 'third@example.com', 'fourth@example.com'),
  );
  await eventually(() => {
    const notices = mailbox
      .to('third@example.com')
      .filter(({ subject }) => subject === 'A new address was asked for');
    return notices.length === 2 ? true : undefined;
  });
  await lateNotice(userId, 'PASSWORD_CHANGED', async () => undefined);
  await mailTo('fourth@example.com', 'Your password was changed');
  for (const address of ['second@example.com', 'third@example.com']) {
    expect(mailbox.to(address).map(({ subject }) => subject)).not.toContain(
      'Your password was changed',
    );
  }
});

test('the address that an account had is told that it has another one, and not which', async () => {
  const { input, userId } = await identity.register();
  await moveTo(userId, input.email, 'elsewhere@example.com');
  const { text } = await mailTo(input.email, 'Your account has another address');
  expect(text).toContain('tell us at once');
  expect(text).not.toContain('elsewhere');
  const stored = await identity.sql`
    select * from identity.email_verifications where user_id = ${userId}`;
  expect(JSON.stringify(stored)).not.toContain('@example.com');
});

import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ANONYMOUS } from '@blockscore/caller';
import { connect } from '@blockscore/database';
import { type Id, newId } from '@blockscore/ids';
import { createDeadJobs, type JobQueue, openJobs } from '@blockscore/jobs';
import { eventually, type Mail, parseMail } from '@blockscore/testkit';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import type { IdentityJobs } from '../src/app/jobs.ts';
import type { MailRequest } from '../src/domain/mail.ts';
import { PASSWORD, startTestIdentity, type TestIdentity } from './test-identity.ts';

const received: (Mail & { readonly recipient: string })[] = [];
const VERIFY = 'Verify your e-mail address';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
/** What the mail server answers to recipients; undefined where it takes them. */
let answer: { readonly code: number; readonly text: string } | undefined;

const server = new SMTPServer({
  logger: false,
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _, done) {
    if (answer === undefined) done(null);
    else
      done(Object.assign(new Error(`${answer.text} <${address}>`), { responseCode: answer.code }));
  },
  onData(stream, { envelope }, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const recipient = envelope.rcptTo.map(({ address }) => address).join();
      received.push({ recipient, ...parseMail('', Buffer.concat(chunks).toString('utf8')) });
      done();
    });
  },
});

let identity: TestIdentity;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  identity = await startTestIdentity({
    environment: {
      MAIL_SERVER: `127.0.0.1:${port}`,
      MAIL_FROM: 'Lender <no-reply@lender.example>',
      PUBLIC_URL: 'https://lender.example/',
    },
  });
});
afterAll(async () => {
  await identity?.close();
  await identity?.drop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** Several mails may be under way to somebody, in any order. */
const mailTo = (address: string, subject = VERIFY) =>
  eventually(() => received.find((mail) => mail.recipient === address && mail.subject === subject));

const deadJobs = async () => {
  const command = join(import.meta.dirname, '../src/dead-jobs.ts');
  const env = { ...process.env, ...identity.environment };
  return (await promisify(execFile)(process.execPath, [command], { env })).stdout;
};

async function withQueue<T>(run: (queue: JobQueue<IdentityJobs>) => Promise<T>): Promise<T> {
  const connection = connect(identity.database.appUrl, { max: 1 });
  try {
    return await run(await openJobs({ subgraph: 'identity', connection, catalogue: CATALOGUE }));
  } finally {
    await connection.close();
  }
}

const retryAll = () => withQueue((queue) => createDeadJobs(queue).retryAll());

const ask = (request: MailRequest) =>
  withQueue((queue) =>
    queue.connection.db.transaction((tx) =>
      queue.recorder(tx).enqueue('send-mail', { mailId: newId('mail'), request }),
    ),
  );

const jobsOf = async (userId: string) => {
  const rows = await identity.sql`
    select state, output, data from identity_jobs.job
    where name = 'send-mail' and data -> 'request' ->> 'userId' = ${userId}`;
  return rows.map((row) => ({ state: String(row['state']), whole: JSON.stringify(row) }));
};

test('whoever registers gets the token by mail, and nobody else learns anything by it', async () => {
  const { input, userId } = await identity.register({}, false);
  const mail = await mailTo(input.email);
  expect(mail).toMatchObject({ to: input.email, subject: VERIFY });
  const [token = ''] = /^vrf_\S+$/m.exec(mail.text) ?? [];
  expect(mail.text).toContain(`\nhttps://lender.example/verify-email#token=${token}\n`);
  // Whoever registers may name a stranger's address, and may call themselves anything.
  // In a token there may be any three letters.
  expect(mail.text.replaceAll(token, '')).not.toContain('Ada');
  const [job] = await eventually(async () => {
    const found = await jobsOf(userId);
    return found[0]?.state === 'completed' ? found : undefined;
  });
  for (const secret of [input.email, 'Ada', 'Łącka', token]) {
    expect(job?.whole).not.toContain(secret);
  }
});

test('a notice greets whoever has verified the address, and tells what a sign-in came from', async () => {
  const { input } = await identity.register();
  const client = { address: '203.0.113.9', agent: BROWSER };
  // The first sign-in is from where the account was opened, as likely as not.
  for (let time = 0; time < 2; time += 1) {
    await identity.ask(
      ANONYMOUS,
      'mutation ($input: LoginInput!) { login(input: $input) { userErrors { code } } }',
      { input: { email: input.email, password: PASSWORD } },
      client,
    );
  }
  const { text } = await mailTo(input.email, 'A sign-in from a new device');
  expect(text).toMatch(/^Hello Ada,\n/);
  expect(text.replaceAll('\n', ' ')).toContain('It calls itself: Firefox on Linux.');
  expect(text).toContain('203.0.113.9');
});

test('nobody gets a mail who was erased meanwhile', async () => {
  const { input, userId } = await identity.register({}, false);
  await mailTo(input.email);
  await identity.sql`
    update identity.data_key set wrapped_key = null, destroyed_at = now()
    where subject_id = ${userId}`;
  await ask({ kind: 'PASSWORD_CHANGED', userId: userId as Id<'user'> });
  await eventually(async () => {
    const states = (await jobsOf(userId)).map(({ state }) => state);
    return states.length > 0 && states.every((state) => state === 'completed') ? true : undefined;
  });
  expect(received.filter(({ recipient }) => recipient === input.email)).toHaveLength(1);
});

test('a mail that the server cannot take now is sent later', async () => {
  answer = { code: 451, text: '4.7.1 greylisted' };
  const { input, userId } = await identity.register({}, false);
  await eventually(async () => ((await jobsOf(userId))[0]?.state === 'retry' ? true : undefined));
  expect((await jobsOf(userId))[0]?.whole).not.toContain(input.email);
  answer = undefined;
  await identity.sql`update identity_jobs.job set start_after = now() where state = 'retry'`;
  // Another mail has the workers look at once; by themselves they would in some seconds.
  const another = await identity.register({}, false);
  for (const { email } of [input, another.input]) {
    expect(await mailTo(email)).toMatchObject({ to: email });
  }
});

test('a mail that is refused for good is a dead letter, which an operator can have sent again', async () => {
  answer = { code: 550, text: '5.1.1 no such mailbox' };
  const { input, userId } = await identity.register({}, false);
  await eventually(async () => ((await jobsOf(userId))[0]?.state === 'failed' ? true : undefined));
  const listed = await deadJobs();
  expect(listed).toMatch(/ \| send-mail \| 1 attempts \| .*550 5\.1\.1\.\n1 dead letter\.\n$/);
  expect(listed).not.toContain(input.email);
  answer = undefined;
  expect(await retryAll()).toBe(1);
  expect(await mailTo(input.email)).toMatchObject({ to: input.email });
}, 60_000);

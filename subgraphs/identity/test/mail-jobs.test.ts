import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from '@blockscore/database';
import { createDeadJobs, openJobs } from '@blockscore/jobs';
import { eventually, type Mail, parseMail } from '@blockscore/testkit';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { startTestIdentity, type TestIdentity } from './test-identity.ts';

const received: (Mail & { readonly recipient: string })[] = [];
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

const mailTo = (address: string) =>
  eventually(() => received.find(({ recipient }) => recipient === address));

const deadJobs = async () => {
  const command = join(import.meta.dirname, '../src/dead-jobs.ts');
  const env = { ...process.env, ...identity.environment };
  return (await promisify(execFile)(process.execPath, [command], { env })).stdout;
};

async function retryAll(): Promise<number> {
  const connection = connect(identity.database.appUrl, { max: 1 });
  try {
    const queue = await openJobs({ subgraph: 'identity', connection, catalogue: CATALOGUE });
    return await createDeadJobs(queue).retryAll();
  } finally {
    await connection.close();
  }
}

const jobsOf = async (userId: string) => {
  const rows = await identity.sql`
    select state, output, data from identity_jobs.job
    where name = 'send-mail' and data -> 'request' ->> 'userId' = ${userId}`;
  return rows.map((row) => ({ state: String(row['state']), whole: JSON.stringify(row) }));
};

test('whoever registers gets the token by mail, and nobody else learns anything by it', async () => {
  const { input, userId } = await identity.register({}, false);
  const mail = await mailTo(input.email);
  expect(mail).toMatchObject({ to: input.email, subject: 'Verify your e-mail address' });
  const [token = ''] = /^vrf_\S+$/m.exec(mail.text) ?? [];
  expect(mail.text).toContain(`\nhttps://lender.example/verify-email#token=${token}\n`);
  // Whoever registers may name a stranger's address, and may call themselves anything.
  expect(mail.text).not.toContain('Ada');
  const [job] = await eventually(async () => {
    const found = await jobsOf(userId);
    return found[0]?.state === 'completed' ? found : undefined;
  });
  for (const secret of [input.email, 'Ada', 'Łącka', token]) {
    expect(job?.whole).not.toContain(secret);
  }
});

test('a mail that the server cannot take now is sent later', async () => {
  answer = { code: 451, text: '4.7.1 greylisted' };
  const { input, userId } = await identity.register({}, false);
  await eventually(async () => ((await jobsOf(userId))[0]?.state === 'retry' ? true : undefined));
  expect((await jobsOf(userId))[0]?.whole).not.toContain(input.email);
  answer = undefined;
  await identity.sql`update identity_jobs.job set start_after = now() where state = 'retry'`;
  expect(await mailTo(input.email)).toMatchObject({ to: input.email });
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

import type { EventData } from '@blockscore/events';
import { type Id, newId } from '@blockscore/ids';
import { eventually, type Mail, Mailbox } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openResources } from '../src/adapters/resources.ts';
import { createTransact } from '../src/adapters/work.ts';
import { mailOfCopy, mailOfDocument } from '../src/app/mail-what-compliance-tells.ts';
import { identityConfig } from '../src/config.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;
let mailbox: Mailbox;
beforeAll(async () => {
  identity = await startTestIdentity({ passwords: QUICK_PASSWORDS });
  mailbox = new Mailbox(identity.environment['MAIL_DIRECTORY'] ?? '');
});
afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

const expiring = (userId: string): EventData['compliance.kyc_document.expiring'] => ({
  ...{ userId: userId as Id<'user'>, kycId: newId('kyc'), documentId: newId('doc') },
  kind: 'PASSPORT',
});
const copyIs = (
  userId: string,
  to: EventData['compliance.export.changed']['to'],
): EventData['compliance.export.changed'] => ({
  ...{ userId: userId as Id<'user'>, exportId: newId('export'), from: 'GATHERING', to },
});

const mailsTo = (address: string, subject: RegExp): readonly Mail[] =>
  mailbox.to(address).filter((mail) => subject.test(mail.subject));
const mailed = (address: string, subject: RegExp) =>
  eventually(async () => mailsTo(address, subject)[0]);

test('people are mailed that a document runs out, and that their copy is ready', async () => {
  const { userId, input } = await identity.register();
  await identity.hear('compliance.export.changed', copyIs(userId, 'FAILED'));
  await identity.hear('compliance.export.changed', copyIs(userId, 'READY'));
  await identity.hear('compliance.kyc_document.expiring', expiring(userId));
  const document = await mailed(input.email, /runs out soon/);
  expect(document.text.replaceAll(/\s+/g, ' ')).toContain('the passport that you have shown us');
  const ready = await mailed(input.email, /copy of your data/);
  expect(ready.text).toMatch(/for two weeks/);
  // Whoever reads somebody's mails does not get their data by that.
  expect(ready.text).not.toMatch(/https?:/);
  expect(mailsTo(input.email, /copy of your data/)).toHaveLength(1);
});

test('nobody is mailed old news, nor at an address that was never verified', async () => {
  const resources = await openResources(identityConfig(identity.environment), 'identity test');
  const transact = createTransact(resources);
  const { clock } = resources;
  const waiting = async (userId: string) =>
    await identity.sql`select data -> 'request' ->> 'kind' as kind from identity_jobs.job
      where name = 'send-mail' and data -> 'request' ->> 'userId' = ${userId}
        and data -> 'request' ->> 'kind' in ('DATA_COPY_READY', 'DOCUMENT_RUNS_OUT')`;
  try {
    const stranger = await identity.register({}, false);
    const known = await identity.register();
    const longAgo = new Date(clock().getTime() - 8 * 86_400_000);
    const hear = async (userId: string, at: Date) => {
      await transact((work) => mailOfCopy({ clock })(work, copyIs(userId, 'READY'), at));
      await transact((work) => mailOfDocument({ clock })(work, expiring(userId), at));
    };
    await hear(stranger.userId, clock());
    await hear(known.userId, longAgo);
    expect(await waiting(stranger.userId)).toEqual([]);
    expect(await waiting(known.userId)).toEqual([]);
    await hear(known.userId, clock());
    expect(await waiting(known.userId)).toHaveLength(2);
  } finally {
    await resources.connection.close();
  }
});

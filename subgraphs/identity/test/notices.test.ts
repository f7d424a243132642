import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Caller, userCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { type Id, newId } from '@blockscore/ids';
import { eventually, Mailbox } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { createPorts, openResources } from '../src/adapters/resources.ts';
import { gatherNotices } from '../src/app/gather-notices.ts';
import { sendNotices } from '../src/app/send-notices.ts';
import { identityConfig } from '../src/config.ts';
import { partnerSteps } from './partner-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

let identity: TestIdentity;
let steps: ReturnType<typeof partnerSteps>;
let admin: Caller;
let mailbox: Mailbox;

beforeAll(async () => {
  identity = await startTestIdentity({
    passwords: QUICK_PASSWORDS,
    environment: { PUBLIC_URL: 'https://lender.example/' },
  });
  steps = partnerSteps(identity);
  admin = await steps.administrator();
  mailbox = new Mailbox(identity.environment['MAIL_DIRECTORY'] ?? '');
});
afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

type Issued = EventData['lending.notice.issued'];
type To = Pick<Issued, 'userId'> | Pick<Issued, 'partnerId'>;

/** What lending tells, once. */
async function issue(to: To, changes: Partial<Issued> = {}): Promise<Issued> {
  const notice: Issued = {
    noticeId: newId('notice'),
    ...to,
    kind: 'LOAN_PAID_OUT',
    mailed: true,
    applicationId: newId('app'),
    loanId: newId('loan'),
    facts: { amountMinor: '1000000', currency: 'USD', termMonths: 24 },
    ...changes,
  };
  await identity.hear('lending.notice.issued', notice);
  return notice;
}

/** Waits until everything that was told before has been heard, and no mail is on its way. */
async function settled(): Promise<void> {
  const { userId } = await identity.register();
  const { noticeId } = await issue({ userId: userId as Id<'user'> });
  await mailOf(noticeId);
  await eventually(async () => {
    const [row] = await identity.sql`
      select count(*)::int as n from identity_jobs.job
      where name = 'send-notices' and state not in ('completed', 'failed')`;
    return row?.['n'] === 0 ? true : undefined;
  });
}

const mailOf = (id: string) =>
  eventually(() =>
    readFile(join(identity.environment['MAIL_DIRECTORY'] ?? '', `${id}.eml`), 'utf8').catch(
      () => undefined,
    ),
  );

/** Whatever was mailed to the address but for what identity mails of itself. */
const noticesTo = (address: string) =>
  mailbox.to(address).filter(({ subject }) => !subject.includes('address'));

/** What another process does. */
async function elsewhere<T>(run: (ports: ReturnType<typeof createPorts>) => Promise<T>) {
  const config = identityConfig(identity.environment);
  const resources = await openResources(config, 'identity test');
  try {
    return await run(createPorts(resources, config));
  } finally {
    await resources.connection.close();
  }
}

const jobsOf = (mailId: string) => identity.sql`
  select id from identity_jobs.job where name = 'send-notices' and data->>'mailId' = ${mailId}`;

test('a notice is mailed to the person, once, though its event comes twice and its job is done again', async () => {
  const { input, userId } = await identity.register();
  const notice = await issue({ userId: userId as Id<'user'> });
  await identity.hear('lending.notice.issued', notice);
  await settled();
  expect(await jobsOf(notice.noticeId)).toHaveLength(1);
  const [mail, ...others] = noticesTo(input.email);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ id: notice.noticeId, subject: 'Your loan is paid out' });
  expect(mail?.text).toContain('Hello Ada,');
  expect(mail?.text).toContain('Amount: $10,000.00');
  expect(mail?.text).toContain('https://lender.example/account/notices');
  const links = { lender: 'Lender', publicUrl: undefined };
  const again = { mailId: notice.noticeId };
  await elsewhere((ports) => sendNotices(ports, links)(again, new Date()));
  // The same id, by which a mail server tells that it is the same mail.
  expect(noticesTo(input.email)).toHaveLength(1);
  expect(await mailOf(notice.noticeId)).toMatch(
    new RegExp(`^Message-ID: <${notice.noticeId}@`, 'm'),
  );
});

test('nobody is mailed what they switched off, at an address that is not verified, or once erased', async () => {
  const [off, unverified, erased] = [
    await identity.register(),
    await identity.register({}, false),
    await identity.register(),
  ];
  await identity.sql`
    update identity.data_key set wrapped_key = null, destroyed_at = now()
    where subject_id = ${erased.userId}`;
  await issue({ userId: off.userId as Id<'user'> }, { mailed: false });
  for (const { userId } of [unverified, erased]) await issue({ userId: userId as Id<'user'> });
  await issue({ userId: newId('user') });
  await settled();
  for (const { input } of [off, unverified, erased]) expect(noticesTo(input.email)).toEqual([]);
});

describe('a partner', () => {
  const opened = async (contactEmail: string, noticeMail?: string) => {
    const { partner } = await steps.run<{ partner: { id: Id<'partner'> } | null }>(
      admin,
      'createPartner',
      { name: 'Acme Homes', contactEmail, noticeMail },
    );
    if (partner === null) throw new Error('no partner');
    return partner.id;
  };

  test('gets the day’s notices in one mail, gathered once by however many', async () => {
    expect(CATALOGUE['gather-notices'].schedule?.cron).toBe('0 6 * * *');
    const partnerId = await opened('daily@acme.example');
    const notice = await issue({ partnerId });
    await identity.hear('lending.notice.issued', notice);
    await issue({ partnerId }, { kind: 'LOAN_PAID_OFF', facts: {} });
    await settled();
    expect(noticesTo('daily@acme.example')).toEqual([]);
    const counts = await elsewhere((ports) =>
      Promise.all([gatherNotices(ports)(), gatherNotices(ports)()]),
    );
    expect(counts[0] + counts[1]).toBe(1);
    await settled();
    const [mail, ...others] = noticesTo('daily@acme.example');
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('2 notices on applications and loans');
    expect(mail?.text).toContain(`Loan paid out: ${notice.loanId}`);
    expect(await elsewhere((ports) => gatherNotices(ports)())).toBe(0);
  });

  test('gets them at once, or none, as it wants, and none without an address or suspended', async () => {
    const each = await opened('each@acme.example', 'EACH');
    const none = await opened('none@acme.example', 'NONE');
    const shut = await opened('shut@acme.example', 'EACH');
    await steps.run(admin, 'suspendPartner', { id: shut });
    const silent = await steps.partner(admin);
    for (const id of [each, none, shut, silent]) await issue({ partnerId: id as Id<'partner'> });
    await settled();
    expect(noticesTo('each@acme.example')).toHaveLength(1);
    for (const name of ['none', 'shut']) expect(noticesTo(`${name}@acme.example`)).toEqual([]);
    const [waiting] = await identity.sql`
      select count(*)::int as n from identity.notices where partner_id = ${silent}`;
    expect(waiting?.['n']).toBe(0);
  });

  test('is changed by an administrator; its address is encrypted and its own people see it', async () => {
    const id = await opened('old@acme.example');
    const changed = await steps.run(admin, 'updatePartner', {
      id,
      name: 'Acme',
      contactEmail: ' New@Acme.example',
      noticeMail: 'EACH',
    });
    expect(changed).toMatchObject({
      partner: { id, name: 'Acme', contactEmail: 'new@acme.example', noticeMail: 'EACH' },
    });
    const [row] = await identity.sql`
      select contact_email, version from identity.partners where id = ${id}`;
    expect(row?.['contact_email']).not.toContain('acme.example');
    expect(row?.['version']).toBe(2);
    const told = (await identity.events('identity.partner.changed')).at(-1);
    expect(told?.data).toEqual({ partnerId: id, fields: ['contactEmail', 'name', 'noticeMail'] });
    expect(JSON.stringify(told)).not.toContain('acme.example');

    const query = 'query ($id: ID!) { partner(id: $id) { contactEmail } }';
    const own = await identity.ask(userCaller(newId('user'), ['PARTNER'], id), query, { id });
    expect(own.data?.['partner']).toEqual({ contactEmail: 'new@acme.example' });
    const other = await identity.ask(userCaller(newId('user'), ['BORROWER']), query, { id });
    expect(other.data?.['partner']).toBeNull();

    const codes = (input: Record<string, unknown>) =>
      steps.codes(admin, 'updatePartner', { id, ...input });
    expect(await codes({ contactEmail: 'no address' })).toEqual(['EMAIL_INVALID']);
    expect(await codes({ name: '' })).toEqual(['NAME_INVALID']);
    expect(await codes({ id: newId('partner') })).toEqual(['NOT_FOUND']);
    const gone = await steps.run(admin, 'updatePartner', { id, contactEmail: null });
    expect(gone).toMatchObject({ partner: { contactEmail: null, noticeMail: 'EACH' } });
  });

  test('is told as the guide has it', async () => {
    const id = await opened('guide@acme.example');
    const page = await readFile(new URL('../../../docs/partners.md', import.meta.url), 'utf8');
    const mutation = /```graphql\n(mutation HowTheyAreTold.*?)```/s.exec(page)?.[1] ?? '';
    const { data } = await identity.ask(admin, mutation, { id });
    expect(data?.['updatePartner']).toEqual({
      partner: { id, name: 'Acme Homes', contactEmail: 'loans@acme.example', noticeMail: 'EACH' },
      userErrors: [],
    });
  });
});

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@blockscore/service';
import { parseMail } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createMailer } from '../src/adapters/mailer.ts';
import type { Mail } from '../src/app/ports.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blockscore-mail-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

const TOKEN = `reset_01k0000000000000000000000z.${'t'.repeat(43)}`;

const mail: Mail = {
  id: 'vrf_1',
  to: 'ada@example.com',
  subject: 'Verify your e-mail address',
  text: `Hello Ada,\n\nuse this token:\n\n${TOKEN}\n\nIt is good for a day.`,
  html: `<p>\nHello Ada,\n</p>\n<pre>\n${TOKEN}\n</pre>`,
};

function mailerInto(print: boolean, logger = createLogger('identity', 'silent')) {
  return createMailer(
    {
      MAIL_SERVER: undefined,
      MAIL_USERNAME: undefined,
      MAIL_PASSWORD: undefined,
      MAIL_FROM: { name: 'BlockScore', address: 'no-reply@blockscore.example' },
      MAIL_DIRECTORY: directory,
      MAIL_PRINT: print,
    },
    logger,
  );
}

const written = (id: string) => readFile(join(directory, `${id}.eml`), 'utf8');

describe('without a mail server', () => {
  test.each([false, true])('with MAIL_PRINT=%s the log shows the mail as told', async (print) => {
    const logger = createLogger('identity', 'silent');
    const info = vi.spyOn(logger, 'info');
    await mailerInto(print, logger).send(mail);
    const logged = JSON.stringify(info.mock.calls);
    expect(logged).toContain('vrf_1.eml');
    for (const secret of [TOKEN, 'Ada', `To: ${mail.to}`, `Subject: ${mail.subject}`]) {
      expect(logged.includes(secret)).toBe(print);
    }
    expect(logged.includes('ada@example.com')).toBe(print);
  });

  test('a mail is a file with both forms, in which the token stands whole on its line', async () => {
    await mailerInto(false).send(mail);
    const source = await written('vrf_1');
    expect(source).toMatch(/^Message-ID: <vrf_1@blockscore\.example>\r$/m);
    expect(source).toMatch(/^To: ada@example\.com\r$/m);
    expect(source).toMatch(/^From: BlockScore <no-reply@blockscore\.example>\r$/m);
    expect(source).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(source.match(/^reset_\S+$/gm)).toEqual([TOKEN, TOKEN]);
    const read = parseMail('vrf_1', source);
    expect(read).toEqual({ id: 'vrf_1', to: mail.to, subject: mail.subject, text: mail.text });
  });

  test('what is not ASCII is encoded and can be read', async () => {
    const text = 'Hello Łucja,\n\nзаходите = 100 % 田中';
    await mailerInto(false).send({ ...mail, id: 'mail_5', subject: 'Ein Gruß', text });
    expect(parseMail('mail_5', await written('mail_5')).text).toBe(text);
    expect(await written('mail_5')).toMatch(/^[\r\n\x20-\x7e]*$/);
    await rm(join(directory, 'mail_5.eml'));
  });

  test('a second sending replaces the first and leaves nothing half written', async () => {
    const mailer = mailerInto(false);
    await Promise.all([mailer.send(mail), mailer.send({ ...mail, id: 'mail_2' })]);
    await mailer.send(mail);
    expect((await readdir(directory)).sort()).toEqual(['mail_2.eml', 'vrf_1.eml']);
  });

  test.each([
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com, eve@example.com',
    'Ada <ada@example.com>',
    'ada@example.com>',
    'ada',
    '',
  ])('no mail goes to %j, which is not one address', async (to) => {
    await expect(mailerInto(false).send({ ...mail, id: 'mail_3', to })).rejects.toThrow(
      /^Mail mail_3 has a recipient that is no address\.$/,
    );
  });

  test('what stands in a subject stays in the subject', async () => {
    const subject = 'Hello\r\nBcc: eve@example.com\r\n\r\nand more';
    await mailerInto(false).send({ ...mail, id: 'mail_4', subject });
    const [head = ''] = (await written('mail_4')).split('\r\n\r\n');
    expect(head).not.toMatch(/^Bcc:/m);
    expect(head).toMatch(/^Subject: Hello.*eve@example\.com/m);
  });
});

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail, Mailer } from '../app/ports.ts';
import { type MailSender, messageOf } from './mail-message.ts';

export interface FileMailerOptions {
  readonly directory: string;
  readonly from: MailSender;
  /** Told of each mail that was written, so that a developer sees it without looking for the file. */
  readonly onWritten: (file: string, mail: Mail) => void;
}

/**
 * Development's mailer: each mail becomes a file `<id>.eml` (RFC 5322), as a mail server would get
 * it. Writing the same mail again replaces the file; a reader never sees half of one.
 */
export function createFileMailer(options: FileMailerOptions): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      const { message } = await transport.sendMail(messageOf(mail, options.from));
      if (!Buffer.isBuffer(message)) throw new Error('The mail was not composed into a buffer.');
      await mkdir(options.directory, { recursive: true, mode: 0o700 });
      const file = join(options.directory, `${mail.id}.eml`);
      await writeFile(`${file}.part`, message, { mode: 0o600 });
      await rename(`${file}.part`, file);
      options.onWritten(file, mail);
    },
  };
}

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mailer } from '../app/ports.ts';

export interface FileMailerOptions {
  readonly directory: string;
  /** Told of each mail that was written, so that a developer sees it without looking for the file. */
  readonly onWritten: (file: string, text: string) => void;
}

/**
 * Development's mailer: each mail becomes a file `<id>.eml` (RFC 5322). Writing the same mail again
 * replaces the file; a reader never sees half of one.
 */
export function createFileMailer(options: FileMailerOptions): Mailer {
  return {
    async send(mail) {
      await mkdir(options.directory, { recursive: true, mode: 0o700 });
      const file = join(options.directory, `${mail.id}.eml`);
      const text = [
        'From: BlockScore <no-reply@blockscore.example>',
        `To: ${mail.to}`,
        `Subject: ${mail.subject}`,
        `Message-ID: <${mail.id}@blockscore.example>`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        '',
        mail.text,
        '',
      ].join('\r\n');
      await writeFile(`${file}.part`, text, { mode: 0o600 });
      await rename(`${file}.part`, file);
      options.onWritten(file, mail.text);
    },
  };
}

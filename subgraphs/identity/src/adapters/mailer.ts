import type { Logger } from '@blockscore/service';
import type { Mail, Mailer } from '../app/ports.ts';
import type { Config } from '../config.ts';
import { createFileMailer } from './file-mailer.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

export type MailConfig = Pick<
  Config,
  'MAIL_SERVER' | 'MAIL_USERNAME' | 'MAIL_PASSWORD' | 'MAIL_FROM' | 'MAIL_DIRECTORY' | 'MAIL_PRINT'
>;

/**
 * Sends mail by the mail server that is configured, and without one writes it to files; the log
 * names the file, and shows the mail only where that is asked for.
 */
export function createMailer(config: MailConfig, logger: Pick<Logger, 'info'>): Mailer {
  const from = config.MAIL_FROM;
  if (config.MAIL_SERVER !== undefined) {
    const { MAIL_USERNAME: user, MAIL_PASSWORD: pass } = config;
    const login = user === undefined || pass === undefined ? undefined : { user, pass };
    return createSmtpMailer({ server: config.MAIL_SERVER, from, login });
  }
  const { MAIL_DIRECTORY: directory } = config;
  if (directory === undefined) throw new Error('Neither MAIL_SERVER nor MAIL_DIRECTORY is set.');
  return createFileMailer({
    directory,
    from,
    onWritten: (file, mail) => {
      const shown = config.MAIL_PRINT ? { notice: true, file, text: printed(mail) } : { file };
      logger.info(shown, 'mail written');
    },
  });
}

function printed({ to, subject, text }: Mail): string {
  return `To: ${to}\nSubject: ${subject}\n\n${text}`;
}

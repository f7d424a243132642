import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './subgraph.ts';

export interface Mail {
  /** The file's name without its ending. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mails that identity wrote into its MAIL_DIRECTORY. */
export class Mailbox {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** All mails to an address, in the order of their ids, which is the order of their making. */
  to(address: string): readonly Mail[] {
    return this.#all().filter((mail) => mail.to.toLowerCase() === address.toLowerCase());
  }

  /** Waits for a mail to an address whose text fits; gives what the expression's first group holds. */
  waitFor(address: string, pattern: RegExp, timeoutMs = 30_000): Promise<string> {
    return eventually(
      () =>
        this.to(address)
          .map((mail) => pattern.exec(mail.text)?.[1])
          .findLast((found) => found !== undefined),
      timeoutMs,
    );
  }

  #all(): readonly Mail[] {
    return names(this.#directory)
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) =>
        parseMail(name.slice(0, -'.eml'.length), readFileSync(join(this.#directory, name), 'utf8')),
      );
  }
}

/** A mail in RFC 5322's form, of which the plain text is read: alone, or the first of several forms. */
export function parseMail(id: string, source: string): Mail {
  const whole = split(source.replaceAll('\r\n', '\n'));
  const boundary = /boundary="([^"]+)"/.exec(whole.header('Content-Type'))?.[1];
  const forms = boundary === undefined ? [] : whole.body.split(`--${boundary}`).slice(1);
  const text = forms.map(split).find((form) => /^text\/plain/.test(form.header('Content-Type')));
  return {
    id,
    to: whole.header('To'),
    subject: whole.header('Subject'),
    text: decode(text ?? whole).trim(),
  };
}

interface Part {
  readonly body: string;
  /** A header's text, unfolded; empty where there is none. */
  header(name: string): string;
}

function split(source: string): Part {
  const [head = '', ...body] = source.trimStart().split('\n\n');
  const unfolded = head.replaceAll(/\n[ \t]+/g, ' ');
  return {
    body: body.join('\n\n'),
    header: (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '',
  };
}

/** Of RFC 2045's encodings the one that identity writes; anything else is taken as it stands. */
function decode({ body, header }: Part): string {
  if (header('Content-Transfer-Encoding').toLowerCase() !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function names(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    // It is made with the first mail.
    return [];
  }
}

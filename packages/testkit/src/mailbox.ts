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
  waitFor(address: string, pattern: RegExp, timeoutMs = 15_000): Promise<string> {
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

/** A plain-text mail in RFC 5322's form: headers, an empty line, the text. */
export function parseMail(id: string, source: string): Mail {
  const [head = '', ...body] = source.replaceAll('\r\n', '\n').split('\n\n');
  const header = (name: string) =>
    new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  return { id, to: header('To'), subject: header('Subject'), text: body.join('\n\n').trim() };
}

function names(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    // It is made with the first mail.
    return [];
  }
}

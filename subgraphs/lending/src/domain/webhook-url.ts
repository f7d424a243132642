import { err, ok, type Result } from '@blockscore/result';
import { inputError, type LendingError } from './errors.ts';

const MAX_LENGTH = 2_048;

/**
 * Where a partner wants to be told: https on port 443, without a user name and without a fragment. In
 * development http and other ports do too. Which addresses the name leads to is looked at each time
 * that something is sent there.
 */
export function readWebhookUrl(
  text: string,
  development: boolean,
  field = 'url',
): Result<string, LendingError> {
  const invalid = (message: string) => err(inputError('WEBHOOK_URL_INVALID', field, message));
  if (text.length > MAX_LENGTH) return invalid(`Give a URL of at most ${MAX_LENGTH} characters.`);
  if (/\s/.test(text)) return invalid('Leave blanks out: within a URL they are written as %20.');
  if (!URL.canParse(text)) return invalid('Give a whole URL: https://, a host and a path.');
  const url = new URL(text);
  const http = development && url.protocol === 'http:';
  if (url.protocol !== 'https:' && !http) return invalid('Give a URL that begins with https://.');
  if (url.username !== '' || url.password !== '') {
    return invalid('Leave user name and password out: the signature tells who sends.');
  }
  if (url.hash !== '') return invalid('Leave the fragment (#…) out: it is never sent.');
  if (url.port !== '' && !development) return invalid('Leave the port out: it is 443.');
  return ok(url.href);
}

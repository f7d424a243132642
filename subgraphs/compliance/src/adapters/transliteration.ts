import anyAscii from 'any-ascii';
import type { ToLatin } from '../domain/matching/name.ts';

/** Any script in ASCII, letter by letter. */
export const toLatin: ToLatin = (text) => anyAscii(text);

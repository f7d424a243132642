import type { Profile } from './user.ts';

/** What everybody expects of somebody in a hurry to choose here. */
const PRODUCT_WORDS = ['blockscore', 'block score'];
const SHORTEST_WORD = 3;
/** What is left of a password without the words that it is no secret of. */
const LEAST_LEFT = 4;

/** The form in which a password is looked for in a list of common ones: case does not make it rare. */
export function comparable(password: string): string {
  return password.normalize('NFKC').toLowerCase();
}

/**
 * What is left of a password once the product's name and all that is known of the person are taken
 * out, in letters and digits; undefined where nothing had to be taken out. The rest should be
 * neither too short nor a common password (ASVS 5.0, 6.2.11).
 */
export function withoutContext(password: string, person: Profile): string | undefined {
  const before = lettersAndDigits(password);
  const after = contextWords(person).reduce((text, word) => text.replaceAll(word, ''), before);
  return after === before ? undefined : after;
}

export function isTooLittle(rest: string): boolean {
  return [...rest].length < LEAST_LEFT;
}

/** Longest first, so that a whole address goes before its parts. */
function contextWords({ email, firstName, lastName, phone, dateOfBirth }: Profile): string[] {
  const [local = '', domain = ''] = email.split('@');
  const [year = '', month = '', day = ''] = dateOfBirth.split('-');
  const texts = [
    ...PRODUCT_WORDS,
    email,
    local,
    ...local.split(/[^\p{L}\p{N}]+/u),
    ...domain.split('.').slice(0, -1),
    firstName,
    lastName,
    ...`${firstName} ${lastName}`.split(/[^\p{L}\p{N}]+/u),
    phone ?? '',
    `${year}${month}${day}`,
    `${day}${month}${year}`,
    `${month}${day}${year}`,
    year,
  ];
  const words = texts.map(lettersAndDigits).filter((word) => [...word].length >= SHORTEST_WORD);
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

function lettersAndDigits(text: string): string {
  return comparable(text).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}

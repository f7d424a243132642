import { networkOf } from './throttle.ts';
import type { Profile } from './user.ts';

/** What devices and networks are remembered for: as long as a device is known. */
export const SIGHTINGS_KEPT_MS = 180 * 86_400_000;
/** More than anybody has; beyond, those seen longest ago are forgotten. */
export const MOST_SIGHTINGS = 50;

/** What `newSecret` makes: 32 bytes, base64url. */
const DEVICE_TOKEN = /^[\w-]{43}$/;

/** Whether a text is of the form of a device token. What nobody gave out tells nothing of a device. */
export function isDeviceToken(text: string): boolean {
  return DEVICE_TOKEN.test(text);
}

/** These drop points from the part before the @. */
const POINTLESS = new Set(['gmail.com', 'googlemail.com']);

/** The part of an address behind the @. */
export function domainOfEmail(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/**
 * The mailbox that mail for an address ends up in, as far as that is known: what follows a + names no
 * other one, and with Gmail no point does, whichever of its two domains is written.
 *
 * @param email as `normalizeEmail` writes it
 */
export function mailboxOf(email: string): string {
  const domain = domainOfEmail(email);
  const local = email.slice(0, email.lastIndexOf('@')).replace(/(?<=.)\+.*$/, '');
  if (!POINTLESS.has(domain)) return `${local}@${domain}`;
  return `${local.replaceAll('.', '')}@gmail.com`;
}

/**
 * Names and date of birth so that the same person gets the same text: in whatever order the names
 * are given, with accents, hyphens and capitals or without.
 */
export function nameAndBirthOf({
  firstName,
  lastName,
  dateOfBirth,
}: Pick<Profile, 'firstName' | 'lastName' | 'dateOfBirth'>): string {
  const words = `${firstName} ${lastName}`
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’.·]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return [...words.sort(), dateOfBirth].join(' ');
}

/**
 * The network that a client's address is of; null where it tells nothing of a person: none is known,
 * or it is the machine's own or a private one, so that a proxy stands between that nobody has told us
 * of, behind which everybody would be one.
 */
export function publicNetworkOf(address: string): string | null {
  const network = networkOf(address);
  const bytes = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(network);
  if (bytes !== null) return isPublicV4(Number(bytes[1]), Number(bytes[2])) ? network : null;
  // Global unicast (RFC 4291): neither ::1 nor unique local nor link-local addresses.
  return /^[23][0-9a-f]{0,3}:.*\/64$/.test(network) ? network : null;
}

/** Not of RFC 1122, 1918, 3927 or 6598: this host, private networks, link-local, a carrier's inside. */
function isPublicV4(first: number, second: number): boolean {
  if (first === 0 || first === 10 || first === 127 || first > 223) return false;
  if (first === 172) return second < 16 || second > 31;
  if (first === 192) return second !== 168;
  if (first === 169) return second !== 254;
  return first !== 100 || second < 64 || second > 127;
}

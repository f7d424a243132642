import { createHash } from 'node:crypto';
import type { Fields } from './audit-lines.ts';

/** The leaf of an entry, and what it is the hash of: what `verifyProof` takes. */
export interface Leaf {
  readonly commitment: string;
  readonly domain: string;
  readonly salt: string;
  readonly content: string;
}

const SALT_DOMAIN = 'blockscore/compliance/audit-salt/v1\n';

const LINK = [
  ...['id', 'day', 'position', 'stream', 'sequence', 'eventId', 'type', 'subject', 'open'],
  ...['actorKind', 'actorId', 'occurredAt', 'recordedAt', 'commitment'],
];
const CONTENT = [
  ...['id', 'day', 'stream', 'eventId', 'type', 'subject', 'open'],
  ...['occurredAt', 'recordedAt', 'details', 'hash'],
];
/** What leaves are made of, the present kind first: the former one held the entry's place, too. */
const KINDS = [
  { domain: 'blockscore/compliance/audit-entry/v2\n', fields: CONTENT },
  {
    domain: 'blockscore/compliance/audit-entry/v1\n',
    fields: [...CONTENT, 'position', 'sequence', 'previousHash'],
  },
] as const;

/** SHA-256 of the parts one after the other, text as UTF-8; in lower-case hex. */
function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** One spelling for equal values: RFC 8785 for what an export holds. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, of]) => `${JSON.stringify(name)}:${canonical(of)}`).join(',')}}`;
}

const chosen = (entry: Fields, names: readonly string[]) =>
  canonical(Object.fromEntries(names.map((name) => [name, entry[name]])));

/** The hash of an entry: of the hash before it, a line feed, and its facts in canonical JSON. */
export function hashOfEntry(entry: Fields): string {
  return sha256(`${String(entry['previousHash'])}\n${chosen(entry, LINK)}`);
}

/** What commits to an entry's details; null where the salt was erased. */
export function commitmentOfDetails({ salt, details }: Fields): string | null {
  return typeof salt === 'string' ? sha256(`${salt}\n${canonical(details)}`) : null;
}

/** The entry as it may have been sealed, the present kind of leaf first; none where the salt was erased. */
export function leavesOf(entry: Fields): readonly Leaf[] {
  const { salt: kept } = entry;
  if (typeof kept !== 'string') return [];
  const salt = sha256(SALT_DOMAIN, kept);
  return KINDS.map(({ domain, fields }) => {
    const content = chosen(entry, fields);
    const commitment = `0x${sha256(domain, Buffer.from(salt, 'hex'), content)}`;
    return { commitment, domain, salt: `0x${salt}`, content };
  });
}

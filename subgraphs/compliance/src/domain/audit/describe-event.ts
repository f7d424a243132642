import type { Canonical } from './canonical.ts';
import type { AuditDetails } from './chain.ts';

/**
 * What entries are made without, as they stay for ever: what is for machines only (keys and what was sealed to them,
 * leaves of trees), and the country of somebody's account, which monitoring alone keeps, encrypted and for its term.
 */
const LEFT_OUT = new Set(['sealed', 'publicKey', 'commitments', 'path', 'country']);

/** An event's data as the trail keeps it. Amounts, which may be big integers, are text already. */
export function detailsOf(data: object): AuditDetails {
  const kept = Object.entries(data).filter(([key]) => !LEFT_OUT.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, toCanonical(value)]));
}

function toCanonical(value: unknown): Canonical {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // Other numbers have no single spelling, so they are kept as text.
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(toCanonical);
  if (typeof value === 'object') return detailsOf(value);
  return String(value);
}

/** The user whom an event is about: named in its data, or the subject of its audience. */
export function subjectOf(data: object, audienceSubject: string | undefined): string | null {
  const userId = (data as Readonly<Record<string, unknown>>)['userId'];
  return typeof userId === 'string' ? userId : (audienceSubject ?? null);
}

import type { z } from 'zod';
import { applicationFraud } from './catalogue/application-fraud.ts';
import { compliance } from './catalogue/compliance.ts';
import { credit } from './catalogue/credit.ts';
import { dataExports } from './catalogue/data-exports.ts';
import { identity } from './catalogue/identity.ts';
import { ledger } from './catalogue/ledger.ts';
import { lending } from './catalogue/lending.ts';
import { monitoring } from './catalogue/monitoring.ts';
import { privacy } from './catalogue/privacy.ts';

/**
 * Every event type and what it carries: ids and states, never personal data. What one subgraph must
 * tell another about a person travels as `sealed`, readable only by the one who asked for it.
 * Types are named `<stream>.<noun>.<past participle>`; the part before the first dot is the stream.
 */
export const CATALOGUE = {
  ...identity,
  ...credit,
  ...lending,
  ...compliance,
  ...ledger,
  ...monitoring,
  ...privacy,
  ...dataExports,
  ...applicationFraud,
};

export type EventType = keyof typeof CATALOGUE;
/** What each event type carries. */
export type EventData = { readonly [T in EventType]: Readonly<z.infer<(typeof CATALOGUE)[T]>> };

/** One stream per subgraph. */
export const STREAMS = ['identity', 'credit', 'lending', 'compliance', 'ledger'] as const;
export type Stream = (typeof STREAMS)[number];

export function isEventType(text: string): text is EventType {
  return Object.hasOwn(CATALOGUE, text);
}

export function isStream(text: string): text is Stream {
  return (STREAMS as readonly string[]).includes(text);
}

/** The stream that events of this type belong to. */
export function streamOf(type: EventType): Stream {
  const stream = type.slice(0, type.indexOf('.'));
  if (!isStream(stream)) throw new Error(`Event type ${type} belongs to no stream: name it so`);
  return stream;
}

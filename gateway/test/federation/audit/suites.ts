import { readFileSync } from 'node:fs';
import type { AuditCase, Suite } from './suite.ts';
import * as abstracts from './suites/abstracts.ts';
import * as conditions from './suites/conditions.ts';
import * as entityCalls from './suites/entity-calls.ts';
import * as extensions from './suites/extensions.ts';
import * as interfaceObjects from './suites/interface-objects.ts';
import * as overrides from './suites/overrides.ts';
import * as partial from './suites/partial.ts';
import * as provided from './suites/provided.ts';
import * as requires from './suites/requires.ts';
import * as roots from './suites/roots.ts';

/** Every supergraph of the audit by its name; `cases/<name>.json` has its operations. */
export const SUITES: Readonly<Record<string, Suite>> = {
  ...entityCalls,
  ...roots,
  ...abstracts,
  ...extensions,
  ...provided,
  ...requires,
  ...interfaceObjects,
  ...overrides,
  ...conditions,
  ...partial,
};

export function casesOf(name: string): AuditCase[] {
  const file = new URL(`./cases/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as AuditCase[];
}

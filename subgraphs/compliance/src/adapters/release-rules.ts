import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const RULES = new URL('../../monitoring/rules.json', import.meta.url);

const rules = z.array(z.looseObject({ code: z.string() })).min(1);

/** The rules of this release as JSON, their amounts in the lender's currency. */
export async function releaseRules(currency: string): Promise<readonly string[]> {
  const read = rules.parse(JSON.parse(await readFile(RULES, 'utf8')));
  return read.map((rule) => JSON.stringify({ ...rule, currency }));
}

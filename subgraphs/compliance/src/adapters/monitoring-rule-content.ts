import { createHash } from 'node:crypto';
import { isCurrency, parseMoney } from '@blockscore/money';
import { z } from 'zod';
import type { ReadRule } from '../app/monitoring-ports.ts';
import { LONGEST_WINDOW, type MonitoringRule } from '../domain/monitoring/rule.ts';
import { isCountryCode } from '../domain/sanctions/countries.ts';

/** Characters of a rule's text, which is far more than one with every country takes. */
const LONGEST = 20_000;
const MOST_PAYMENTS = 500;

const amount = z.string().regex(/^\d{1,12}(\.\d{1,3})?$/, 'must be an amount such as "10000"');
const days = z.int().min(1).max(LONGEST_WINDOW);
const payments = z.int().min(1).max(MOST_PAYMENTS);
const direction = z.enum(['IN', 'OUT']);
const method = z.enum(['BANK_TRANSFER', 'DIRECT_DEBIT', 'CARD', 'CASH', 'CHEQUE']);
const country = z.string().refine(isCountryCode, { error: 'must be a code of ISO 3166-1' });
const countryList = z.strictObject({
  name: z.string().min(1).max(100),
  source: z.url({ protocol: /^https$/ }).max(300),
  asOf: z.iso.date(),
  countries: z.array(country).min(1).max(249),
});

const common = {
  code: z.string().regex(/^[A-Z][A-Z0-9_]{2,59}$/, 'must be 3 to 60 of A-Z 0-9 _, a letter first'),
  version: z.int().min(1).max(1_000_000),
  description: z.string().min(1).max(500),
  severity: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  action: z.enum(['ALERT', 'BLOCK']),
  currency: z.string().refine(isCurrency, { error: 'must be a currency of ISO 4217' }),
};
const ruleOf = <Kind extends string, Parameters extends z.ZodType>(
  kind: Kind,
  parameters: Parameters,
) => z.strictObject({ ...common, kind: z.literal(kind), parameters });

const shape = z.discriminatedUnion('kind', [
  ruleOf(
    'STRUCTURING',
    z
      .strictObject({
        ...{ threshold: amount, from: amount, payments, days, sumAbove: amount, direction },
        methods: z.array(method).min(1).max(5).exactOptional(),
      })
      .refine(({ threshold, from }) => Number(from) < Number(threshold), {
        error: '`from` must be below `threshold`',
      }),
  ),
  ruleOf(
    'VELOCITY',
    z
      .strictObject({
        ...{ direction, days },
        payments: payments.exactOptional(),
        sum: amount.exactOptional(),
      })
      .refine((given) => given.payments !== undefined || given.sum !== undefined, {
        error: 'give `payments`, `sum` or both',
      }),
  ),
  ruleOf(
    'RAPID_IN_AND_OUT',
    z.strictObject({
      ...{ days, refundDays: days, refundMinimum: amount },
      repaidPercent: z.int().min(1).max(100),
    }),
  ),
  ruleOf('DORMANT_WAKE_UP', z.strictObject({ days, minimum: amount })),
  ruleOf(
    'ROUND_SUMS',
    z.strictObject({
      ...{ payments, days, direction },
      multipleOf: amount.refine((text) => Number(text) > 0, { error: 'must be above 0' }),
    }),
  ),
  ruleOf(
    'HIGH_RISK_GEOGRAPHY',
    z.strictObject({
      ...{ minimum: amount, days, residence: z.boolean() },
      lists: z.array(countryList).min(1).max(10),
    }),
  ),
  ruleOf('THIRD_PARTY_REPAYMENT', z.strictObject({ payments, days, minimum: amount })),
]);
type Shape = z.output<typeof shape>;

/** Fields that are amounts, in whatever kind of rule. */
const AMOUNTS = new Set([
  'threshold',
  'from',
  'sumAbove',
  'sum',
  'refundMinimum',
  'minimum',
  'multipleOf',
]);

/** Reads a rule from its JSON; everything that is wrong with it is told. */
export const readRule: ReadRule = (content) => {
  if (content.length > LONGEST) return refused(`It is longer than ${LONGEST} characters.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return refused('It is no JSON.');
  }
  const read = shape.safeParse(parsed);
  if (!read.success) {
    return refused(
      ...read.error.issues.map(({ path, message }) => `${path.join('.') || 'rule'}: ${message}`),
    );
  }
  const wrong = amountProblems(read.data);
  if (wrong.length > 0) return refused(...wrong);
  const canonical = canonicalOf(read.data);
  const digest = createHash('sha256').update(canonical).digest('hex');
  return { ok: true, value: { rule: ruleFrom(read.data), content: canonical, digest } };
};

function refused(...error: readonly string[]) {
  return { ok: false, error: error.slice(0, 20) } as const;
}

/** Amounts with more digits than the currency has. */
function amountProblems({ currency, parameters }: Shape): readonly string[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    if (!AMOUNTS.has(name) || typeof value !== 'string') return [];
    const amount = parseMoney(value, currency);
    return amount.ok ? [] : [`parameters.${name}: ${amount.error}`];
  });
}

/** Amounts become minor units; all else is as it was written. */
function ruleFrom(rule: Shape): MonitoringRule {
  const parameters = Object.entries(rule.parameters).map(([name, value]) => {
    if (!AMOUNTS.has(name) || typeof value !== 'string') return [name, value];
    const amount = parseMoney(value, rule.currency);
    if (!amount.ok) throw new Error(`${name} of rule ${rule.code} is no amount.`);
    return [name, amount.value.minor];
  });
  return { ...rule, parameters: Object.fromEntries(parameters) } as MonitoringRule;
}

/** The same rule is the same text, in whatever order its fields were written. */
function canonicalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, each]) => `${JSON.stringify(key)}:${canonicalOf(each)}`).join(',')}}`;
}

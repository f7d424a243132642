import { err, ok, type Result } from '@blockscore/result';
import type { Assessment } from './policy-facts.ts';

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Minor units of an amount that is not negative. */
function minorOf(value: unknown): bigint | undefined {
  const minor = isRecord(value) ? value['minor'] : undefined;
  return typeof minor === 'string' && /^\d{1,18}$/.test(minor) ? BigInt(minor) : undefined;
}

function timeOf(value: unknown): Date | undefined {
  const time = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function factorsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 4).flatMap((each) => {
    const text = isRecord(each) ? each['text'] : undefined;
    return typeof text === 'string' ? [text.slice(0, 300)] : [];
  });
}

/** A share from 0 to 1, as text; it decides nothing, so what is none is left out. */
function probabilityOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^(0(\.\d{1,20})?|1(\.0{1,20})?)$/.test(text)
    ? text
    : undefined;
}

/**
 * Reads what credit sealed: `{ scoreId, value, probabilityOfDefault, calculatedAt, statedAt, monthlyIncome,
 * monthlyDebtPayments, reasons }` and more that lending does not need. It comes from another process, so it is checked.
 */
export function readDisclosure(disclosed: unknown): Result<Assessment, string> {
  if (!isRecord(disclosed)) return err('it is no object');
  const {
    scoreId,
    value,
    calculatedAt,
    statedAt = calculatedAt,
  } = disclosed as {
    scoreId?: unknown;
    value?: unknown;
    calculatedAt?: unknown;
    /** Missing in what was sealed before it was added. */
    statedAt?: unknown;
  };
  const monthlyIncome = minorOf(disclosed['monthlyIncome']);
  const monthlyDebtPayments = minorOf(disclosed['monthlyDebtPayments']);
  if (typeof scoreId !== 'string' || scoreId.length > 100) return err('scoreId is no id');
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 300 || value > 850) {
    return err('value is no score from 300 to 850');
  }
  const calculated = timeOf(calculatedAt);
  const stated = timeOf(statedAt);
  if (!calculated) return err('calculatedAt is no time');
  if (!stated) return err('statedAt is no time');
  if (monthlyIncome === undefined) return err('monthlyIncome is no amount');
  if (monthlyDebtPayments === undefined) return err('monthlyDebtPayments is no amount');
  const factors = factorsOf(disclosed['reasons']);
  const probabilityOfDefault = probabilityOf(disclosed['probabilityOfDefault']);
  return ok({
    scoreId,
    score: value,
    ...(probabilityOfDefault !== undefined && { probabilityOfDefault }),
    calculatedAt: calculated,
    statedAt: stated,
    monthlyIncome,
    monthlyDebtPayments,
    factors,
  });
}

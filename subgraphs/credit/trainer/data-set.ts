import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { compileFormula, type InputValue } from '../src/domain/formula.ts';
import { readAttributes } from './attributes.ts';
import type { Description } from './description.ts';
import type { AttributeGroups } from './fairness.ts';
import { at } from './numbers.ts';

/** NaN where the value is missing, Infinity where it is a code: typed arrays hold numbers only. */
export const MISSING = Number.NaN;
export const SPECIAL = Number.POSITIVE_INFINITY;

export interface DataSet {
  readonly rows: number;
  /** 1 for a bad applicant, 0 for a good one. */
  readonly bad: Uint8Array;
  /** One column for each characteristic of the description, in its order. */
  readonly characteristics: readonly Float64Array[];
  /** Who is compared with whom; for measuring only, out of reach of every formula. */
  readonly attributes: readonly AttributeGroups[];
  /** The inputs of a row, as a profile would state them. */
  inputs(row: number): Readonly<Record<string, InputValue>>;
}

/**
 * Reads the data file of a description and computes its characteristics.
 * @throws Error when the file is another than the described one, or a cell is no number.
 */
export async function readDataSet(description: Description, path: string): Promise<DataSet> {
  const raw = await readFile(path);
  const bytes = path.endsWith('.gz') ? gunzipSync(raw) : raw;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== description.data.sha256) {
    throw new Error(
      `${path} is not the described data: its SHA-256 is ${sha256}, expected ${description.data.sha256}. Get the file again, or describe the new one.`,
    );
  }
  const [header = [], ...cells]: string[][] = parse(bytes);
  return buildDataSet(description, header, cells);
}

/** The same from cells that are already in memory. */
export function buildDataSet(
  description: Description,
  header: readonly string[],
  cells: readonly (readonly string[])[],
): DataSet {
  const target = columnOf(header, description.target.column);
  const bad = Uint8Array.from(cells, (row) => (row[target] === description.target.bad ? 1 : 0));
  const readers = inputReaders(description, header);
  const reader = (row: number) => (name: string) => {
    const read = readers.get(name);
    if (!read) throw new Error(`The description names no input «${name}».`);
    return read(at(cells, row), row);
  };
  const characteristics = description.characteristics.map(({ formula }) => {
    const compute = compileFormula(formula);
    return Float64Array.from(cells, (_, row) => encode(compute(reader(row))));
  });
  return {
    rows: cells.length,
    bad,
    characteristics,
    attributes: readAttributes(description.fairness?.attributes ?? [], cells, (name) =>
      columnOf(header, name),
    ),
    inputs: (row) =>
      Object.fromEntries([...readers.keys()].map((name) => [name, reader(row)(name)])),
  };
}

type Reader = (cells: readonly string[], row: number) => InputValue;

function inputReaders(description: Description, header: readonly string[]): Map<string, Reader> {
  const readers = new Map<string, Reader>();
  for (const [name, input] of Object.entries(description.inputs)) {
    if ('formula' in input) {
      const compute = compileFormula(input.formula);
      readers.set(name, (cells, row) =>
        compute((other) => readers.get(other)?.(cells, row) ?? 'MISSING'),
      );
      continue;
    }
    const index = columnOf(header, input.column);
    const missing = new Set(['', ...input.missing]);
    const special = new Set(input.special);
    readers.set(name, (cells, row) => {
      const text = at(cells, index);
      if (missing.has(text)) return 'MISSING';
      if (special.has(text)) return 'SPECIAL';
      const value = Number(text);
      if (Number.isFinite(value)) return value;
      throw new Error(`Row ${row + 1}, column ${input.column}: «${text}» is no number.`);
    });
  }
  return readers;
}

function columnOf(header: readonly string[], name: string): number {
  const index = header.indexOf(name);
  if (index >= 0) return index;
  throw new Error(`The data has no column «${name}»; it has ${header.join(', ')}.`);
}

function encode(value: InputValue): number {
  if (value === 'MISSING') return MISSING;
  return value === 'SPECIAL' ? SPECIAL : value;
}

import { type Periods, sumsIn } from './periods.ts';

/** A report as it is shown, printed and written: figures, pictures and tables. */
export interface ReportDocument {
  readonly title: string;
  /** The days that it is of, in words. */
  readonly period: string;
  /** What it is to be judged by, such as when it was drawn and the rules that held: name and value. */
  readonly about: readonly (readonly [name: string, value: string])[];
  readonly figures: readonly Figure[];
  readonly charts: readonly BarChart[];
  readonly tables: readonly ReportTable[];
}

export interface Figure {
  readonly name: string;
  /** A number, an amount as a decimal, or a text. */
  readonly value: string | number;
  /** What it counts. */
  readonly meaning: string;
}

/** Bars beside one another, each of parts on top of each other. */
export interface BarChart {
  readonly title: string;
  /** Bars that lie below one another, for what has a long name and no order of time. */
  readonly lies?: boolean;
  /** What a bar counts. */
  readonly unit: string;
  /** What each bar is of. */
  readonly axis: string;
  /** Of the parts, from below. */
  readonly parts: readonly string[];
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[];
}

export interface ReportTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** The places of columns whose texts are amounts, as decimals. */
  readonly amounts?: readonly number[];
  /** What whoever reads it has to know. */
  readonly note?: string;
  /** In files of data alone: it is too long to be read. */
  readonly isData?: boolean;
}

/** A share in percent with two digits; null of nothing. */
export function percentOf(part: number, whole: number): string | null {
  return whole === 0 ? null : ((100 * part) / whole).toFixed(2);
}

/** What is counted of each day, under the name of the column. */
export interface DailyCounts {
  /** What the table is of, and the picture: another word, as in files each is a section. */
  readonly title: string;
  readonly charted: { readonly title: string; readonly columns: readonly string[] };
  readonly columns: readonly string[];
  readonly unit: string;
  readonly days: readonly { readonly day: string; readonly values: readonly number[] }[];
}

/** A picture and a table of counts by day, week or month; periods without any are left out of the table. */
export function countedBy(
  periods: Periods,
  { title, columns, charted, unit, days }: DailyCounts,
): { readonly chart: BarChart; readonly table: ReportTable } {
  const sums = sumsIn(periods, days, columns.length);
  const shown = columns.flatMap((name, at) => (charted.columns.includes(name) ? [at] : []));
  const bars = periods.all.map(({ label }, of) => ({
    label,
    values: shown.map((at) => sums[of]?.[at] ?? 0),
  }));
  const rows = periods.all.flatMap(({ name }, of) => {
    const row = sums[of] ?? [];
    return row.some((sum) => sum > 0) ? [[name, ...row]] : [];
  });
  const total = columns.map((_, at) => sums.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const by = `by ${periods.unit}`;
  const left = periods.all.length - rows.length;
  return {
    chart: {
      ...{ title: `${charted.title} ${by}`, unit, axis: `${periods.unit} (UTC)` },
      ...{ parts: charted.columns, bars },
    },
    table: {
      title: `${title} ${by}`,
      columns: [capital(periods.unit), ...columns],
      rows: [...rows, ['Total', ...total]],
      ...(left > 0 && {
        note: `Of ${left} of ${periods.all.length} ${periods.unit}s there is nothing: they are left out.`,
      }),
    },
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

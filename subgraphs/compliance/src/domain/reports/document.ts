import { csvRow } from '@blockscore/csv';

/** A report as it is shown, printed and written: figures, pictures and tables. */
export interface ReportDocument {
  readonly title: string;
  /** The days that it is of, in words. */
  readonly period: string;
  readonly figures: readonly Figure[];
  readonly charts: readonly BarChart[];
  readonly tables: readonly ReportTable[];
}

export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it counts. */
  readonly meaning: string;
}

/** Bars beside one another, each of parts on top of each other. */
export interface BarChart {
  readonly title: string;
  /** Of the parts, from below. */
  readonly parts: readonly string[];
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[];
}

export interface ReportTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/**
 * All of a report as CSV: a row for each figure and for each cell of a picture or a table, so that one
 * shape holds reports of every kind.
 */
export function reportCsv({ title, period, figures, charts, tables }: ReportDocument): string {
  const rows: (readonly (string | number)[])[] = [
    ['section', 'row', 'column', 'value'],
    ['report', '', 'title', title],
    ['report', '', 'period', period],
    ...figures.map(({ name, value }) => ['figures', '', name, value]),
  ];
  for (const chart of charts) {
    for (const { label, values } of chart.bars) {
      rows.push(...chart.parts.map((part, at) => [chart.title, label, part, values[at] ?? 0]));
    }
  }
  for (const table of tables) {
    for (const [at, row] of table.rows.entries()) {
      rows.push(...table.columns.map((name, of) => [table.title, at + 1, name, row[of] ?? '']));
    }
  }
  return rows.map(csvRow).join('');
}

/** A share in percent with two digits; null of nothing. */
export function percentOf(part: number, whole: number): string | null {
  return whole === 0 ? null : ((100 * part) / whole).toFixed(2);
}

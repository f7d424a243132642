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

/** A share in percent with two digits; null of nothing. */
export function percentOf(part: number, whole: number): string | null {
  return whole === 0 ? null : ((100 * part) / whole).toFixed(2);
}

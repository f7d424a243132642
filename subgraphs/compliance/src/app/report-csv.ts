import { csvRow } from '@blockscore/csv';
import type { ReportDocument } from '../domain/reports/document.ts';

/**
 * All of a report as CSV: a row for each figure and for each cell of a picture or a table, so that one
 * shape holds reports of every kind.
 */
export function reportCsv({
  title,
  period,
  about,
  figures,
  charts,
  tables,
}: ReportDocument): string {
  const rows: (readonly (string | number)[])[] = [
    ['section', 'row', 'column', 'value'],
    ['report', '', 'title', title],
    ['report', '', 'period', period],
    ...about.map(([name, value]) => ['report', '', name, value]),
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

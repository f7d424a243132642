/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A cell by RFC 4180, which a spreadsheet does not take for a formula: what would begin one gets an
 * apostrophe in front, as OWASP advises against CSV injection. Plain numbers stay as they are.
 */
export function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  if (NUMBER.test(text)) return text;
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",'\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A row with its end of line. */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

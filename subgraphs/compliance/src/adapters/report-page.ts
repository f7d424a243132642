import type PdfDocument from 'pdfkit';

export type Pdf = InstanceType<typeof PdfDocument>;

export const MARGIN = 50;
export const INK = '#1b2330';
export const GREY = '#5a6475';
export const REGULAR = 'Helvetica';
export const BOLD = 'Helvetica-Bold';
/** Of what explains: meanings, axes, notes, and what stands at the foot of a page. */
export const SMALL = 7.5;

/** The fonts that every reader has know Latin alone. */
export function latin(text: string): string {
  return text.replaceAll('–', '-').replace(/[^\x20-\x7e\u00a0-\u00ff]/g, '?');
}

/** A number, or an amount as a decimal, with its thousands apart; any other text as it is. */
export function grouped(value: string | number): string {
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text)
    ? text.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
    : text;
}

export const widthOf = (pdf: Pdf) => pdf.page.width - 2 * MARGIN;
export const roomOf = (pdf: Pdf) => pdf.page.height - MARGIN - pdf.y;

/** The title of a picture or a table; on the next page where the beginning of that has no room here. */
export function heading(pdf: Pdf, text: string, needed: number): void {
  if (roomOf(pdf) < needed + 40) pdf.addPage();
  pdf
    .font(BOLD)
    .fontSize(12)
    .fillColor(INK)
    .text(latin(text), MARGIN, pdf.y + 10)
    .moveDown(0.4);
}

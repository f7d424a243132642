import PdfDocument from 'pdfkit';
import type { Figure, ReportDocument, ReportTable } from '../domain/reports/document.ts';
import { drawChart } from './report-chart.ts';
import {
  BOLD,
  GREY,
  grouped,
  heading,
  INK,
  latin,
  MARGIN,
  type Pdf,
  REGULAR,
  roomOf,
  SMALL,
  widthOf,
} from './report-page.ts';

const FIGURES_IN_ROW = 4;
const FIGURE_HEIGHT = 58;
const ROW_HEIGHT = 14;
const CELL_SIZE = 8;
/** Between two columns, and where there is little room. */
const CELL_GAP = 16;
const LEAST_GAP = 6;
/** Of the names of what a report is to be judged by. */
const NAME_WIDTH = 90;
/** What is beyond is in the CSV file, and said so. */
const MOST_ROWS = 400;

/**
 * A report as a PDF, with its pictures. Each page says whose report it is, which, and which page of how many.
 *
 * @param lender as it is named on each page
 */
export function reportPrinter(lender: string) {
  return (report: ReportDocument): Promise<Uint8Array> => {
    const { title, period, figures, charts, tables } = report;
    const pdf = new PdfDocument({
      size: 'A4',
      margin: MARGIN,
      lang: 'en',
      displayTitle: true,
      bufferPages: true,
      info: { Title: `${title}, ${period}`, Author: lender },
    });
    const chunks: Buffer[] = [];
    const printed = new Promise<Uint8Array>((resolve, reject) => {
      pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      pdf.on('end', () => resolve(Buffer.concat(chunks)));
      pdf.on('error', reject);
    });
    pdf.font(BOLD).fontSize(20).fillColor(INK).text(latin(title));
    pdf.font(REGULAR).fontSize(11).fillColor(GREY).text(latin(period)).moveDown(0.6);
    drawAbout(pdf, [['Lender', lender], ...report.about]);
    drawFigures(pdf, figures);
    for (const chart of charts) drawChart(pdf, chart);
    for (const table of tables) if (table.isData !== true) drawTable(pdf, table);
    drawFeet(pdf, `${lender} - ${title}, ${period}`);
    pdf.end();
    return printed;
  };
}

function drawAbout(pdf: Pdf, about: ReportDocument['about']): void {
  for (const [name, value] of about) {
    const top = pdf.y;
    pdf.font(BOLD).fontSize(CELL_SIZE).fillColor(GREY).text(latin(name), MARGIN, top);
    const inside = { width: widthOf(pdf) - NAME_WIDTH };
    pdf.font(REGULAR).text(latin(value), MARGIN + NAME_WIDTH, top, inside);
  }
  pdf.x = MARGIN;
  pdf.y += 14;
}

function drawFigures(pdf: Pdf, figures: readonly Figure[]): void {
  const width = widthOf(pdf) / FIGURES_IN_ROW;
  const top = pdf.y;
  for (const [index, { name, value, meaning }] of figures.entries()) {
    const left = MARGIN + (index % FIGURES_IN_ROW) * width;
    const y = top + Math.floor(index / FIGURES_IN_ROW) * FIGURE_HEIGHT;
    const inside = { width: width - 12 };
    pdf.font(BOLD).fontSize(SMALL).fillColor(GREY).text(latin(name).toUpperCase(), left, y, inside);
    pdf
      .fontSize(15)
      .fillColor(INK)
      .text(latin(grouped(value)), left, y + 11, inside);
    pdf
      .font(REGULAR)
      .fontSize(SMALL)
      .fillColor(GREY)
      .text(latin(meaning), left, y + 31, inside);
  }
  pdf.y = top + Math.ceil(figures.length / FIGURES_IN_ROW) * FIGURE_HEIGHT;
}

function drawTable(pdf: Pdf, { title, columns, rows, note, amounts = [] }: ReportTable): void {
  if (rows.length === 0) return;
  heading(pdf, title, 3 * ROW_HEIGHT);
  if (note !== undefined) {
    pdf.font(REGULAR).fontSize(SMALL).fillColor(GREY);
    pdf.text(latin(note), MARGIN, pdf.y, { width: widthOf(pdf) }).moveDown(0.6);
  }
  const [first = []] = rows;
  const isAmount = columns.map((_, at) => amounts.includes(at));
  const isNumber = columns.map((_, at) => isAmount[at] === true || typeof first[at] === 'number');
  const shown = rows
    .slice(0, MOST_ROWS)
    .map((row) => row.map((cell, at) => (isAmount[at] === true ? grouped(cell) : written(cell))));
  const layout = { isNumber, ...widthsOf(pdf, columns, shown) };
  const head = () => drawRow(pdf, columns, BOLD, layout);
  head();
  for (const row of shown) {
    if (roomOf(pdf) < ROW_HEIGHT) {
      pdf.addPage();
      head();
    }
    drawRow(pdf, row, row[0] === 'Total' ? BOLD : REGULAR, layout);
  }
  if (rows.length > MOST_ROWS) {
    const more = `and ${grouped(rows.length - MOST_ROWS)} more, which are in the CSV file`;
    drawRow(pdf, [more], REGULAR, { isNumber: [false], widths: [widthOf(pdf)], gap: CELL_GAP });
  }
}

/** Text in a table is an id, a hash or a name: it stands as it is. */
const written = (cell: string | number) => (typeof cell === 'number' ? grouped(cell) : cell);

interface Layout {
  readonly isNumber: readonly boolean[];
  /** Of each column, in points, with the gap after it. */
  readonly widths: readonly number[];
  readonly gap: number;
}

/**
 * As wide as what stands in each, so that ids are to be read whole, and what is left over shared out among
 * all. Where there is too little room they stand closer, and at last each gets its part of it.
 */
function widthsOf(
  pdf: Pdf,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Omit<Layout, 'isNumber'> {
  const wide = (font: string, text = '') =>
    pdf.font(font).fontSize(CELL_SIZE).widthOfString(latin(text));
  const texts = columns.map((name, at) =>
    Math.max(wide(BOLD, name), ...rows.map((row) => wide(REGULAR, row[at]))),
  );
  const sum = texts.reduce((total, each) => total + each, 0);
  const gap = Math.max(LEAST_GAP, Math.min(CELL_GAP, (widthOf(pdf) - sum) / columns.length));
  const left = widthOf(pdf) - sum - gap * columns.length;
  const widths =
    left < 0
      ? texts.map((each) => (each / sum) * (widthOf(pdf) - gap * columns.length) + gap)
      : texts.map((each) => each + gap + left / columns.length);
  return { widths, gap };
}

/** Numbers, and what stands above them, stand on the right; a long text is cut with dots, as a row is one line. */
function drawRow(
  pdf: Pdf,
  cells: readonly string[],
  font: string,
  { isNumber, widths, gap }: Layout,
): void {
  const top = pdf.y;
  let left = MARGIN;
  pdf.font(font).fontSize(CELL_SIZE).fillColor(INK);
  for (const [index, cell] of cells.entries()) {
    const align = isNumber[index] === true ? 'right' : 'left';
    const width = widths[index] ?? 0;
    pdf.text(latin(cell), left, top, {
      width: width - gap / 2,
      height: ROW_HEIGHT,
      align,
      ellipsis: true,
    });
    left += width;
  }
  pdf.y = top + ROW_HEIGHT;
}

/** Below the margin of each page, once it is known how many there are. */
function drawFeet(pdf: Pdf, text: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Else what is written below the margin begins a new page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - 32;
    pdf.font(REGULAR).fontSize(SMALL).fillColor(GREY);
    pdf.text(latin(text), MARGIN, y, { width: widthOf(pdf) - 80, height: 10, ellipsis: true });
    const numbers = `page ${page - start + 1} of ${count}`;
    pdf.text(numbers, MARGIN, y, { width: widthOf(pdf), align: 'right', lineBreak: false });
  }
}

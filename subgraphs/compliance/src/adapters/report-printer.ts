import PdfDocument from 'pdfkit';
import type { BarChart, Figure, ReportDocument, ReportTable } from '../domain/reports/document.ts';

type Pdf = InstanceType<typeof PdfDocument>;

const MARGIN = 50;
const INK = '#1b2330';
const GREY = '#5a6475';
/** Of the parts of bars, from below; told apart without colour, too, by how dark they are. */
const FILLS = ['#1f5fae', '#e0912f', '#9fb8d8', '#5a6475'] as const;
const REGULAR = 'Helvetica';
const BOLD = 'Helvetica-Bold';
const FIGURES_IN_ROW = 4;
const FIGURE_HEIGHT = 58;
const CHART_HEIGHT = 130;
const ROW_HEIGHT = 14;
const CELL_SIZE = 8;
/** Between two columns. */
const CELL_GAP = 16;
/** So many bars are told apart by a label of their own. */
const MOST_LABELS = 8;
/** What is beyond is in the CSV file, and said so. */
const MOST_ROWS = 400;

/** The fonts that every reader has know Latin alone. */
function latin(text: string): string {
  return text.replaceAll('–', '-').replace(/[^\x20-\x7e\u00a0-\u00ff]/g, '?');
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * MARGIN;
const roomOf = (pdf: Pdf) => pdf.page.height - MARGIN - pdf.y;

/** A report as a PDF, with its pictures. */
export function printReport(report: ReportDocument): Promise<Uint8Array> {
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    lang: 'en',
    displayTitle: true,
    info: { Title: `${report.title}, ${report.period}` },
  });
  const chunks: Buffer[] = [];
  const printed = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.font(BOLD).fontSize(20).fillColor(INK).text(latin(report.title));
  pdf.font(REGULAR).fontSize(11).fillColor(GREY).text(latin(report.period)).moveDown(0.8);
  drawFigures(pdf, report.figures);
  for (const chart of report.charts) drawChart(pdf, chart);
  for (const table of report.tables) drawTable(pdf, table);
  pdf.end();
  return printed;
}

function drawFigures(pdf: Pdf, figures: readonly Figure[]): void {
  const width = widthOf(pdf) / FIGURES_IN_ROW;
  const top = pdf.y;
  for (const [index, { name, value, meaning }] of figures.entries()) {
    const left = MARGIN + (index % FIGURES_IN_ROW) * width;
    const y = top + Math.floor(index / FIGURES_IN_ROW) * FIGURE_HEIGHT;
    const inside = { width: width - 12 };
    pdf.font(BOLD).fontSize(7.5).fillColor(GREY).text(latin(name).toUpperCase(), left, y, inside);
    pdf
      .fontSize(15)
      .fillColor(INK)
      .text(latin(value), left, y + 11, inside);
    pdf
      .font(REGULAR)
      .fontSize(7.5)
      .fillColor(GREY)
      .text(latin(meaning), left, y + 31, inside);
  }
  pdf.y = top + Math.ceil(figures.length / FIGURES_IN_ROW) * FIGURE_HEIGHT;
}

function heading(pdf: Pdf, text: string, needed: number): void {
  if (roomOf(pdf) < needed + 40) pdf.addPage();
  pdf
    .font(BOLD)
    .fontSize(12)
    .fillColor(INK)
    .text(latin(text), MARGIN, pdf.y + 10)
    .moveDown(0.4);
}

function drawChart(pdf: Pdf, { title, parts, bars }: BarChart): void {
  heading(pdf, title, CHART_HEIGHT + 40);
  const sums = bars.map(({ values }) => values.reduce((sum, each) => sum + each, 0));
  const most = Math.max(1, ...sums);
  const [left, width] = [MARGIN + 30, widthOf(pdf) - 30];
  const [top, base] = [pdf.y, pdf.y + CHART_HEIGHT];
  pdf.font(REGULAR).fontSize(7.5).fillColor(GREY);
  pdf.text(String(most), MARGIN, top - 3, { width: 25, align: 'right', lineBreak: false });
  pdf.text('0', MARGIN, base - 6, { width: 25, align: 'right', lineBreak: false });
  const step = width / Math.max(1, bars.length);
  for (const [at, { values }] of bars.entries()) {
    let y = base;
    for (const [part, value] of values.entries()) {
      const height = (value / most) * CHART_HEIGHT;
      y -= height;
      const fill = FILLS[part % FILLS.length] ?? INK;
      if (height > 0) pdf.rect(left + at * step, y, Math.max(0.5, step * 0.8), height).fill(fill);
    }
  }
  pdf
    .lineWidth(0.75)
    .strokeColor(INK)
    .moveTo(left, base)
    .lineTo(left + width, base)
    .stroke();
  pdf.fillColor(GREY);
  drawLabels(
    pdf,
    bars.map(({ label }) => label),
    left,
    base + 4,
  );
  drawLegend(pdf, parts, left);
}

/** Under each bar where there are few; else where they begin and end. */
function drawLabels(pdf: Pdf, labels: readonly string[], left: number, y: number): void {
  const shown = labels.length <= MOST_LABELS ? labels : [labels[0] ?? '', labels.at(-1) ?? ''];
  const width = (widthOf(pdf) - 30) / shown.length;
  for (const [at, label] of shown.entries()) {
    const isEnd = shown !== labels && at === 1;
    const how = {
      width: width - 4,
      height: 2 * ROW_HEIGHT,
      align: isEnd ? 'right' : 'left',
    } as const;
    pdf.text(latin(label.replaceAll('_', ' ')), left + at * width, y, how);
  }
  pdf.y = y + (shown === labels ? 2 : 1) * ROW_HEIGHT;
}

function drawLegend(pdf: Pdf, parts: readonly string[], left: number): void {
  const y = pdf.y + 4;
  for (const [part, name] of parts.entries()) {
    const x = left + part * 110;
    pdf.rect(x, y, 7, 7).fill(FILLS[part % FILLS.length] ?? INK);
    pdf.fillColor(GREY).text(latin(name), x + 11, y, { width: 95, lineBreak: false });
  }
  pdf.y = y + 16;
}

function drawTable(pdf: Pdf, { title, columns, rows }: ReportTable): void {
  if (rows.length === 0) return;
  heading(pdf, title, 3 * ROW_HEIGHT);
  const [first = []] = rows;
  const isNumber = columns.map((_, at) => typeof first[at] === 'number');
  const shown = rows.slice(0, MOST_ROWS);
  const widths = widthsOf(pdf, columns, shown);
  const head = () => drawRow(pdf, columns, BOLD, { isNumber, widths });
  head();
  for (const row of shown) {
    if (roomOf(pdf) < ROW_HEIGHT) {
      pdf.addPage();
      head();
    }
    drawRow(pdf, row, REGULAR, { isNumber, widths });
  }
  if (rows.length > MOST_ROWS) {
    const more = `and ${rows.length - MOST_ROWS} more, which are in the CSV file`;
    drawRow(pdf, [more], REGULAR, { isNumber: [false], widths: [widthOf(pdf)] });
  }
}

interface Layout {
  readonly isNumber: readonly boolean[];
  /** Of each column, in points. */
  readonly widths: readonly number[];
}

/**
 * As wide as what stands in each, so that ids are to be read whole, and what is left over shared out among
 * all. Where there is too little room each gets its part of it.
 */
function widthsOf(
  pdf: Pdf,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly number[] {
  const wide = (font: string, text: string | number | undefined) =>
    pdf
      .font(font)
      .fontSize(CELL_SIZE)
      .widthOfString(latin(String(text ?? '')));
  const needed = columns.map(
    (name, at) =>
      CELL_GAP + Math.max(wide(BOLD, name), ...rows.map((row) => wide(REGULAR, row[at]))),
  );
  const sum = needed.reduce((total, each) => total + each, 0);
  const left = widthOf(pdf) - sum;
  return left < 0
    ? needed.map((each) => (each / sum) * widthOf(pdf))
    : needed.map((each) => each + left / needed.length);
}

/** Numbers, and what stands above them, stand on the right; a long text is cut with dots, as a row is one line. */
function drawRow(
  pdf: Pdf,
  cells: readonly (string | number)[],
  font: string,
  { isNumber, widths }: Layout,
): void {
  const top = pdf.y;
  let left = MARGIN;
  pdf.font(font).fontSize(CELL_SIZE).fillColor(INK);
  for (const [index, cell] of cells.entries()) {
    const align = isNumber[index] === true ? 'right' : 'left';
    const width = widths[index] ?? 0;
    pdf.text(latin(String(cell)), left, top, {
      width: width - CELL_GAP / 2,
      height: ROW_HEIGHT,
      align,
      ellipsis: true,
    });
    left += width;
  }
  pdf.y = top + ROW_HEIGHT;
}

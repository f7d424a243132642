import PdfDocument from 'pdfkit';
import { nextTurn } from '../app/work-budget.ts';
import {
  balanceLine,
  basisLines,
  type CostDisclosure,
  figuresOf,
  scheduleLines,
  writtenAmount,
  writtenDay,
} from '../domain/cost-disclosure.ts';

type Pdf = InstanceType<typeof PdfDocument>;

const MARGIN = 50;
const INK = '#1b2330';
const GREY = '#5a6475';
const ROW_HEIGHT = 15;
const REGULAR = 'Helvetica';
const BOLD = 'Helvetica-Bold';
/** Right edges of the amounts, from the left margin. */
const COLUMNS = ['Payment', 'Interest', 'Principal', 'Balance'] as const;

/** The fonts that every reader has know Latin alone. */
function latin(text: string): string {
  return text.replace(/[^\x20-\x7e\u00a0-\u00ff]/g, '?');
}

function widthOf(pdf: Pdf): number {
  return pdf.page.width - 2 * MARGIN;
}

function heading(pdf: Pdf, text: string): void {
  pdf.moveDown(1).font(BOLD).fontSize(12).fillColor(INK).text(text, MARGIN).moveDown(0.4);
}

function box(pdf: Pdf, disclosure: CostDisclosure): void {
  const figures = figuresOf(disclosure);
  const [top, height] = [pdf.y, 82];
  const width = widthOf(pdf) / figures.length;
  pdf.lineWidth(1.5).strokeColor(INK).rect(MARGIN, top, widthOf(pdf), height).stroke();
  for (const [index, { name, value, meaning }] of figures.entries()) {
    const left = MARGIN + index * width;
    const inside = { width: width - 14 };
    if (index > 0) {
      pdf
        .lineWidth(0.75)
        .moveTo(left, top)
        .lineTo(left, top + height)
        .stroke();
    }
    pdf
      .font(BOLD)
      .fontSize(7.5)
      .fillColor(INK)
      .text(name.toUpperCase(), left + 8, top + 9, inside);
    pdf.fontSize(12).text(value, left + 8, top + 30, inside);
    pdf
      .font(REGULAR)
      .fontSize(7.5)
      .fillColor(GREY)
      .text(meaning, left + 8, top + 52, inside);
  }
  pdf.y = top + height + 6;
}

function picture(pdf: Pdf, disclosure: CostDisclosure): void {
  const [top, height, width] = [pdf.y, 110, widthOf(pdf)];
  const places = balanceLine(disclosure).map(({ x, y }): [number, number] => [
    MARGIN + x * width,
    top + (1 - y) * height,
  ]);
  const [first, ...others] = places;
  if (first === undefined) return;
  const trace = (): Pdf =>
    others.reduce((path, place) => path.lineTo(...place), pdf.moveTo(...first));
  trace()
    .lineTo(MARGIN + width, top + height)
    .lineTo(MARGIN, top + height)
    .fill('#dbe7f6');
  trace().lineWidth(1.5).strokeColor('#1f5fae').stroke();
  const base = top + height;
  pdf
    .lineWidth(0.75)
    .strokeColor(INK)
    .moveTo(MARGIN, base)
    .lineTo(MARGIN + width, base)
    .stroke();
  const ends = [disclosure.terms.disbursedOn, disclosure.quote.rows.at(-1)?.dueOn ?? ''];
  pdf.font(REGULAR).fontSize(8).fillColor(GREY);
  pdf.text(writtenDay(ends[0] ?? ''), MARGIN, base + 4, { width, lineBreak: false });
  pdf.text(writtenDay(ends[1] ?? ''), MARGIN, base + 4, { width, align: 'right' });
}

/** One line of the list of payments at the current height; `cells` are number, day and amounts. */
function line(pdf: Pdf, cells: readonly string[]): void {
  const top = pdf.y;
  const width = widthOf(pdf);
  const [number = '', day = '', ...amounts] = cells;
  pdf.text(number, MARGIN, top, { width: 30, lineBreak: false });
  pdf.text(day, MARGIN + 35, top, { width: 120, lineBreak: false });
  const column = (width - 155) / COLUMNS.length;
  for (const [index, amount] of amounts.entries()) {
    const left = MARGIN + 155 + index * column;
    pdf.text(amount, left, top, { width: column, align: 'right', lineBreak: false });
  }
  pdf.y = top + ROW_HEIGHT;
}

/** The list of payments; each page in a turn of its own, as long ones take a while. */
async function payments(pdf: Pdf, { quote, currency }: CostDisclosure): Promise<void> {
  const head = (): void => {
    pdf.font(BOLD).fontSize(9).fillColor(INK);
    line(pdf, ['No.', 'Due on', ...COLUMNS]);
    pdf.font(REGULAR);
  };
  head();
  for (const { number, dueOn, payment, interest, principal, balance } of quote.rows) {
    if (pdf.y + ROW_HEIGHT > pdf.page.height - MARGIN) {
      await nextTurn();
      pdf.addPage();
      head();
    }
    const amounts = [payment, interest, principal, balance].map((minor) =>
      writtenAmount(minor, currency),
    );
    line(pdf, [String(number), writtenDay(dueOn), ...amounts]);
  }
}

async function draw(pdf: Pdf, disclosure: CostDisclosure): Promise<void> {
  pdf.font(BOLD).fontSize(18).fillColor(INK).text(latin(disclosure.title));
  pdf.font(REGULAR).fontSize(10).fillColor(GREY).text(writtenDay(disclosure.preparedOn));
  pdf.moveDown(0.8);
  box(pdf, disclosure);
  heading(pdf, 'Your payments');
  pdf.font(REGULAR).fontSize(10);
  for (const text of scheduleLines(disclosure)) pdf.text(text, MARGIN);
  heading(pdf, 'How the balance falls');
  picture(pdf, disclosure);
  heading(pdf, 'What this rests on');
  pdf.fontSize(10);
  for (const [name, value] of basisLines(disclosure)) {
    const top = pdf.y;
    pdf.font(BOLD).text(name, MARGIN, top, { width: 150 });
    pdf.font(REGULAR).text(latin(value), MARGIN + 155, top, { width: widthOf(pdf) - 155 });
  }
  heading(pdf, `Every payment, in ${disclosure.currency}`);
  await payments(pdf, disclosure);
}

/** Prints the disclosure as a PDF file. The same disclosure gives the same file. */
export async function printCosts(disclosure: CostDisclosure): Promise<Uint8Array> {
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    lang: 'en',
    info: {
      Title: latin(disclosure.title),
      CreationDate: new Date(`${disclosure.preparedOn}T00:00:00Z`),
    },
  });
  const chunks: Buffer[] = [];
  const printed = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  // Together: where drawing fails the file does not end.
  await Promise.all([draw(pdf, disclosure).then(() => pdf.end()), printed]);
  return Buffer.concat(chunks);
}

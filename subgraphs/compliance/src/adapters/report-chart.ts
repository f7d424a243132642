import type { BarChart } from '../domain/reports/document.ts';
import {
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

/** Of the parts of bars, from below; told apart without colour, too, by how dark they are. */
const FILLS = ['#1f5fae', '#e0912f', '#9fb8d8', '#5a6475'] as const;
const LINES = '#dde2ea';
const HEIGHT = 120;
/** For the numbers of the axis. */
const LEFT = 44;
/** A bar is no wider, however few there are. */
const WIDEST = 36;
/** So many labels have room beside one another; of more bars each second, third and so on has one. */
const MOST_LABELS = 8;
const LABEL_HEIGHT = 20;
/** Of bars that lie: their names, and each line. */
const NAMES = 150;
const LINE_HEIGHT = 13;
/** So many are not parted from their title. */
const MOST_TOGETHER = 12;
const MOST_LINES = 5;

/** Bars from an axis at nought, with what is counted and what each bar is of beside it. */
export function drawChart(pdf: Pdf, chart: BarChart): void {
  if (chart.bars.length === 0) return;
  if (chart.lies === true) drawLying(pdf, chart);
  else drawStanding(pdf, chart);
}

function drawStanding(pdf: Pdf, { title, unit, axis, parts, bars }: BarChart): void {
  heading(pdf, title, HEIGHT + 70);
  const left = MARGIN + LEFT;
  const width = widthOf(pdf) - LEFT;
  pdf.font(REGULAR).fontSize(SMALL).fillColor(GREY).text(latin(unit), MARGIN, pdf.y);
  const base = pdf.y + 6 + HEIGHT;
  const most = Math.max(
    0,
    ...bars.map(({ values }) => values.reduce((sum, each) => sum + each, 0)),
  );
  const scale = axisTo(most);
  for (let at = 0; at <= scale.top; at += scale.step) {
    const y = base - (at / scale.top) * HEIGHT;
    const colour = at === 0 ? INK : LINES;
    pdf
      .lineWidth(0.75)
      .strokeColor(colour)
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke();
    const how = { width: LEFT - 6, align: 'right', lineBreak: false } as const;
    pdf.fillColor(GREY).text(grouped(at), MARGIN, y - 4, how);
  }
  const step = width / Math.max(1, bars.length);
  const wide = Math.min(WIDEST, step * 0.8);
  for (const [at, { values }] of bars.entries()) {
    let y = base;
    for (const [part, value] of values.entries()) {
      const height = (value / scale.top) * HEIGHT;
      y -= height;
      const x = left + at * step + (step - wide) / 2;
      if (height > 0) pdf.rect(x, y, wide, height).fill(FILLS[part % FILLS.length] ?? INK);
    }
  }
  pdf.fillColor(GREY);
  drawLabels(
    pdf,
    bars.map(({ label }) => label),
    { left, step, y: base + 4 },
  );
  drawLegend(pdf, parts, axis, left);
}

/** A line for each bar: its name, the bar, and how much it is. */
function drawLying(pdf: Pdf, { title, unit, parts, bars }: BarChart): void {
  heading(pdf, title, Math.min(MOST_TOGETHER, bars.length) * LINE_HEIGHT + 40);
  const left = MARGIN + NAMES;
  const width = widthOf(pdf) - NAMES - LEFT;
  const sums = bars.map(({ values }) => values.reduce((sum, each) => sum + each, 0));
  const most = Math.max(1, ...sums);
  pdf.font(REGULAR).fontSize(SMALL);
  for (const [at, { label, values }] of bars.entries()) {
    if (roomOf(pdf) < LINE_HEIGHT) pdf.addPage();
    const y = pdf.y;
    const how = { width: NAMES - 8, height: LINE_HEIGHT, ellipsis: true } as const;
    pdf.fillColor(GREY).text(latin(label.replaceAll('_', ' ')), MARGIN, y + 2, how);
    let x = left;
    for (const [part, value] of values.entries()) {
      const long = (value / most) * width;
      if (long > 0) pdf.rect(x, y, long, LINE_HEIGHT - 3).fill(FILLS[part % FILLS.length] ?? INK);
      x += long;
    }
    pdf.fillColor(INK).text(grouped(sums[at] ?? 0), x + 4, y + 2, { lineBreak: false });
    pdf.y = y + LINE_HEIGHT;
  }
  drawLegend(pdf, parts, unit, left);
}

/** The least multiple of a round step that nothing is above, in at most five steps; whole numbers. */
export function axisTo(most: number): { readonly top: number; readonly step: number } {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const steps = [power / 10, power / 5, power / 2, power, 2 * power].filter((step) => step >= 1);
  const step = steps.find((each) => most / each <= MOST_LINES) ?? 1;
  return { top: Math.max(1, Math.ceil(most / step)) * step, step };
}

interface Place {
  readonly left: number;
  readonly step: number;
  readonly y: number;
}

function drawLabels(pdf: Pdf, labels: readonly string[], { left, step, y }: Place): void {
  const every = Math.max(1, Math.ceil(labels.length / MOST_LABELS));
  for (const [at, label] of labels.entries()) {
    if (at % every !== 0) continue;
    const how = { width: every * step - 2, height: LABEL_HEIGHT, align: 'left' } as const;
    // Of few bars each stands in the middle of its room, and so does its label.
    const centred = every === 1 ? ({ ...how, align: 'center' } as const) : how;
    pdf.text(latin(label.replaceAll('_', ' ')), left + at * step, y, centred);
  }
  pdf.y = y + LABEL_HEIGHT;
}

function drawLegend(pdf: Pdf, parts: readonly string[], axis: string, left: number): void {
  const y = pdf.y + 2;
  let x = left;
  for (const [part, name] of parts.entries()) {
    pdf.rect(x, y, 7, 7).fill(FILLS[part % FILLS.length] ?? INK);
    pdf.fillColor(GREY).text(latin(name), x + 11, y, { lineBreak: false });
    x += 11 + pdf.widthOfString(latin(name)) + 14;
  }
  const right = { width: widthOf(pdf), align: 'right', lineBreak: false } as const;
  pdf.text(latin(axis), MARGIN, y, right);
  pdf.y = y + 16;
}

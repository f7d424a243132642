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
const MOST_LINES = 5;

/** Bars over an axis from nought, with what is counted above it and what each bar is of below. */
export function drawChart(pdf: Pdf, { title, unit, axis, parts, bars }: BarChart): void {
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
  for (const [part, name] of parts.entries()) {
    const x = left + part * 110;
    pdf.rect(x, y, 7, 7).fill(FILLS[part % FILLS.length] ?? INK);
    pdf.fillColor(GREY).text(latin(name), x + 11, y, { width: 95, lineBreak: false });
  }
  pdf.text(latin(axis), left, y, { width: widthOf(pdf) - LEFT, align: 'right', lineBreak: false });
  pdf.y = y + 16;
}

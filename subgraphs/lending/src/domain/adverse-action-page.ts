import type { AdverseActionContent, ScoreDisclosure } from './adverse-action.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (symbol) => ESCAPES[symbol] ?? symbol);
}

const HEADINGS = {
  DENIED: 'Notice of our decision on your application',
  COUNTER_OFFER: 'Notice of our decision on your application, and an offer on other terms',
  INCOMPLETE: 'Notice that your application was incomplete',
} as const satisfies Readonly<Record<AdverseActionContent['action'], string>>;

const list = (texts: readonly string[]): string =>
  `<ol>${texts.map((text) => `<li>${escaped(text)}</li>`).join('')}</ol>`;

function scorePart({
  score,
  lowest,
  highest,
  calculatedAt,
  keyFactors,
  statement,
}: ScoreDisclosure) {
  return [
    '<h2>Your credit score</h2>',
    `<p>${escaped(statement)}</p>`,
    `<p>Score: <strong>${score}</strong>, on a scale from ${lowest} to ${highest}, calculated on ${calculatedAt.slice(0, 10)}.</p>`,
    ...(keyFactors.length > 0 ? ['<p>What lowered it most:</p>', list(keyFactors)] : []),
  ];
}

/** The notice as a page of its own, which names no other address. */
export function adverseActionPage(content: AdverseActionContent): string {
  const { action, creditor, issuedAt, statement, reasons, score, rights } = content;
  const heading = HEADINGS[action];
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<title>${heading}</title>`,
    '<style>body{font:16px/1.5 serif;max-width:42rem;margin:2rem auto;padding:0 1rem}</style>',
    '</head><body>',
    `<p>${escaped(creditor.name)}<br>${escaped(creditor.address)}</p>`,
    `<p>${issuedAt.slice(0, 10)}</p>`,
    `<h1>${heading}</h1>`,
    `<p>${escaped(statement)}</p>`,
    '<h2>The principal reasons</h2>',
    list(reasons.map(({ text }) => text)),
    ...(score === null ? [] : scorePart(score)),
    '<h2>Your rights</h2>',
    `<p>${escaped(rights)}</p>`,
    '</body></html>',
    '',
  ].join('\n');
}

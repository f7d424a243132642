import {
  balanceLine,
  basisLines,
  type CostDisclosure,
  figuresOf,
  scheduleLines,
  writtenAmount,
  writtenDay,
} from './cost-disclosure.ts';

const WIDTH = 640;
const HEIGHT = 160;

const STYLE = `
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; color: #1b2330; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
.when { color: #5a6475; margin: .2rem 0 1.2rem; }
.box { display: grid; grid-template-columns: repeat(4, 1fr); border: 2px solid #1b2330; margin: 0; }
.box > div { padding: .7rem .8rem; border-left: 1px solid #1b2330; }
.box > div:first-child { border-left: 0; }
.box dt { font-size: .72rem; font-weight: 700; letter-spacing: .03em; text-transform: uppercase; }
.box dd { margin: .35rem 0 0; font-size: 1.15rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.box dd + dd { font-size: .75rem; font-weight: 400; color: #5a6475; }
ul { margin: 0; padding-left: 1.1rem; }
figure { margin: 0; }
figcaption { font-size: .8rem; color: #5a6475; display: flex; justify-content: space-between; }
svg { display: block; width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .85rem; }
th, td { text-align: right; padding: .25rem .4rem; border-bottom: 1px solid #dfe3ea; }
th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
.basis th { font-weight: 600; width: 14rem; vertical-align: top; }
.basis td { text-align: left; }
tr.down td { font-style: italic; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@media (max-width: 38rem) { .box { grid-template-columns: 1fr 1fr; } .box > div:nth-child(3) { border-left: 0; } .box > div:nth-child(n + 3) { border-top: 1px solid #1b2330; } }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } @page { margin: 18mm; } }
`;

function escaped(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

function picture(disclosure: CostDisclosure): string {
  const points = balanceLine(disclosure).map(
    ({ x, y }) => `${(x * WIDTH).toFixed(1)},${((1 - y) * HEIGHT).toFixed(1)}`,
  );
  const line = points.join(' ');
  const first = writtenDay(disclosure.terms.disbursedOn);
  const last = writtenDay(disclosure.quote.rows.at(-1)?.dueOn ?? disclosure.terms.firstPaymentOn);
  return `<figure>
<svg viewBox="-2 -4 ${WIDTH + 4} ${HEIGHT + 8}" role="img" aria-label="The balance from ${first} to ${last}">
<polygon points="0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}" fill="#dbe7f6"/>
<polyline points="${line}" fill="none" stroke="#1f5fae" stroke-width="2" stroke-linejoin="round"/>
<line x1="0" y1="${HEIGHT}" x2="${WIDTH}" y2="${HEIGHT}" stroke="#1b2330"/>
</svg>
<figcaption><span>${first}</span><span>${last}</span></figcaption>
</figure>`;
}

function paymentTable({ quote, currency }: CostDisclosure): string {
  const amount = (minor: bigint) => writtenAmount(minor, currency);
  const rows = quote.rows.map((row) => {
    const cells = [row.payment, row.interest, row.principal, row.balance].map(
      (minor) => `<td>${amount(minor)}</td>`,
    );
    const kind = row.kind === 'DOWN_PAYMENT' ? ' class="down"' : '';
    return `<tr${kind}><td>${row.number}</td><td>${writtenDay(row.dueOn)}</td>${cells.join('')}</tr>`;
  });
  return `<table>
<thead><tr><th>No.</th><th>Due on</th><th>Payment</th><th>Interest</th><th>Principal</th><th>Balance</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** The disclosure as an HTML page of its own: it loads nothing and runs nothing. */
export function costPage(disclosure: CostDisclosure): string {
  const title = escaped(disclosure.title);
  const figures = figuresOf(disclosure).map(
    ({ name, value, meaning }) =>
      `<div><dt>${name}</dt><dd>${escaped(value)}</dd><dd>${meaning}</dd></div>`,
  );
  const lines = scheduleLines(disclosure).map((line) => `<li>${escaped(line)}</li>`);
  const basis = basisLines(disclosure).map(
    ([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<p class="when">${writtenDay(disclosure.preparedOn)}</p>
<dl class="box">${figures.join('')}</dl>
<h2>Your payments</h2>
<ul>${lines.join('')}</ul>
<h2>How the balance falls</h2>
${picture(disclosure)}
<h2>What this rests on</h2>
<table class="basis"><tbody>${basis.join('')}</tbody></table>
<h2>Every payment, in ${escaped(disclosure.currency)}</h2>
${paymentTable(disclosure)}
</body>
</html>
`;
}

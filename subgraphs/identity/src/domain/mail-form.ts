import type { MailContent, MailParagraph } from './mail-content.ts';

const WIDTH = 72;

/** A mail as plain text: lines of at most 72 characters, tokens and links whole on their own. */
export function textOf({ paragraphs }: MailContent): string {
  return paragraphs.map(paragraphText).join('\n\n');
}

function paragraphText(paragraph: MailParagraph): string {
  if (typeof paragraph === 'string') return wrap(oneLine(paragraph)).join('\n');
  if ('token' in paragraph) return paragraph.token;
  if ('link' in paragraph) return paragraph.link;
  if ('note' in paragraph) return paragraphText(paragraph.note);
  return paragraph.rows.flatMap(([label, value]) => wrap(oneLine(`${label}: ${value}`))).join('\n');
}

/**
 * The same as HTML, for programs that prefer it: nothing in it is loaded from elsewhere, and what
 * people wrote is escaped.
 */
export function htmlOf({ subject, paragraphs }: MailContent): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeHtml(subject)}</title>`,
    '</head>',
    '<body style="font-family: sans-serif; line-height: 1.5">',
    '<div style="max-width: 36em">',
    ...paragraphs.flatMap(paragraphHtml),
    '</div>',
    '</body>',
    '</html>',
  ].join('\n');
}

function paragraphHtml(paragraph: MailParagraph): readonly string[] {
  if (typeof paragraph === 'string') {
    return ['<p>', ...wrap(oneLine(paragraph)).map(escapeHtml), '</p>'];
  }
  if ('token' in paragraph) {
    return ['<pre style="font-size: 1.1em">', escapeHtml(paragraph.token), '</pre>'];
  }
  if ('note' in paragraph) {
    const lines = wrap(oneLine(paragraph.note)).map(escapeHtml);
    return ['<p style="color: #666666; font-size: 0.85em">', ...lines, '</p>'];
  }
  if ('rows' in paragraph) return tableHtml(paragraph.rows);
  const link = escapeHtml(paragraph.link);
  return ['<p>', `<a href="${link}">`, link, '</a>', '</p>'];
}

/** Labels in a column, and in another what they stand for. */
function tableHtml(rows: readonly (readonly [string, string])[]): readonly string[] {
  const cell = 'padding: 0.35em 1.5em 0.35em 0; border-bottom: 1px solid #dddddd; text-align: left';
  return [
    '<table style="border-collapse: collapse; border-top: 1px solid #dddddd; margin: 1.2em 0; width: 100%">',
    ...rows.flatMap(([label, value]) => [
      '<tr>',
      `<th scope="row" style="${cell}; color: #666666; font-weight: normal; width: 11em">`,
      `${escapeHtml(oneLine(label))}:`,
      '</th>',
      `<td style="${cell}">`,
      escapeHtml(oneLine(value)),
      '</td>',
      '</tr>',
    ]),
    '</table>',
  ];
}

/** Neither line breaks nor what is not to be seen: text that people wrote stays inside its line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

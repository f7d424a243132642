import type { MailContent, MailParagraph } from './mail-content.ts';

const WIDTH = 72;

/** A mail as plain text: lines of at most 72 characters, tokens and links whole on their own. */
export function textOf({ paragraphs }: MailContent): string {
  return paragraphs.map(paragraphText).join('\n\n');
}

function paragraphText(paragraph: MailParagraph): string {
  if (typeof paragraph !== 'string') {
    return 'token' in paragraph ? paragraph.token : paragraph.link;
  }
  return wrap(oneLine(paragraph)).join('\n');
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
  const link = escapeHtml(paragraph.link);
  return ['<p>', `<a href="${link}">`, link, '</a>', '</p>'];
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

const SHOWN: ReadonlySet<unknown> = new Set(['warn', 'error', 'fatal']);
const NAME_WIDTH = 10;
const MAX_TEXT = 500;
const MAX_NOTICE_LINES = 25;

/**
 * What of a child's log line is shown on the console: warnings, errors and records marked with
 * `notice` of its JSON log, and whatever it writes that is no JSON (a stack, a runtime's warning). Undefined shows nothing.
 */
export function consoleLine(name: string, line: string): string | undefined {
  if (line.trim() === '') return undefined;
  const record = parse(line);
  if (record === undefined) return prefixed(name, line);
  if (record['notice'] === true) return notice(name, record);
  if (!SHOWN.has(record['level'])) return undefined;
  const error = record['err'];
  const detail =
    typeof error === 'object' && error !== null && 'message' in error ? `: ${error.message}` : '';
  return prefixed(name, `${record['level']}: ${record['msg'] ?? ''}${detail}`);
}

/** Meant for a developer's eyes, such as a mail that nobody sends: all of its text. */
function notice(name: string, record: Record<string, unknown>): string {
  const lines = typeof record['text'] === 'string' ? record['text'].trim().split('\n') : [];
  return [
    prefixed(name, String(record['msg'] ?? '')),
    ...lines.slice(0, MAX_NOTICE_LINES).map((line) => prefixed('', line)),
  ].join('\n');
}

function prefixed(name: string, text: string): string {
  return `${name.padEnd(NAME_WIDTH)} │ ${text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)} …` : text}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

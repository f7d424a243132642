import type { Logger } from '@blockscore/service';
import type { FileResult } from '../app/take-statement-files.ts';

/** So many differences of a statement are in the log. */
const NAMED = 20;

/** Tells the operator what came of a statement. */
export function tellOfStatement(logger: Logger, name: string, result: FileResult): void {
  if (result.kind === 'FAILED') {
    logger.error(
      { err: result.error, name },
      'a statement of the payment provider cannot be taken; it is tried again',
    );
    return;
  }
  if (result.kind === 'REFUSED') {
    const { line, message } = result;
    logger.error({ name, line, reason: message }, 'a statement of the payment provider is refused');
    return;
  }
  if (result.kind === 'KNOWN') {
    logger.info({ name, as: result.statement.name }, 'that statement was taken before');
    return;
  }
  const { lines, from, until } = result.statement;
  const { differences } = result;
  logger.info(
    { name, lines, from, until, differences: differences.length },
    'a statement of the payment provider was taken',
  );
  for (const { kind, reference, paymentId, expected, found } of differences.slice(0, NAMED)) {
    logger.warn(
      { kind, reference, paymentId, expected, found },
      'a statement and the payments differ',
    );
  }
}

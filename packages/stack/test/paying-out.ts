import { eventually, type TestStack } from '@blockscore/testkit';
import { run, type Session } from './journey.ts';

/**
 * An officer pays a loan out as the README says, again with a new key while compliance has not answered what
 * lending asked as the offer was accepted.
 */
export async function payOut<T>(
  stack: TestStack,
  officer: Session,
  loanId: string,
  key: string,
): Promise<T> {
  let tries = 0;
  return await eventually(async () => {
    tries += 1;
    const edit = (text: string) => text.replace('officer-payout-1', `${key}-${tries}`);
    try {
      return await run<T>(stack, 'Disburse', officer.accessToken, { id: loanId }, edit);
    } catch (error) {
      if (String(error).includes('CLEARANCE_STALE')) return undefined;
      throw error;
    }
  });
}

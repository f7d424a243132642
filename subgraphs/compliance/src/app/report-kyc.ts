import type { Caller } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { isDay } from '../domain/kyc/subject.ts';
import { type KycReport, kycReportOf } from '../domain/reports/kyc-report.ts';
import type { Ports } from './ports.ts';

const MOST_DAYS = 366;

/**
 * What became of verifications from one UTC day to another, both included, but for the reader's own: an
 * officer would find in the figures that they have a match. [compliance:read]
 * @throws Fault BAD_USER_INPUT for days that are none, in the wrong order, or more than 366
 */
export function reportKyc(ports: Pick<Ports, 'snapshot'>) {
  return async (reader: Caller, from: string, to: string): Promise<KycReport> => {
    if (!isDay(from) || !isDay(to) || from > to) {
      throw new Fault('BAD_USER_INPUT', 'Give two days, the first not after the second.');
    }
    if ((Date.parse(to) - Date.parse(from)) / 86_400_000 >= MOST_DAYS) {
      throw new Fault('BAD_USER_INPUT', `Report on at most ${MOST_DAYS} days at once.`);
    }
    return kycReportOf(
      from,
      to,
      await ports.snapshot((work) => work.reports.kyc(from, to, reader.id)),
    );
  };
}

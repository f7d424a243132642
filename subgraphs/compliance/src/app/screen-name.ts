import { Fault } from '@blockscore/result';
import { isDay } from '../domain/kyc/subject.ts';
import type { NameKind } from '../domain/matching/name.ts';
import { LONGEST_NAME } from '../domain/matching/readings.ts';
import { HIT_THRESHOLD } from '../domain/matching/screen.ts';
import { isCountryCode } from '../domain/sanctions/countries.ts';
import { type MatchRecord, recordOf } from '../domain/screening.ts';
import type { Ports } from './ports.ts';

export interface ScreenNameInput {
  readonly name: string;
  readonly dateOfBirth?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly type?: NameKind | null | undefined;
}

export interface NameScreening {
  readonly matches: readonly MatchRecord[];
  readonly versionIds: readonly string[];
  readonly threshold: number;
  readonly screenedAt: Date;
}

/** Looks a name up in the lists of now. Nothing is kept. */
export function screenName(ports: Pick<Ports, 'lists' | 'clock'>) {
  return async (input: ScreenNameInput): Promise<NameScreening> => {
    const { name, dateOfBirth, country, type } = input;
    if (name.trim() === '' || name.length > LONGEST_NAME) {
      throw new Fault('BAD_USER_INPUT', `input.name: give 1 to ${LONGEST_NAME} characters.`);
    }
    if (dateOfBirth != null && !isDay(dateOfBirth)) {
      throw new Fault('BAD_USER_INPUT', 'input.dateOfBirth: there is no such day.');
    }
    if (country != null && !isCountryCode(country)) {
      throw new Fault('BAD_USER_INPUT', 'input.country: give an ISO 3166-1 code, e.g. US.');
    }
    const index = ports.lists.current();
    if (index === undefined) {
      throw new Fault('SERVICE_UNAVAILABLE', 'No sanctions list is loaded.');
    }
    const found = index.screen({
      name,
      ...(dateOfBirth != null && { dateOfBirth }),
      ...(country != null && { country }),
      ...(type != null && { kind: type }),
    });
    return {
      matches: found.map(recordOf),
      versionIds: index.versionIds,
      threshold: HIT_THRESHOLD,
      screenedAt: ports.clock(),
    };
  };
}

import type { Clock, Warn } from '../app/ports.ts';

/**
 * What is wrong with an endpoint. `DOWN`: no answer, or none that makes sense. `SLOW`: the others had
 * answered long before. `REFUSING`: an error in place of an answer. `BEHIND`: far fewer blocks than
 * the others. `LYING`: something else than the others, and again when asked again.
 */
export type EndpointFault = 'DOWN' | 'SLOW' | 'REFUSING' | 'BEHIND' | 'LYING';

/** How far each endpoint is trusted, by its name. */
export interface Standing {
  /** Those that decide, and those that are tried again and only compared with them. */
  readonly toAsk: () => { readonly voting: readonly string[]; readonly trying: readonly string[] };
  /** Nobody asks it for a while, longer each time. */
  readonly setAside: (endpoint: string, fault: EndpointFault, reason: string) => void;
  /** It said the same as those that decide; after so many times it decides with them again. */
  readonly agreed: (endpoint: string) => void;
  /** It decides again at once. */
  readonly trust: (endpoint: string) => void;
  readonly faultOf: (endpoint: string) => EndpointFault | null;
}

interface Trust {
  readonly fault: EndpointFault | null;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly times: number;
  readonly agreements: number;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 600_000;
/** Answers that agree, some two rounds of them, before an endpoint decides again. */
const ENOUGH_AGREEMENTS = 8;
const TRUSTED: Trust = { fault: null, until: 0, times: 0, agreements: 0 };

/** @param onChange hears of each endpoint that is set aside or trusted again */
export function createStanding(
  endpoints: readonly string[],
  { clock, warn, onChange }: StandingPorts,
): Standing {
  const records = new Map<string, Trust>(endpoints.map((endpoint) => [endpoint, TRUSTED]));
  const recordOf = (endpoint: string) => records.get(endpoint) ?? TRUSTED;
  const faulty = (faults: readonly EndpointFault[]) =>
    endpoints.filter((endpoint) => faults.some((fault) => fault === recordOf(endpoint).fault));

  function trust(endpoint: string): void {
    if (recordOf(endpoint).fault === null) return;
    records.set(endpoint, TRUSTED);
    warn('An endpoint of the chain is trusted again.', { endpoint });
    onChange(endpoint, null);
  }

  return {
    trust,
    faultOf: (endpoint) => recordOf(endpoint).fault,
    toAsk() {
      const now = clock().getTime();
      const trusted = endpoints.filter((endpoint) => recordOf(endpoint).fault === null);
      // Better one that was away than none; one that says otherwise or is behind is no substitute.
      const voting = trusted.length > 0 ? trusted : faulty(['DOWN', 'SLOW', 'REFUSING']);
      const trying = endpoints.filter(
        (endpoint) => !voting.includes(endpoint) && recordOf(endpoint).until <= now,
      );
      return { voting, trying };
    },
    setAside(endpoint, fault, reason) {
      const now = clock().getTime();
      const { times, until } = recordOf(endpoint);
      if (until > now) return;
      const waitMs = Math.min(FIRST_WAIT_MS * 2 ** Math.min(times, 10), LONGEST_WAIT_MS);
      records.set(endpoint, { fault, until: now + waitMs, times: times + 1, agreements: 0 });
      warn('An endpoint of the chain is set aside; it is tried again later.', {
        endpoint,
        fault,
        reason,
        secondsUntilTried: waitMs / 1_000,
      });
      onChange(endpoint, fault);
    },
    agreed(endpoint) {
      const record = recordOf(endpoint);
      if (record.fault === null) return;
      const agreements = record.agreements + 1;
      if (agreements >= ENOUGH_AGREEMENTS) trust(endpoint);
      else records.set(endpoint, { ...record, agreements });
    },
  };
}

export interface StandingPorts {
  readonly clock: Clock;
  readonly warn: Warn;
  readonly onChange: (endpoint: string, fault: EndpointFault | null) => void;
}

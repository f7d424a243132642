import type { EventData, EventType, NewEvent } from '@blockscore/events';
import type { Outcome } from '@blockscore/result';
import type { LocalDate } from '../../domain/calendar.ts';
import type { Clock, Ports, Work } from '../ports.ts';

/** Where a demo is played: lending as it is, at whatever time. */
export interface Stage {
  readonly portsAt: (clock: Clock) => Ports;
  /**
   * One transaction for all that is done on the stage that is handed on, at the same time and by its own
   * clocks: what their statements wait for the database, they wait together.
   */
  readonly together: <T>(run: (stage: Pick<Stage, 'portsAt'>) => Promise<T>) => Promise<T>;
}

/** What happens to one person, all of it in one transaction, however many days it takes. */
export interface Scene {
  /** For use cases: their transactions are parts of the scene's. */
  readonly ports: Ports;
  readonly work: Work;
  /** Moves the clock. */
  readonly at: (day: LocalDate, minute: number) => Promise<Date>;
  /** What was said last of a type in the scene. */
  readonly heard: <T extends EventType>(type: T) => EventData[T];
}

/** The moment of a day, so many minutes after midnight, UTC. */
export function momentOf(day: LocalDate, minute: number): Date {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + minute * 60_000);
}

/**
 * Plays a scene. Nobody sees anything of it before its end, so that the processes that run beside, whose
 * clocks go right, find everything answered: what lending asked credit, compliance and the payment
 * provider, they come late with and change nothing.
 */
export function play<T>(
  { portsAt }: Pick<Stage, 'portsAt'>,
  day: LocalDate,
  minute: number,
  run: (scene: Scene) => Promise<T>,
): Promise<T> {
  let now = momentOf(day, minute);
  const ports = portsAt(() => now);
  return ports.transact(async (own) => {
    const said: NewEvent[] = [];
    let written = 0;
    const write = async (): Promise<void> => {
      await own.events.recordAll(said.slice(written));
      written = said.length;
    };
    const work: Work = {
      ...own,
      events: {
        record: async (event) => void said.push(event as NewEvent),
        recordAll: async (events) => void said.push(...events),
      },
    };
    const result = await run({
      ports: { ...ports, transact: (part) => part(work) },
      work,
      async at(on, later) {
        // What was said until then was said before.
        await write();
        now = momentOf(on, later);
        return now;
      },
      heard<E extends EventType>(type: E) {
        const event = said.findLast((each) => each.type === type);
        if (event === undefined) throw new Error(`Nothing was said by ${type}.`);
        return event.data as EventData[E];
      },
    });
    await write();
    return result;
  });
}

/** What a use case gave; a demo does nothing that is refused. */
export function expectDone<T, Code extends string>(outcome: Outcome<T, Code>, what: string): T {
  if (outcome.ok) return outcome.value;
  const said = outcome.error.map(({ code, message }) => `${code}: ${message}`).join(' ');
  throw new Error(`${what} was refused. ${said}`);
}

/** Waits until all have ended. @throws what the first of them threw that failed */
export async function allOf<T>(scenes: readonly Promise<T>[]): Promise<readonly T[]> {
  const ended = await Promise.allSettled(scenes);
  return ended.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

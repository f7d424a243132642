import { Counter, Gauge, type Registry } from 'prom-client';

/** What a process tells of its events. Make one per registry. */
export interface EventMetrics {
  /** Rows recorded and not yet in the log, and the age of the oldest in seconds. */
  outbox(stream: string, backlog: number, oldestSeconds: number): void;
  appended(stream: string, count: number): void;
  relayFailed(stream: string): void;
  /** Events in the stream that the consumer has yet to handle. */
  lag(consumer: string, stream: string, events: number): void;
  handled(consumer: string, stream: string, events: number): void;
  handlingFailed(consumer: string, stream: string): void;
  deadLettered(consumer: string, stream: string): void;
}

export function createEventMetrics(registry: Registry): EventMetrics {
  const registers = [registry];
  const byStream = ['stream'] as const;
  const byConsumer = ['consumer', 'stream'] as const;
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Gauge({ name, help, labelNames, registers });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames, registers });

  const backlog = gauge('events_outbox_backlog', 'Recorded events not yet in the log', byStream);
  const oldest = gauge(
    'events_outbox_oldest_seconds',
    'Age of the oldest recorded event that is not yet in the log',
    byStream,
  );
  const appended = counter('events_appended_total', 'Events appended to the log', byStream);
  const relayFailed = counter(
    'events_relay_failures_total',
    'Failed rounds of the relay',
    byStream,
  );
  const lag = gauge('events_consumer_lag', 'Events yet to be handled', byConsumer);
  const handled = counter('events_handled_total', 'Events handled', byConsumer);
  const failed = counter('events_handling_failures_total', 'Failed attempts', byConsumer);
  const dead = counter('events_dead_letters_total', 'Events given up on', byConsumer);

  return {
    outbox(stream, count, oldestSeconds) {
      backlog.set({ stream }, count);
      oldest.set({ stream }, oldestSeconds);
    },
    appended: (stream, count) => appended.inc({ stream }, count),
    relayFailed: (stream) => relayFailed.inc({ stream }),
    lag: (consumer, stream, events) => lag.set({ consumer, stream }, events),
    handled: (consumer, stream, events) => handled.inc({ consumer, stream }, events),
    handlingFailed: (consumer, stream) => failed.inc({ consumer, stream }),
    deadLettered: (consumer, stream) => dead.inc({ consumer, stream }),
  };
}

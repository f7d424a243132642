import type { EventRecorder } from '@blockscore/events';
import type { SigningKey } from '../domain/signing-keys.ts';
import type { Clock } from './ports.ts';

export interface SigningKeyRepository {
  /** All of them. Nobody else changes any until the transaction ends. */
  lockAll(): Promise<readonly SigningKey[]>;
  /** Makes a key pair and stores it, the private part wrapped by the master key. */
  make(activeFrom: Date): Promise<SigningKey>;
  activate(id: string, from: Date): Promise<void>;
  /** Destroys the private part; so does `revoke`. */
  retire(id: string, at: Date): Promise<void>;
  revoke(id: string, at: Date): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface SigningKeyWork {
  readonly signingKeys: SigningKeyRepository;
  readonly events: Pick<EventRecorder, 'record'>;
}

/** What the use cases of signing keys need; no other use case does. */
export interface SigningKeyPorts {
  transact<T>(run: (work: SigningKeyWork) => Promise<T>): Promise<T>;
  readonly clock: Clock;
  /** How long a key signs before another follows. */
  readonly maxAgeDays: number;
}

import { revokeSigningKey } from '../app/revoke-signing-key.ts';
import { rotateSigningKey } from '../app/rotate-signing-key.ts';
import type { SigningKeyPorts } from '../app/signing-key-ports.ts';
import { type SigningKey, stateAt } from '../domain/signing-keys.ts';

export interface SigningKeyCommand {
  readonly ports: SigningKeyPorts;
  readonly now: boolean;
  /** Changes nothing. */
  readonly list: boolean;
  /** The `kid` of the key to revoke. */
  readonly revoke?: string | undefined;
  readonly write: (line: string) => void;
}

/** @returns the exit code */
export async function runSigningKeyCommand(command: SigningKeyCommand): Promise<number> {
  const { ports, write, list, revoke } = command;
  if (revoke !== undefined) {
    const revoked = await revokeSigningKey(ports)(revoke);
    if (!revoked.ok) {
      for (const { message } of revoked.error) write(message);
      await writeKeys(command);
      return 1;
    }
    write(`Revoked ${revoke}: all that it signed is void. ${revoked.value.id} signs from now on.`);
  }
  if (!list && (revoke === undefined || command.now)) {
    const next = await rotateSigningKey(ports)({ now: command.now });
    write(`${next.id} is published and signs from ${next.activeFrom.toISOString()} on.`);
  }
  await writeKeys(command);
  return 0;
}

async function writeKeys({ ports, write }: SigningKeyCommand): Promise<void> {
  const keys = await ports.transact((work) => work.signingKeys.lockAll());
  const now = ports.clock();
  write('kid | state | signs from | until');
  for (const key of keys) write(lineOf(key, stateAt(key, keys, now)));
}

function lineOf(key: SigningKey, state: string): string {
  const end = key.revokedAt ?? key.retiredAt;
  return [key.id, state, key.activeFrom.toISOString(), end?.toISOString() ?? '–'].join(' | ');
}

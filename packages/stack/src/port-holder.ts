import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandLine } from './process-identity.ts';

const LISTEN = '0A';
const SHOWN_CHARACTERS = 80;

/**
 * The process that listens on a TCP port, read from /proc: undefined where there is no /proc or the
 * process belongs to another user.
 */
export function portHolder(port: number): { pid: number; command: string } | undefined {
  const inodes = listeningInodes(port);
  if (inodes.size === 0) return undefined;
  for (const entry of entries('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || !holdsSocket(pid, inodes)) continue;
    return { pid, command: (commandLine(pid) ?? 'unknown').slice(0, SHOWN_CHARACTERS) };
  }
  return undefined;
}

function listeningInodes(port: number): Set<string> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of read(table).split('\n').slice(1)) {
      // Columns: sl, local address:port, remote, state, queues, timer, retransmits, uid, timeout, inode.
      const fields = line.trim().split(/\s+/);
      if (fields[1]?.endsWith(`:${hex}`) && fields[3] === LISTEN && fields[9] !== undefined) {
        inodes.add(fields[9]);
      }
    }
  }
  return inodes;
}

function holdsSocket(pid: number, inodes: ReadonlySet<string>): boolean {
  const folder = `/proc/${pid}/fd`;
  return entries(folder).some((descriptor) => {
    try {
      const match = /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${descriptor}`));
      return match?.[1] !== undefined && inodes.has(match[1]);
    } catch {
      return false;
    }
  });
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

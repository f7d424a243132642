import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Route } from '@blockscore/service';

/** The verifier of proofs, and what the verifier of the audit trail takes beside it. */
const FILES = ['verify', 'verify-audit', 'check-audit', 'audit-chain', 'audit-lines'] as const;

/** A file of the verifiers as JavaScript, word for word what the tests run but for its types. */
export function verifierFile(name: (typeof FILES)[number]): string {
  const file = new URL(`./${name}.ts`, import.meta.resolve('@blockscore/client/verify'));
  return stripTypeScriptTypes(readFileSync(file, 'utf8')).replaceAll(
    /from '(\.\/[a-z-]+)\.ts'/g,
    "from '$1.mjs'",
  );
}

/** `GET /verify.mjs` and the others: saved to one folder, they run on Node 20 as on later ones. */
export function verifierFiles(): readonly Route[] {
  return FILES.map((name) => {
    const text = verifierFile(name);
    return {
      method: 'GET',
      path: `/${name}.mjs`,
      handle(_, response) {
        response.setHeader('content-type', 'text/javascript; charset=utf-8');
        response.setHeader('cache-control', 'no-cache');
        response.end(text);
      },
    };
  });
}

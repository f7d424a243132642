import { randomInt } from 'node:crypto';
import type { Caller } from '@blockscore/caller';
import type { TestSubgraph } from '@blockscore/testkit';
import { expect } from 'vitest';
import { officer } from './compliance-subgraph.ts';

/** An invented lender. */
export const FILER = {
  SAR_FILER_NAME: 'Harbour Loans Inc',
  SAR_FILER_EIN: '123456789',
  SAR_FILER_STREET: '1 Quay St',
  SAR_FILER_CITY: 'Dover',
  SAR_FILER_STATE: 'DE',
  SAR_FILER_ZIP: '19901',
  SAR_FILER_PHONE: '3025550100',
  SAR_CONTACT_OFFICE: 'Harbour AML office',
  SAR_CONTACT_PHONE: '3025550101',
  SAR_TRANSMITTER_CODE: 'PBSA1234',
};

export interface ShownSar {
  readonly id: string;
  readonly status: string;
  readonly xml: string | null;
  readonly sha256: string;
  readonly bsaId: string | null;
  readonly [field: string]: unknown;
}

/** The mutations of reports, as officers send them. */
export function reporter(compliance: TestSubgraph) {
  const send = async (mutation: string, input: object, caller: Caller = officer) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await compliance.ask(
      caller,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        sar { id kind status priorBsaId xml sha256 bsaId filedOn } userErrors { code path } } }`,
      { input },
    );
    expect([mutation, errors]).toEqual([mutation, undefined]);
    return data?.[mutation] as {
      readonly sar: ShownSar | null;
      readonly userErrors: readonly { readonly code: string }[];
    };
  };
  const make = async (mutation: string, input: object, caller: Caller = officer) => {
    const answer = await send(mutation, input, caller);
    if (answer.sar === null) throw new Error(JSON.stringify(answer.userErrors));
    return answer.sar;
  };
  const codes = async (mutation: string, input: object) =>
    (await send(mutation, input)).userErrors.map(({ code }) => code);
  /** From draft to filed, today. */
  const file = async (caseId: string, content: object, reviewer: Caller) => {
    const { id: sarId } = await make('fileSar', { caseId, ...content });
    await make('reviewSar', { sarId, agree: true, reason: 'Read it.' }, reviewer);
    const bsaId = `31${randomInt(10 ** 11, 10 ** 12)}`;
    const filedOn = new Date().toISOString().slice(0, 10);
    return await make('recordSarFiling', { sarId, bsaId, filedOn });
  };
  return { send, make, codes, file };
}

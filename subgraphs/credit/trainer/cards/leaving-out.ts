import type { ModelSubject } from '../../src/domain/model-subject.ts';

const LEAVING_OUT: Readonly<Record<ModelSubject, string>> = {
  APPLICATION: 'the API lets no scored field be left out',
  BEHAVIOUR: 'it is read from what lending reports, where nobody can leave anything out',
};

/** What keeps people from leaving out what would count against them: no score does that alone. */
export function leavingOut({ subject }: { readonly subject: ModelSubject }): string {
  return `Something worse than neutral can still score less than its absence would; ${LEAVING_OUT[subject]}.`;
}

import type { SarKind } from './sar.ts';
import { SAR_CATEGORIES, type SarCategory } from './sar-codes.ts';
import {
  addressOf,
  compact,
  element,
  flag,
  identification,
  leaf,
  party,
  phone,
  printable,
} from './sar-elements.ts';
import type { Element } from './sar-schema.ts';
import type { Sequence } from './sar-sequence.ts';
import { type ReportedSubject, subjectParty } from './sar-subject.ts';

/** The lender, as its reports name it. */
export interface SarFiler {
  readonly name: string;
  /** Employer identification number, nine digits. */
  readonly ein: string;
  readonly street: string;
  readonly city: string;
  /** Two letters. */
  readonly state: string;
  readonly zip: string;
  readonly phone: string;
  /** The office to ask about a report. */
  readonly contactOffice: string;
  readonly contactPhone: string;
  /** FinCEN's transmitter control code. */
  readonly transmitterCode: string;
  /** FinCEN's code of the primary federal regulator; 7 is the IRS, 99 none. */
  readonly regulator: string;
  /** 2 a depository institution, 11 a loan or finance company, 999 another. */
  readonly institution: string;
  /** What it is where it is another; null where it is not. */
  readonly institutionText: string | null;
}

export interface SarContent {
  readonly kind: SarKind;
  readonly priorBsaId: string | null;
  /** The day on which it is filed, as it states of itself, `YYYY-MM-DD`; so are all days. */
  readonly day: string;
  readonly filer: SarFiler;
  /** Null where nobody is known. */
  readonly subject: ReportedSubject | null;
  readonly from: string;
  readonly to: string;
  /** Whole dollars; null where it is not known, zero where none is involved. */
  readonly dollars: bigint | null;
  /** How it follows other reports of the case. */
  readonly sequence: Sequence;
  readonly categories: readonly SarCategory[];
  readonly narrative: string;
}

/** Most characters of a block of the narrative, and blocks. */
const BLOCK = 4_000;
export const LONGEST_NARRATIVE = 5 * BLOCK - 500;

/** Blocks that end between words where they can. */
export function narrativeBlocks(narrative: string): readonly string[] {
  const blocks: string[] = [];
  let rest = printable(narrative);
  while (rest.length > BLOCK) {
    const space = rest.lastIndexOf(' ', BLOCK);
    const end = space > BLOCK / 2 ? space : BLOCK;
    blocks.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === '' ? blocks : [...blocks, rest];
}

const legalName = (name: string) =>
  element('PartyName', leaf('PartyNameTypeCode', 'L'), leaf('RawPartyFullName', name));
function institution(code: '30' | '34', filer: SarFiler): Element {
  return party(
    code,
    flag('NoBranchActivityInvolvedIndicator', code === '34'),
    leaf('PrimaryRegulatorTypeCode', filer.regulator),
    legalName(filer.name),
    filerAddress(filer),
    identification(filer.ein, '2'),
    element(
      'OrganizationClassificationTypeSubtype',
      leaf('OrganizationTypeID', filer.institution),
      leaf('OtherOrganizationTypeText', filer.institutionText ?? undefined),
    ),
  );
}

function filerAddress({ street, city, state, zip }: SarFiler): Element {
  return addressOf({ street, city, state, zip, country: 'US' });
}

function suspiciousActivity({ dollars, sequence, from, to, categories }: SarContent): Element {
  const classes = [...new Set(categories)].map((category) => SAR_CATEGORIES[category]);
  const amount = (whole: bigint | null) =>
    whole === null || whole === 0n ? undefined : `${whole}`;
  return element(
    'SuspiciousActivity',
    flag('AmountUnknownIndicator', dollars === null),
    leaf('CumulativeTotalViolationAmountText', amount(sequence.cumulative)),
    flag('NoAmountInvolvedIndicator', dollars === 0n),
    leaf('SuspiciousActivityFromDateText', compact(from)),
    leaf('SuspiciousActivityToDateText', compact(to)),
    leaf('TotalSuspiciousAmountText', amount(dollars)),
    ...classes.map(({ type, subtype }) =>
      element(
        'SuspiciousActivityClassification',
        leaf('SuspiciousActivitySubtypeID', `${subtype}`),
        leaf('SuspiciousActivityTypeID', `${type}`),
      ),
    ),
  );
}

/** The report as FinCEN's XML Schema 2.0 has it, one activity in a batch. */
export function sarOf(content: SarContent): Element {
  const { kind, filer, dollars } = content;
  const activity = element(
    'Activity',
    leaf('EFilingPriorDocumentNumber', content.priorBsaId ?? undefined),
    leaf('FilingDateText', compact(content.day)),
    element(
      'ActivityAssociation',
      flag('ContinuingActivityReportIndicator', content.sequence.continues),
      flag('CorrectsAmendsPriorReportIndicator', kind === 'CORRECTION'),
      flag('InitialReportIndicator', kind === 'INITIAL'),
    ),
    party(
      '35',
      legalName(filer.name),
      filerAddress(filer),
      phone(filer.phone),
      identification(filer.ein, '4'),
      identification(filer.transmitterCode, '28'),
    ),
    party('37', legalName(filer.contactOffice)),
    institution('30', filer),
    party('8', legalName(filer.contactOffice), phone(filer.contactPhone)),
    institution('34', filer),
    subjectParty(content.subject, filer.ein),
    suspiciousActivity(content),
    ...narrativeBlocks(content.narrative).map((block, index) =>
      element(
        'ActivityNarrativeInformation',
        leaf('ActivityNarrativeSequenceNumber', `${index + 1}`),
        leaf('ActivityNarrativeText', block),
      ),
    ),
  );
  return {
    ...element('EFilingBatchXML', leaf('FormTypeCode', 'SARX'), activity),
    attributes: {
      TotalAmount: `${dollars ?? 0n}`,
      // Of parties, subjects alone are counted.
      PartyCount: '1',
      ActivityCount: '1',
      ActivityAttachmentCount: '0',
      AttachmentCount: '0',
    },
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (found) => ESCAPES[found] ?? found);

/** The file: UTF-8, without white space between elements, which are numbered as they come. */
export function writeSar(root: Element): string {
  let seq = 0;
  const write = ({ name, attributes = {}, content }: Element, isRoot: boolean): string => {
    const isLeaf = typeof content === 'string';
    const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
    const space = ' xmlns:fc2="www.fincen.gov/base"';
    const own = isRoot ? `${space}${given.join('')}` : isLeaf ? '' : ` SeqNum="${++seq}"`;
    const inner = isLeaf ? escaped(content) : content.map((child) => write(child, false)).join('');
    return `<fc2:${name}${own}>${inner}</fc2:${name}>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, true)}\n`;
}

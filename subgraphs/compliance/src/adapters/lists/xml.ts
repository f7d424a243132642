import { parseXml, XmlElement } from '@rgrove/parse-xml';

/**
 * Reads a document. No document type is followed and no entity but the five of XML is known, so that a
 * file can neither grow while it is read nor have others read.
 *
 * @throws Error that says where it is broken
 */
export function readXml(text: string): XmlElement {
  const { root } = parseXml(text);
  if (root === null) throw new Error('it has no element');
  return root;
}

export function elementsOf(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );
}

/** Elements at the end of a path, below every one of each step. */
export function elementsAt(parent: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((each) => elementsOf(each, name)),
    [parent],
  );
}

/** The text of the first element of that name; null where there is none, or it is empty. */
export function textIn(parent: XmlElement, name: string): string | null {
  const text = elementsOf(parent, name)[0]?.text.trim() ?? '';
  return text === '' ? null : text;
}

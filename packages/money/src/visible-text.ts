/**
 * All that a reader sees nothing of: blanks, what has no shape of its own (control, format and unassigned characters,
 * marks without a letter), what is shown as nothing by default (Unicode's Default_Ignorable_Code_Point, such
 * as the fillers of Hangul, which are letters), and the empty pattern of Braille.
 */
const UNSEEN = /[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]+/gu;

/** Whether somebody who reads the text sees anything: a reason of characters without a width is none. */
export function hasVisibleText(text: string): boolean {
  return text.replace(UNSEEN, '') !== '';
}

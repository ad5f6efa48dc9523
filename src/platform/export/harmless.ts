/**
 * What a spreadsheet begins a formula with, also in full width, and what it may skip before it: blanks, marks that
 * nobody sees, control characters. Tab, line ends and NUL are dangerous by themselves (trust requirement T-39).
 */
const dangerous = /^(?:[\t\n\r\0]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u

/** A cell's text that no spreadsheet takes for a formula: what would be one begins with an apostrophe. */
export const harmless = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

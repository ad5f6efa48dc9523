import type { Translation } from '../text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  missing: 'Choose a file.',
  empty: 'The file is empty. Choose another one.',
  wrongType: 'The file is not a table in text. Save it as CSV, and choose it again.',
  spreadsheet: 'The file is a spreadsheet. Save the sheet as CSV, and choose the new file.',
  notText: 'There are characters in the file that we cannot read. Save it as CSV in UTF-8.',
  archiveTooLarge: 'The zip file is too large when it is unpacked. Send the file without zip.',
  archiveUnsafe: 'The zip file holds something that we do not take. Send the file without zip.',
  archiveBroken: 'The zip file cannot be unpacked. Send the file without zip.',
  archiveNotOne: 'There must be exactly one file in the zip file. Send the file without zip.',
  brokenTable: 'The file cannot be read as a table. See whether all quotation marks come in pairs.',
  tableTooLarge: 'The table has too many rows or columns. Split it into several files.',
  infected: 'The check for viruses stopped the file. It is not kept. Talk to your IT department.',
  unchecked: 'The file could not be checked for viruses just now. It is not kept. Try again in a while.',
}

import type { Translation } from '../text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  fault_file_empty: 'The file is empty. Choose another one.',
  fault_file_kind: 'The file is not a table in text. Save it as CSV, and choose it again.',
  fault_file_spreadsheet: 'The file is a spreadsheet. Save the sheet as CSV, and choose the new file.',
  fault_file_nul: 'There is an empty character (NUL) in the file. Ask for the file again.',
  fault_file_control_character:
    'There is a control character in the file that no table has. Ask for the file again.',
  fault_file_truncated: 'The file ends in the middle of a letter. Something is missing. Fetch it again.',
  fault_file_encoding: 'The file names one encoding and uses another. Save it as UTF-8.',
  fault_file_too_large: 'The file is too large. Split it into several files.',
  fault_archive_too_large: 'The zip file is too large when it is unpacked. Send the file without zip.',
  fault_archive_unsafe: 'The zip file holds something that we do not take. Send the file without zip.',
  fault_archive_broken: 'The zip file cannot be unpacked. Send the file without zip.',
  fault_archive_not_one: 'There must be exactly one file in the zip file. Send the file without zip.',
  fault_line_too_long: 'The line is longer than 64 KB. We do not read lines that long.',
  fault_record_too_long: 'The row is longer than 64 KB. See whether a quotation mark is missing.',
  fault_quotes_unbalanced: 'The quotation marks do not come in pairs.',
  fault_column_missing: 'A column is missing.',
  fault_column_twice: 'Two columns have the same heading.',
  fault_cell_count: 'The row has not as many cells as the heading.',
  fault_cell_empty: 'The cell is empty.',
  fault_number_unreadable: 'This is not a number that we can read.',
  fault_date_unreadable: 'This is not a date that we can read. Write it as 01-02-2019 or 2019-02-01.',
  fault_date_impossible: 'There is no such date.',
  fault_xml_doctype: 'The XML file has a document type. For safety we do not read it.',
  fault_xml_broken: 'The XML file is not whole. Ask for the file again.',
  fault_xml_encoding: 'The XML file names one encoding and uses another.',
  fault_xml_too_deep: 'The XML file has too many layers.',
  fault_xml_too_long: 'An element in the XML file is longer than 64 KB.',
}

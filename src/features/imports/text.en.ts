import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  fault_number_unknown_form: 'This is not a person number.',
  fault_former_number_unknown_form: 'The former number is not a person number.',
  fault_number_of_two:
    'The new and the former number belong to two different people here. See whether they are the same.',
  fault_person_unknown:
    'We know nobody with that person number. Take in the population register’s file first.',
  fault_person_differs: 'The file says two different things about who the person is.',
  fault_person_too_many_rows: 'The person has more than 2,000 rows in the file. None of them was taken.',
  fault_birth_date_unknown: 'The number does not say when the person was born. The file has to.',
  fault_birth_date_differs: 'The birth date does not fit the person number.',
  fault_text_too_long: 'The text is too long for its field.',
  fault_code_unknown: 'We do not know the word. It stands on the list of unknown codes.',
  fault_code_not_ours: 'The value does not fit the field.',
  fault_end_before_start: 'It ends before it begins.',
  fault_before_birth: 'It begins before the person was born.',
  fault_far_ahead: 'The date is more than seven years ahead.',
  fault_residence_overlap: 'The person has two homes at the same time in the file.',
  fault_residence_contradicts:
    'The home says something else than what we were told later or by somebody else. Nothing was changed.',
  fault_protection_ended:
    'The file says that the protection is over. Here it holds until somebody removes it.',
  fault_event_twice: 'The same report stands there twice, with different content.',
  fault_event_contradicts: 'The file says two different things about the same activity.',
  fault_event_without_start: 'The activity ends, but we do not know when it began.',
  fault_event_needs_end: 'A date is missing on which the activity ended.',
  fault_withdrawn_by_hand:
    'Somebody of staff has said that the activity never was. It was not entered again.',
  fault_delivery_shrank:
    'The file is more than 5 % shorter than the last one. See whether something is missing.',
  fault_delivery_parked_all: 'There are faults in the file, and from this source we take all or nothing.',
  fault_delivery_too_many_faults:
    'There are faults in more than 100,000 rows. It is probably another kind of file.',
  is_judged: 'Tried. Nothing was changed.',
  is_applied: 'Taken in.',
  is_known: 'The file was taken in before. Nothing was changed.',
  is_refused: 'The file was not taken in: {why}',
  is_asks: 'The file waits for an answer: {why}',
  inLine: 'line {line}',
  inColumn: '“{column}”',
  encoding: 'Encoding: {encoding}. See whether the names are right: {names}',
  noNames: 'none',
  rows: '{rows, plural, one {# row} other {# rows}} read',
  added: '{count} new',
  changed: '{count} changed',
  same: '{count} as before',
  keptByHand: '{count} stand as somebody wrote them',
  parked: '{count, plural, one {# row} other {# rows}} put aside',
  missing: '{count} are not in the file any more (marked, not deleted)',
  more: '… and {count} more',
  unknownCode: 'Unknown code in {field}: “{code}” ({rows, plural, one {# row} other {# rows}})',
  line: 'Line',
  column: 'Column',
  code: 'Code',
  what: 'What is wrong',
  word: 'The source’s word',
}

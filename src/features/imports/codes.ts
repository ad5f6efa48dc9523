import { type FileFaultCode, fileFaultCodes } from '../../platform/files/fault.ts'

/**
 * What can be wrong with a row that its file is not to blame for, and with a whole delivery. The codes are promises, as those
 * of files are: reports, work lists and other programs know them. Each has its sentence in the catalogue, `fault_…`.
 */
const ownCodes = [
  'number_unknown_form',
  'former_number_unknown_form',
  'number_of_two',
  'person_unknown',
  'person_differs',
  'person_too_many_rows',
  'birth_date_unknown',
  'birth_date_differs',
  'text_too_long',
  'code_unknown',
  'code_not_ours',
  'end_before_start',
  'before_birth',
  'far_ahead',
  'residence_overlap',
  'residence_contradicts',
  'protection_ended',
  'event_twice',
  'event_contradicts',
  'event_without_start',
  'event_needs_end',
  'withdrawn_by_hand',
  'institution_unknown',
  'class_closed',
  'enrolment_overlap',
  'absence_ahead',
  'absence_needs_days',
  'absence_more_than_held',
  'absence_not_enrolled',
  'absence_contradicts',
  'absence_overlap',
  'absence_older',
  'delivery_shrank',
  'delivery_parked_all',
  'delivery_too_many_faults',
] as const

export type ImportFaultCode = FileFaultCode | (typeof ownCodes)[number]
export const importFaultCodes: readonly ImportFaultCode[] = [...fileFaultCodes, ...ownCodes]

export const isOwnCode = (code: string): code is (typeof ownCodes)[number] =>
  (ownCodes as readonly string[]).includes(code)

/** Nothing of a delivery was taken, by a rule of ours. What is wrong with a file itself is a FileRefused. */
export class DeliveryRefused extends Error {
  readonly code: (typeof ownCodes)[number]
  /** It stops and asks: somebody who has looked may take it all the same. */
  readonly asks: boolean

  constructor(code: (typeof ownCodes)[number], { asks = false } = {}) {
    super(`the delivery is refused: ${code}`)
    this.name = 'DeliveryRefused'
    this.code = code
    this.asks = asks
  }
}

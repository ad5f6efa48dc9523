import { stepsAfter } from '../../features/concerns/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { type Filled, nothingTyped } from './form-pages.ts'
import { paths } from './paths.ts'
import { asksForContact, type TodayRow } from './today.ts'

/** In the address of the list: the row in which a talk is being booked, and the promise that is being let go; also the forms' ids. */
export const bookName = 'book'
export const excuseName = 'excuse'
/** In the form with which a talk is booked: its row. */
export const rowName = 'row'

/** The same list with a form open in a row. */
export const openHref = (
  form: typeof bookName | typeof excuseName,
  row: string,
  back: string,
  language: Language,
): string => `${href(paths.today, language)}?${back === '' ? '' : `${back}&`}${form}=${row}#${form}`

/** How a row is named in an address; one of what no talk is booked for has no name. */
export const rowKey = ({ promise, concern }: TodayRow): string | undefined =>
  promise ? `promise-${promise.id}` : concern && `concern-${concern.id}`

/** Whether a talk can be booked for a row by whoever looks at their own list. */
export const mayBook = ({ person, mayWrite, kind, concern }: TodayRow): boolean =>
  person !== undefined &&
  mayWrite &&
  (concern ? stepsAfter(concern.state).includes('talk') : asksForContact.includes(kind))

/** What was sent and has a fault; of the row that it came from, and of whom it is about. */
export interface FaultyBooking {
  readonly row: string
  readonly personId: string
  readonly filled: Filled
}

/** The one form with which a talk is being booked: where it stands, and of whom. */
export interface WantedBooking {
  /** The row that it stands in; where it has left the list meanwhile, none. */
  readonly row: string | undefined
  readonly personId: string
  readonly concernId: string | undefined
  readonly filled: Filled
}
export interface Booking extends WantedBooking {
  readonly person: Pick<Person, 'name' | 'age'>
}

/**
 * The form that the address asks for, or that was sent with a fault: that one is shown whatever has become of its row, because
 * what was typed must not be lost.
 */
export function bookingWanted(
  { query }: PageContext,
  rows: readonly TodayRow[],
  isMine: boolean,
  faulty: FaultyBooking | undefined,
): WantedBooking | undefined {
  const wanted = faulty?.row ?? query.get(bookName)
  const row = isMine ? rows.find((one) => rowKey(one) === wanted && mayBook(one)) : undefined
  const personId = faulty?.personId ?? row?.person?.id
  if (personId === undefined) return undefined
  return {
    row: row && rowKey(row),
    personId,
    concernId: faulty ? faulty.filled.typed?.concern : row?.concern?.id,
    filled: faulty?.filled ?? nothingTyped,
  }
}

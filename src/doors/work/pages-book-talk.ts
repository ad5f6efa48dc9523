import { arranging, bookTalk, readBookedTalk } from '../../features/talks/index.ts'
import type { Registered } from '../../platform/http/page.ts'
import { action } from '../../platform/http/register.ts'
import { personParams, working } from './access.ts'
import { asSent, concernFor } from './new-talk.ts'
import { openToWrite } from './open-to-write.ts'
import { showToday } from './pages-today.ts'
import { paths } from './paths.ts'
import { backName, backTo } from './today-back.ts'
import { rowName } from './today-booking.ts'
import { readFilter } from './today-filter.ts'

/** A talk that was agreed on with the young person, booked in a row of the list of today. */
export const bookTalkPage: Registered = action({
  ...working,
  id: 'work.talk-book',
  path: paths.bookTalk,
  params: personParams,
  input: asSent,
  async act(context, { person: wanted }, sent) {
    const { person } = await openToWrite(context, wanted, 'guidance')
    const said = readBookedTalk(context, sent, { isMinor: person.age < 18 })
    await bookTalk(arranging(context), {
      ...said,
      personId: person.id,
      concernId: await concernFor(context, person.id, sent.concern ?? ''),
      from: 'work',
    })
    return backTo(context, sent[backName] ?? '', 'talkBooked', '')
  },
  again: (context, { person }, typed, errors) =>
    showToday(context, readFilter(new URLSearchParams(typed[backName])), {
      booking: { row: typed[rowName] ?? '', personId: person, filled: { typed, errors } },
    }),
})

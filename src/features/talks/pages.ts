import type { z } from 'zod'
import { icalendar } from '../../platform/calendar/icalendar.ts'
import { download } from '../../platform/export/download.ts'
import { Invalid, NotFound } from '../../platform/http/errors.ts'
import type { Access, PageContext, Registered, View } from '../../platform/http/page.ts'
import { logged } from '../../platform/http/page.ts'
import type { Path } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { answerTimes, replyToTime } from './answers.ts'
import { arranging } from './booking.ts'
import { answersForm, endStepForm, replyForm } from './forms.ts'
import { endStep, listStepsOfTalk, meIn } from './outcomes.ts'
import { listParticipants, listTimes, type Talk } from './queries.ts'
import { endOf } from './rules.ts'
import { talkFault, talkKindName } from './views.tsx'
import type { Filled } from './views-answer.tsx'

/** The door in which somebody takes part: its addresses, and how a talk of its own is opened there. */
export interface TalkDoor<Params> {
  /** Names the pages in the log: `school.talk`. */
  readonly id: string
  readonly paths: {
    readonly answer: Path
    readonly reply: Path
    readonly calendar: Path
    /** Where one says that a step of one's own is done; a door may have a form of its own for it. */
    readonly step?: Path
  }
  readonly access: Access
  readonly params: z.ZodType<Params>
  readonly stepParams: z.ZodType<Params & { readonly step: string }>
  /** @throws NotFound for a talk that is not this door's to show */
  open(context: PageContext, params: Params): Promise<Talk>
  show(context: PageContext, params: Params, filled: Filled): Promise<View>
  /** Where one is after answering. */
  back(context: PageContext, params: Params): string
}

/** What everybody on the list does, in their own door: answer to times, reply to the one that is set, say that a step is done. */
export function participantPages<Params>(door: TalkDoor<Params>): readonly Registered[] {
  const { id, paths, access, params, open, show, back } = door
  return [
    action({
      id: `${id}-answer`,
      path: paths.answer,
      access,
      audit: logged,
      params,
      input: answersForm,
      async act(context, values, answers) {
        const talk = await open(context, values)
        if (talk.state !== 'proposed') throw new NotFound()
        const me = meIn(await listParticipants(context.db, talk.id))
        const times = new Set((await listTimes(context.db, talk.id)).map((time) => time.id))
        const own = answers.filter(({ timeId }) => times.has(timeId))
        const [first] = times
        if (own.length === 0)
          throw new Invalid({ [`time_${first}`]: talkFault('chooseTime', context.language) })
        await answerTimes(arranging(context), me, own)
        return back(context, values)
      },
      again: (context, values, typed, errors) => show(context, values, { typed, errors }),
    }),
    action({
      id: `${id}-reply`,
      path: paths.reply,
      access,
      audit: logged,
      params,
      input: replyForm,
      async act(context, values, reply) {
        const talk = await open(context, values)
        if (talk.state !== 'booked') throw new NotFound()
        const me = meIn(await listParticipants(context.db, talk.id))
        await replyToTime(arranging(context), talk, me, reply)
        return back(context, values)
      },
      again: (context, values, typed, errors) => show(context, values, { typed, errors }),
    }),
    ...(paths.step ? [stepAction(door, paths.step)] : []),
    page({
      id: `${id}-calendar`,
      path: paths.calendar,
      access,
      audit: logged,
      params,
      read: async (context, values) => calendarOf(context, await open(context, values)),
    }),
  ]
}

const stepAction = <Params>(
  { id, access, stepParams, open, show, back }: TalkDoor<Params>,
  path: Path,
): Registered =>
  action({
    id: `${id}-step`,
    path,
    access,
    audit: logged,
    params: stepParams,
    input: endStepForm,
    async act(context, values, ended) {
      const talk = await open(context, values)
      const step = (await listStepsOfTalk(context.db, talk.id)).find((one) => one.id === values.step)
      if (!step || !(step.isMine || talk.isKept)) throw new NotFound()
      await endStep(arranging(context), talk, step.id, ended)
      return back(context, values)
    },
    again: (context, values, typed, errors) => show(context, values, { typed, errors }),
  })

/** The talk for the reader's own calendar, with its place: the address is behind their sign-in. @throws NotFound while it has no time */
function calendarOf({ trail, language, now, origin }: PageContext, talk: Talk): Response {
  const { startsAt } = talk
  if (!startsAt) throw new NotFound()
  trail.action = 'export'
  const file = icalendar({
    uid: talk.uid,
    sequence: talk.sequence,
    starts: startsAt,
    ends: endOf(startsAt, talk.lengthMinutes),
    isCancelled: talk.state === 'cancelled',
    // Not what it is about: a calendar is shown to others (T-12).
    summary: talkKindName('talk', language),
    description: origin,
    location: talk.place,
    writtenAt: now,
  })
  return download(file, 'ics', talkKindName('talk', language))
}

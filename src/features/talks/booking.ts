import type { z } from 'zod'
import type { PersonActor } from '../../platform/access/actor.ts'
import { addMonths } from '../../platform/days.ts'
import { Invalid } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { localDate } from '../../platform/time.ts'
import type { Arranging } from './arranging.ts'
import { type BookedTalk, bookedTalkForm, type NewTalk, newTalkForm } from './forms-new.ts'
import type { Invitable } from './queries.ts'
import { monthsAhead, monthsLetIn, type TalkKind } from './rules.ts'
import type { TypedTime } from './time-rows.ts'
import { talkFault } from './views.tsx'

/** Which kinds of talk a door can book: a meeting between departments is the municipality's. */
export const kindsOf = {
  work: ['absence-talk', 'talk', 'coordination-meeting'],
  school: ['absence-talk', 'talk'],
} as const satisfies Readonly<Record<string, readonly TalkKind[]>>

export const arranging = (context: PageContext & { readonly actor: PersonActor }): Arranging => ({
  trx: context.db,
  actor: context.actor,
  requestId: context.requestId,
  today: localDate(context.now),
  now: context.now,
  overtaken: talkFault('overtaken', context.language),
  nobody: talkFault('nobody', context.language),
})

/** What is wrong with an instant for a talk, or nothing. */
function faultOfTime({ now, language }: PageContext, at: Date): string | undefined {
  if (at <= now) return talkFault('timePast', language)
  return localDate(at) > addMonths(localDate(now), monthsAhead) ? talkFault('timeFar', language) : undefined
}

/** A time of its own, said at its field. @throws Invalid */
export function checkTime(context: PageContext, field: string, at: Date): void {
  const fault = faultOfTime(context, at)
  if (fault) throw new Invalid({ [field]: fault })
}

/** What is wrong with the times of a form, said in the row of each. @throws Invalid */
export function checkTimes(context: PageContext, times: readonly TypedTime[], off?: Date | null): void {
  const faults = times.flatMap(({ row, startsAt }) => {
    const fault =
      startsAt.getTime() === off?.getTime()
        ? talkFault('timeOff', context.language)
        : faultOfTime(context, startsAt)
    return fault ? [[`day_${row}`, fault] as const] : []
  })
  if (faults.length > 0) throw new Invalid(Object.fromEntries(faults))
}

/**
 * What only today and this young person can judge: that times lie ahead, that everybody chosen could be, and that the access of a
 * meeting ends after it and in time.
 *
 * @throws Invalid
 */
function checkNewTalk(context: PageContext, talk: NewTalk, invitable: readonly Invitable[]): void {
  const { language, now } = context
  const faults: Record<string, string> = {}
  for (const at of talk.times) {
    const fault = faultOfTime(context, at)
    if (fault) faults.day_1 = fault
  }
  const known = talk.others.every(({ actorId, part }) =>
    invitable.some((one) => one.actorId === actorId && one.part === part),
  )
  if (!known) faults.people = talkFault('unknownPeople', language)
  const last = talk.times.at(-1)
  if (talk.until && last) {
    const latest = addMonths(localDate(now), monthsLetIn)
    if (talk.until <= localDate(last) || talk.until > latest) faults.until = talkFault('untilPast', language)
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
}

/**
 * What an invitation says, as both doors read it: which fields it must have depends on the young person's age, so that it is read
 * once they are known.
 *
 * @throws Invalid
 */
export function readNewTalk(
  context: PageContext,
  sent: Readonly<Record<string, string>>,
  {
    from,
    isMinor,
    invitable,
  }: {
    readonly from: keyof typeof kindsOf
    readonly isMinor: boolean
    readonly invitable: readonly Invitable[]
  },
): NewTalk {
  const talk = readWith(newTalkForm(context.language, { kinds: kindsOf[from], isMinor }), sent)
  checkNewTalk(context, talk, invitable)
  return talk
}

/**
 * What the small form says with which a talk is booked that was agreed on already.
 *
 * @throws Invalid
 */
export function readBookedTalk(
  context: PageContext,
  sent: Readonly<Record<string, string>>,
  { isMinor }: { readonly isMinor: boolean },
): BookedTalk {
  const talk = readWith(bookedTalkForm(context.language, { isMinor }), sent)
  checkTime(context, 'day', talk.startsAt)
  return talk
}

function readWith<Said>(form: z.ZodType<Said>, sent: Readonly<Record<string, string>>): Said {
  const parsed = form.safeParse(sent)
  if (parsed.success) return parsed.data
  // The first fault of each field.
  const faults = parsed.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message] as const)
  throw new Invalid(Object.fromEntries(faults.reverse()))
}

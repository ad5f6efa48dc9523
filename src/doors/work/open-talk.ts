import { z } from 'zod'
import { openPerson, type Standing } from '../../features/access/index.ts'
import {
  getTalk,
  listMinutes,
  listParticipants,
  listStepsOfTalk,
  listTalkHappenings,
  listTimes,
  type Talk,
} from '../../features/talks/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { id } from './access.ts'
import type { Filled } from './form-pages.ts'
import { after, type Deed } from './parts.ts'
import { paths } from './paths.ts'
import { talkView } from './views-talks.tsx'

export const talkParams = z.object({ talk: id })
export type TalkParams = z.infer<typeof talkParams>
interface Loaded {
  readonly talk: Talk
  readonly standing: Standing
}

/** A talk, and the young person whom it is with or about: one row in the log. */
export async function openTalk({ db, trail }: PageContext, { talk: wanted }: TalkParams): Promise<Loaded> {
  const talk = await getTalk(db, wanted)
  return { talk, standing: await openPerson(db, trail, talk.personId) }
}

/** One that the actor arranges. */
export async function openKeptTalk(context: PageContext, values: TalkParams): Promise<Loaded> {
  const loaded = await openTalk(context, values)
  if (!loaded.talk.isKept) throw new NotFound()
  return loaded
}

/** One that they arrange and that is not over. */
export async function openTalkToCome(context: PageContext, values: TalkParams): Promise<Loaded> {
  const loaded = await openKeptTalk(context, values)
  if (!['proposed', 'booked'].includes(loaded.talk.state)) throw new NotFound()
  return loaded
}

/** One that has no time yet. */
export async function openProposedTalk(context: PageContext, values: TalkParams): Promise<Loaded> {
  const loaded = await openKeptTalk(context, values)
  if (loaded.talk.state !== 'proposed') throw new NotFound()
  return loaded
}

export const backToTalk = ({ language }: PageContext, { talk }: TalkParams, deed: Deed): string =>
  after(href(paths.talk, language, { talk }), deed)

export async function showTalk(context: PageContext, values: TalkParams, filled: Filled) {
  const { db } = context
  const loaded = await openTalk(context, values)
  const { id: talkId } = loaded.talk
  return talkView({
    context,
    ...loaded,
    filled,
    people: await listParticipants(db, talkId),
    times: await listTimes(db, talkId),
    minutes: await listMinutes(db, talkId),
    steps: await listStepsOfTalk(db, talkId),
    happenings: await listTalkHappenings(db, talkId),
  })
}

import { z } from 'zod'
import {
  everyone,
  everyoneSignedIn,
  logged,
  notLogged,
  type PageContext,
  type Registered,
  type View,
} from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { demoMailPath, noticesPath, readPath } from './paths.ts'
import { listKeptMail, listNotices, markRead } from './queries.ts'
import { text } from './text.ts'
import { keptMailView, noticesView } from './views.tsx'

const noParams = z.object({})
const id = /^[1-9]\d{0,17}$/

const show = async (context: PageContext): Promise<View> => {
  const asked = context.query.get('before') ?? ''
  const before = id.test(asked) ? asked : undefined
  return noticesView({
    context,
    notices: await listNotices(context.db, before),
    isFirstPage: before === undefined,
    justMarked: context.query.get('besked') === 'marked',
  })
}

const whichNotice = (language: Language) =>
  z.string().refine((value) => value === 'all' || id.test(value), text(language)('unknownNotice'))

/** What is new for whoever is signed in. */
export const noticePages: readonly Registered[] = [
  page({
    id: 'notices.page',
    path: noticesPath,
    access: everyoneSignedIn,
    audit: notLogged('shows nobody but the reader: a notice names no person'),
    params: noParams,
    read: show,
  }),
  action({
    id: 'notices.read',
    path: readPath,
    access: everyoneSignedIn,
    audit: logged,
    params: noParams,
    input: (language) => z.object({ notice: whichNotice(language) }),
    act: async ({ db, language }, _, { notice }) => {
      await markRead(db, notice === 'all' ? undefined : notice)
      return `${href(noticesPath, language)}?besked=marked`
    },
    again: show,
  }),
]

/** Registered in the demonstration only: elsewhere no mail is kept, and the page does not exist. */
export const demonstrationMailPages: readonly Registered[] = [
  page({
    id: 'demonstration.mail',
    path: demoMailPath,
    access: everyone,
    audit: notLogged('shows mail to invented people, which names nobody'),
    params: noParams,
    read: async (context) => keptMailView(context, await listKeptMail(context.db)),
  }),
]

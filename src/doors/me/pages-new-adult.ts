import { z } from 'zod'
import {
  agreeToHandover,
  findToldHandover,
  type Handover,
  longestHandover,
  questionHandover,
} from '../../features/handover/index.ts'
import { listAround } from '../../features/own-data/index.ts'
import { findReach } from '../../features/reach/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { noParams, openOwn, own } from './access.ts'
import { unfilled } from './form-view.tsx'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { newAdultView } from './views-new-adult.tsx'

async function show(context: PageContext, typed: Typed, errors: FormErrors): Promise<View> {
  const opened = await openOwn(context)
  const { db } = context
  const contact = (await listAround(db, opened.personId)).find(({ kind }) => kind === 'contact_person')
  const handover = await findToldHandover(db, opened.personId)
  const reachOf = async (id: string | null | undefined) => (id ? findReach(db, id) : undefined)
  return newAdultView({
    context,
    opened,
    contact,
    handover,
    reach: await reachOf(contact?.actorId),
    newReach: await reachOf(handover?.ended === null ? handover.to.id : undefined),
    filled: { typed, errors },
  })
}

/** Who one's adult is, and a new one to say yes to or ask about (domain §7). */
export const newAdultPage = page({
  ...own,
  id: 'me.new-adult',
  path: paths.newAdult,
  params: noParams,
  read: (context) => show(context, unfilled.typed, unfilled.errors),
})

/** @throws NotFound where nothing is asked, or they have said yes */
async function loadAsked(context: PageContext): Promise<Handover> {
  const { personId } = await openOwn(context)
  const handover = await findToldHandover(context.db, personId)
  if (!handover || handover.ended !== null || handover.personAt !== null) throw new NotFound()
  return handover
}

const handing = (context: PageContext & { readonly actor: PersonActor }) => ({
  trx: context.db,
  actor: context.actor,
  requestId: context.requestId,
  now: context.now,
  overtaken: text(context.language)('newAdultMeanwhile'),
})

export const agreeAdultAction = action({
  ...own,
  id: 'me.new-adult-yes.send',
  path: paths.agreeAdult,
  params: noParams,
  // Said by the button and by nothing else.
  input: (language) => z.object({ answer: z.literal('yes', { error: text(language)('answerNeeded') }) }),
  async act(context) {
    await agreeToHandover(handing(context), await loadAsked(context))
    return after(href(paths.newAdult, context.language), 'adultYes')
  },
  again: (context, _, typed, errors) => show(context, typed, errors),
})

const askForm = (language: Language) => {
  const t = text(language)
  return z.object({
    words: z
      .string({ error: t('newAdultNeeded') })
      .trim()
      .min(1, t('newAdultNeeded'))
      .max(longestHandover.question, t('newAdultLong', { most: longestHandover.question })),
  })
}

export const askAdultAction = action({
  ...own,
  id: 'me.new-adult-ask.send',
  path: paths.askAdult,
  params: noParams,
  input: askForm,
  async act(context, _, { words }) {
    await questionHandover(handing(context), await loadAsked(context), words)
    return after(href(paths.newAdult, context.language), 'adultAsked')
  },
  again: (context, _, typed, errors) => show(context, typed, errors),
})

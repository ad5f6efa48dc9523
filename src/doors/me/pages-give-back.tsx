import {
  arranging,
  checkTimes,
  getTalk,
  giveBack,
  giveBackForm,
  listParticipants,
  mayGiveBack,
  meIn,
  OwnTimes,
  talkKindName,
  whenOf,
} from '../../features/talks/index.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { HiddenField } from '../../ui/forms.tsx'
import { openMine, ownOrChild, personParams, rowKey } from './access.ts'
import { type Filled, fieldsOf, formView, unfilled } from './form-view.tsx'
import { showTalks } from './pages-talks.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { nothingSent } from './views-talks.tsx'

const params = personParams.extend({ talk: rowKey })
type Params = { readonly person: string; readonly talk: string }

/** A talk of the reader's own, or of their child's. @throws NotFound for one whose list they are not on */
async function load(context: PageContext, { person, talk: wanted }: Params) {
  const opened = await openMine(context, person)
  const talk = await getTalk(context.db, wanted)
  const me = meIn(await listParticipants(context.db, talk.id))
  if (talk.personId !== opened.personId) throw new NotFound()
  const may = mayGiveBack(talk, me.part, { age: opened.facts.age, now: context.now })
  return { opened, talk, me, may }
}

async function show(context: PageContext, values: Params, filled: Filled): Promise<View> {
  const { opened, talk, may } = await load(context, values)
  if (!may) {
    // What they had in front of them was overtaken meanwhile: what stands there now, and that it is so.
    if (filled.errors.conflict)
      return showTalks(context, values.person, { ...nothingSent, errors: filled.errors })
    throw new NotFound()
  }
  const { language } = context
  const t = text(language)
  const words = { kind: talkKindName(talk.kind, language), when: whenOf(talk, language) }
  return formView({
    context,
    opened,
    title: t('giveBackTitle'),
    intro: `${t('giveBackWhen', words)} ${t('giveBackText')}`,
    filled,
    submit: t('giveBackSend'),
    backHref: href(paths.talks, language, { person: opened.personId }),
    children: (
      <>
        <HiddenField name="version" value={filled.typed.version ?? String(talk.version)} />
        <OwnTimes language={language} field={fieldsOf(language, filled)} />
      </>
    ),
  })
}

/** A time that is set and at which one cannot come: back to being proposed, with the times that one would rather have. */
export const giveBackPage = page({
  ...ownOrChild,
  id: 'me.talk-give-back',
  path: paths.giveBackTalk,
  params,
  read: (context, values) => show(context, values, unfilled),
})

export const giveBackAction = action({
  ...ownOrChild,
  id: 'me.talk-give-back.send',
  path: paths.giveBackTalk,
  params,
  input: giveBackForm,
  async act(context, values, { version, times, words }) {
    const { opened, talk, me, may } = await load(context, values)
    if (talk.state !== 'booked') throw new Conflict(arranging(context).overtaken)
    if (!may) throw new NotFound()
    checkTimes(context, times, talk.startsAt)
    const wanted = { times: times.map(({ startsAt }) => startsAt), words }
    await giveBack(arranging(context), { ...talk, version }, me, wanted)
    return after(href(paths.talks, context.language, { person: opened.personId }), 'givenBack')
  },
  again: (context, values, typed, errors) => show(context, values, { typed, errors }),
})

import { z } from 'zod'
import {
  factName,
  facts,
  longestObjection,
  makeObjection,
  objectionForm,
} from '../../features/objections/index.ts'
import { type OwnWordsKind, writeOwnWords } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { HiddenField, Radios, Select, TextArea } from '../../ui/forms.tsx'
import { noParams, type Opened, openMine, openOwn, own, ownOrChild, personParams } from './access.ts'
import { type Filled, fieldsOf, formView, unfilled } from './form-view.tsx'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const longestWords = 4000
const wordKinds = ['strengths', 'interests', 'adults-should-know'] as const satisfies readonly OwnWordsKind[]

const ownWordsForm = (language: Language) =>
  z.object({
    kind: z.enum(wordKinds, { error: text(language)('wordsKindNeeded') }),
    words: z
      .string({ error: text(language)('wordsNeeded') })
      .trim()
      .min(1, text(language)('wordsNeeded'))
      .max(longestWords, text(language)('wordsLong', { most: longestWords })),
  })

async function showWords(context: PageContext, filled: Filled): Promise<View> {
  const opened = await openOwn(context)
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  return formView({
    context,
    title: t('wordsTitle'),
    opened,
    intro: t('wordsIntro'),
    filled,
    submit: t('wordsSend'),
    backHref: href(paths.about, language),
    children: (
      <>
        <Radios
          {...field('kind')}
          label={t('wordsKind')}
          choices={wordKinds.map((kind) => ({ value: kind, label: t(`words_${kind}`) }))}
        />
        <TextArea {...field('words')} label={t('wordsLabel')} maxLength={longestWords} rows={6} />
      </>
    ),
  })
}

export const wordsPage = page({
  ...own,
  id: 'me.own-words',
  path: paths.ownWords,
  params: noParams,
  read: (context) => showWords(context, unfilled),
})

export const wordsAction = action({
  ...own,
  id: 'me.own-words.send',
  path: paths.ownWords,
  params: noParams,
  input: ownWordsForm,
  async act(context, _, words) {
    const { personId } = await openOwn(context)
    await writeOwnWords(context.db, context.actor, context.requestId, { personId, ...words })
    return after(href(paths.about, context.language), 'words')
  },
  again: (context, _, typed, errors) => showWords(context, { typed, errors }),
})

const homeOf = ({ ofChild, personId }: Opened, language: Language): string =>
  ofChild ? href(paths.child, language, { person: personId }) : href(paths.about, language)

const concernsOf = ({ personId: person }: Opened, language: Language): string =>
  href(paths.concerns, language, { person })

async function showWrong(context: PageContext, person: string, filled: Filled): Promise<View> {
  const opened = await openMine(context, person)
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  // Of one concern one says what one thinks; it is not chosen from a list.
  const ofConcern = filled.typed.about === 'concern' && (filled.typed.row ?? '') !== ''
  const choices = facts.filter((fact) => fact !== 'concern')
  return formView({
    context,
    title: t(ofConcern ? 'sayTitle' : 'wrongTitle'),
    opened,
    intro: t(ofConcern ? 'sayText' : 'wrongText'),
    filled,
    submit: t('wrongSend'),
    backHref: ofConcern ? concernsOf(opened, language) : homeOf(opened, language),
    children: (
      <>
        <HiddenField name="row" value={filled.typed.row ?? ''} />
        {ofConcern ? (
          <HiddenField name="about" value="concern" />
        ) : (
          <Select
            {...field('about')}
            label={t('wrongAboutLabel')}
            placeholder
            choices={choices.map((fact) => ({ value: fact, label: factName(fact, language) }))}
          />
        )}
        <TextArea
          {...field('words')}
          label={t(ofConcern ? 'sayWords' : 'wrongWords')}
          {...(ofConcern ? {} : { hint: t('wrongWordsHint') })}
          maxLength={longestObjection}
        />
      </>
    ),
  })
}

export const wrongPage = page({
  ...ownOrChild,
  id: 'me.wrong',
  path: paths.wrong,
  params: personParams,
  read: (context, { person }) => {
    const typed = { about: context.query.get('about') ?? '', row: context.query.get('row') ?? '' }
    return showWrong(context, person, { ...unfilled, typed })
  },
})

export const wrongAction = action({
  ...ownOrChild,
  id: 'me.wrong.send',
  path: paths.wrong,
  params: personParams,
  input: objectionForm,
  async act(context, { person }, { about, row, words }) {
    const opened = await openMine(context, person)
    const { personId } = opened
    const { db, actor, requestId, language } = context
    await makeObjection(db, actor, requestId, { personId, about, aboutId: row, words })
    return about === 'concern'
      ? after(concernsOf(opened, language), 'said')
      : after(homeOf(opened, language), 'wrong')
  },
  again: (context, { person }, typed, errors) => showWrong(context, person, { typed, errors }),
})

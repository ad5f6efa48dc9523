import { html, raw } from 'hono/html'
import type { FrameContext } from '../../platform/http/page.ts'
import { href, type Path } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Notice } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const deeds = [
  'asked',
  'wrong',
  'said',
  'words',
  'yes',
  'no',
  'withdrawn',
  'adultYes',
  'adultAsked',
  'talk',
] as const
export type Deed = (typeof deeds)[number]

/** Where an action leads: a page that says what happened. */
export const after = (address: string, deed: Deed): string => `${address}?done=${deed}`

export function doneNotice(query: URLSearchParams, language: Language): Markup | '' {
  const deed = deeds.find((one) => one === query.get('done'))
  return deed
    ? Notice({ language, kind: 'success', heading: text(language)(`done_${deed}`), announce: true })
    : ''
}

/** The public page that says what nobody does with these data (L-06); it belongs to another door. */
const neverPath: Path = {
  da: '/saadan-bruger-vi-ikke-dine-data',
  en: '/how-we-do-not-use-your-data',
}

/** The pages about one person. The log is in it, so that it is one step from everywhere (trust requirement T-22). */
export function tabs(
  opened: Opened,
  { language, pathname }: Pick<FrameContext, 'language' | 'pathname'>,
): Markup {
  const t = text(language)
  const { personId: person, facts, ofChild } = opened
  const name = facts.givenName
  const links = ofChild
    ? [
        [href(paths.child, language, { person }), t('tabChild', { name })],
        [href(paths.log, language, { person }), t('tabChildLog')],
        [href(paths.onlookers, language, { person }), t('tabChildOnlookers', { name })],
        [href(paths.talks, language, { person }), t('tabTalks')],
        [href(paths.concerns, language, { person }), t('tabConcerns')],
        [href(paths.questions, language, { person }), t('tabQuestions')],
      ]
    : [
        [href(paths.front, language), t('tabFront')],
        [href(paths.log, language, { person }), t('tabLog')],
        [href(paths.about, language), t('tabAbout')],
        [href(paths.talks, language, { person }), t('tabTalks')],
        [href(paths.concerns, language, { person }), t('tabConcerns')],
        [href(paths.onlookers, language, { person }), t('tabOnlookers')],
        [href(paths.consents, language), t('tabConsents')],
        [href(paths.questions, language, { person }), t('tabQuestions')],
        [href(neverPath, language), t('tabNever')],
      ]
  const items = links.map(
    ([address, label]) =>
      html`<li><a href="${address}"${address === pathname ? raw(' aria-current="page"') : ''}>${label}</a></li>`,
  )
  return html`<nav aria-label="${ofChild ? t('childTabs', { name }) : t('tabs')}"><ul class="link-list">${items}</ul></nav>`
}

/** That it is wrong, beside a fact: where to say so. What it is about is said in words too, for who hears the links. */
export function wrongLink(
  opened: Opened,
  about: string,
  what: string,
  language: Language,
  row?: string,
): Markup {
  const t = text(language)
  const address = `${href(paths.wrong, language, { person: opened.personId })}?about=${about}${row ? `&row=${row}` : ''}`
  return html`<a href="${address}">${t('wrong')}<span class="sr-only"> ${t('wrongAbout', { what })}</span></a>`
}

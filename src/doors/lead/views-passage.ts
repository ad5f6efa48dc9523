import { html } from 'hono/html'
import {
  type Edition,
  historySentence,
  initiativeStateName,
  mayRearrange,
  type Passage,
  type RecordedEvent,
  whyLocked,
} from '../../features/strategy/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { DefinitionList, Details, Notice, officialText } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { mayChangeAnything } from './access.ts'
import { changeList } from './changes.ts'
import { doneNotice, editionCrumbs, passageTitle, primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface PassageProps {
  readonly context: PageContext
  readonly edition: Edition
  readonly passage: Passage
  readonly replaces: Passage | undefined
  readonly replacedBy: Passage | undefined
  readonly events: readonly RecordedEvent[]
}

/** What one passage says in every form, whether it can be changed, and how it came to say so. */
export function passageView(props: PassageProps): View {
  const { context, edition, passage } = props
  const { language, query } = context
  const t = text(language)
  const why = whyLocked(passage.kind, edition.state)
  const changes = mayChangeAnything(context.actor)
  return {
    title: passageTitle(passage, language),
    breadcrumb: editionCrumbs(edition, language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${passageTitle(passage, language)}</h1>
${why ? Notice({ language, kind: 'information', heading: t('lockedHeading'), children: t(`locked_${why}`) }) : ''}
${passage.withdrawn ? html`<p>${t('withdrawnText')}</p>` : ''}
${changes && !why ? actions(edition, passage, language) : ''}
${lineage(props)}${DefinitionList({ items: words(passage, language) })}
<section aria-labelledby="history"><h2 id="history">${t('passageHistory')}</h2>${history(props, changes && !why)}</section>`,
  }
}

function actions(edition: Edition, passage: Passage, language: Language): Markup {
  const t = text(language)
  const here = { edition: edition.id, passage: passage.id }
  const open = mayRearrange(edition.state)
  const entries = [
    [
      passage.kind === 'initiative' && !passage.withdrawn,
      href(paths.replace, language, here),
      t('toReplace'),
    ],
    [open && !passage.withdrawn, href(paths.withdraw, language, here), t('toWithdraw')],
    [open && passage.withdrawn, href(paths.restore, language, here), t('toRestore')],
  ] as const
  return html`${primaryLink(href(paths.editPassage, language, here), t('toEditPassage'))}<ul class="link-list">${entries.map(([shown, address, label]) => (shown ? html`<li><a href="${address}">${label}</a></li>` : ''))}</ul>`
}

function lineage({ edition, replaces, replacedBy, context: { language } }: PassageProps): Markup {
  const t = text(language)
  const link = (passage: Passage) =>
    html`<a href="${href(paths.passage, language, { edition: edition.id, passage: passage.id })}">${passageTitle(passage, language)}</a>`
  return html`${replaces ? html`<p>${t('replaces')} ${link(replaces)}</p>` : ''}${replacedBy ? html`<p>${t('replacedBy')} ${link(replacedBy)}</p>` : ''}`
}

function words(passage: Passage, language: Language): { term: string; description: Markup }[] {
  const t = text(language)
  const entry = (term: string, description: Markup) => ({ term, description })
  const said = (term: string, value: string | null | undefined, lang: Language) =>
    entry(term, value ? html`<span lang="${lang}">${value}</span>` : html`${t('nothing')}`)
  const { official, state, stateReason, responsible } = passage
  return [
    said(t('titleDa'), passage.title?.da, 'da'),
    said(t('titleEn'), passage.title?.en, 'en'),
    said(t('shortDa'), passage.short?.da, 'da'),
    said(t('shortEn'), passage.short?.en, 'en'),
    entry(
      t('official'),
      official
        ? officialText({ words: official, language: 'da', pageLanguage: language })
        : html`${t('nothing')}`,
    ),
    said(t('section'), passage.section, 'da'),
    ...(state
      ? [
          entry(
            t('state'),
            html`${initiativeStateName(state, language)}${stateReason ? html`. ${stateReason}` : ''}`,
          ),
          said(t('responsible'), responsible, 'da'),
        ]
      : []),
  ]
}

function history({ context, edition, passage, events }: PassageProps, open: boolean): Markup {
  const { language } = context
  const t = text(language)
  if (events.length === 0) return html`<p>${t('noHistory')}</p>`
  const items = events.map((recorded) => {
    const sentence = historySentence(recorded, language)
    const { event } = recorded
    if (event.type !== 'passage_changed') return html`<li>${sentence}</li>`
    const here = { edition: edition.id, passage: passage.id, event: recorded.id }
    const back = open
      ? html`<p><a href="${href(paths.takeBack, language, here)}">${t('toTakeBack')}<span class="sr-only">: ${sentence}</span></a></p>`
      : ''
    return html`<li>${sentence}${Details({ summary: t('showChange'), children: html`${changeList(event.changes, language)}${back}` })}</li>`
  })
  return html`<ul>${items}</ul>`
}

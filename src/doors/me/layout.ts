import { html, raw } from 'hono/html'
import type { FrameContext } from '../../platform/http/page.ts'
import { href, type Path } from '../../platform/http/path.ts'
import type { Content, Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface MyPage {
  readonly opened: Opened
  readonly context: Pick<FrameContext, 'language' | 'pathname'>
  /** What just happened, above the heading. */
  readonly before?: Content
  readonly title: string
  /** What comes even before the way to the other pages: on the front page one's adult. */
  readonly first?: Content
  readonly children: Content
}

/**
 * A page of somebody: what it is for comes first, in the source as on a phone, and then the links to their other pages; where there
 * is room these stand beside it. Whoever wants them at once has one link that leads there.
 */
export function myPage({ opened, context, before, title, first, children }: MyPage): Markup {
  const jump = text(context.language)('tabsJump')
  return html`<div class="section-page"><div class="section-content">${before}<h1>${title}</h1>${first}<p class="section-jump"><a href="#my-pages">${jump}</a></p>${children}</div>${tabs(opened, context)}</div>`
}

/** The public page that says what nobody does with these data (L-06); it belongs to another door. */
const neverPath: Path = {
  da: '/saadan-bruger-vi-ikke-dine-data',
  en: '/how-we-do-not-use-your-data',
}

/** The pages about one person. The log is in it, so that it is one step from everywhere (trust requirement T-22). */
function tabs(opened: Opened, { language, pathname }: Pick<FrameContext, 'language' | 'pathname'>): Markup {
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
  return html`<nav class="section-menu" id="my-pages" tabindex="-1" aria-label="${ofChild ? t('childTabs', { name }) : t('tabs')}"><ul class="link-list">${items}</ul></nav>`
}

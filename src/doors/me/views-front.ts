import { html } from 'hono/html'
import { mineWords } from '../../features/law-clock/index.ts'
import type { Child } from '../../features/own-data/index.ts'
import { emergencyNotices } from '../../features/own-log/index.ts'
import { stepDoneForm, stepsTable, talkKindName, whenOf } from '../../features/talks/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { LinkList } from '../../ui/content.tsx'
import type { Link, Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import type { Front, NextTalk } from './front.ts'
import { myPage } from './layout.ts'
import { doneNotice } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { adultSection } from './views-around.ts'
import { concernsLine } from './views-concerns.ts'
import { childLinks } from './views-log.ts'

interface FrontProps extends Front {
  readonly context: PageContext
  readonly opened: Opened
  readonly children: readonly Child[]
}

/** The young person's front page: their adult and how to reach them; what waits for an answer; when one meets; what was agreed. */
export function frontView(props: FrontProps): View {
  const { context, opened, concerns } = props
  const { language, query } = context
  const t = text(language)
  return {
    title: t('tabFront'),
    unlisted: true,
    main: myPage({
      opened,
      context,
      before: doneNotice(query, language),
      title: t('gateTitle', { name: opened.facts.givenName }),
      first: html`${emergencyNotices(props.emergencies, language)}${adultSection(props)}`,
      children: html`${clockLine(props)}${waitingSection(props)}${concernsLine(concerns, opened, language)}${comingSection(props)}${stepsSection(props)}${childLinks(props.children, context)}`,
    }),
  }
}

/** What they can count on while the law's clock runs: that somebody calls, and then an offer, by when. */
function clockLine({ context: { language }, clock, around }: FrontProps): Markup | '' {
  const hasAdult = around.some(({ kind }) => kind === 'contact_person')
  const words = clock && mineWords(clock, hasAdult, language)
  return words ? html`<p>${words}</p>` : ''
}

/** What one is asked for, each with the way to where it is answered. */
function waitingSection(props: FrontProps): Markup {
  const { context, opened, handover, coming, asked } = props
  const { language } = context
  const t = text(language)
  const talks = href(paths.talks, language, { person: opened.personId })
  const isAsked = handover && handover.ended === null && handover.personAt === null
  const links: Link[] = [
    ...(isAsked
      ? [{ href: href(paths.newAdult, language), label: t('waitsAdult', { name: handover.to.name }) }]
      : []),
    ...coming
      .filter(({ isAnswered }) => !isAnswered)
      .map(({ talk }) => ({
        href: `${talks}#talk-${talk.id}`,
        label:
          talk.state === 'proposed'
            ? t('waitsTimes', { kind: talkKindName(talk.kind, language) })
            : t('waitsReply', { when: whenOf(talk, language) }),
      })),
    ...asked.map(({ receiver }) => ({
      href: href(paths.consents, language),
      label: t('waitsConsent', { receiver }),
    })),
  ]
  return html`<section aria-labelledby="waits"><h2 id="waits">${t('waits')}</h2>${links.length > 0 ? LinkList({ links }) : html`<p>${t('waitsNone')}</p>`}</section>`
}

/** When one meets next, and what was written down of the last time. */
function comingSection({ context, opened, coming, shared }: FrontProps): Markup {
  const { language } = context
  const t = text(language)
  const talks = href(paths.talks, language, { person: opened.personId })
  const item = ({ talk }: NextTalk) =>
    html`<li><strong>${talkKindName(talk.kind, language)}</strong>: ${whenOf(talk, language)}, ${talk.place}</li>`
  const minutes = shared
    ? html`<p><a href="${talks}">${t('minutesRead', { date: longDate(localDate(shared), language) })}</a></p>`
    : ''
  return html`<section aria-labelledby="coming"><h2 id="coming">${t('coming')}</h2>${coming.length > 0 ? html`<ul>${coming.map(item)}</ul><p><a href="${talks}">${t('comingAll')}</a></p>` : html`<p>${t('talksNone')}</p>`}${minutes}</section>`
}

/** What was agreed and is still to be done; one's own is ticked off here. */
function stepsSection({ context, opened, steps }: FrontProps): Markup | '' {
  if (steps.length === 0) return ''
  const { language } = context
  const t = text(language)
  const person = opened.personId
  const list = stepsTable(steps, language, {
    heading: t('talksDo'),
    cell: (step) =>
      step.isMine
        ? stepDoneForm(
            context,
            step,
            href(paths.talkStep, language, { person, talk: step.talkId, step: step.id }),
          )
        : '',
  })
  return html`<section aria-labelledby="agreed"><h2 id="agreed">${t('agreed')}</h2>${list}</section>`
}

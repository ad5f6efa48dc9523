import { html, raw } from 'hono/html'
import type { Language } from '../platform/text/language.ts'
import { type IconName, icon } from './icons.ts'
import type { Content, Link, Markup } from './markup.ts'
import { text } from './text.ts'

/**
 * Text that some body has adopted, kept in the language it was adopted in. A screen reader is told when that
 * is not the page's language. Blank lines separate paragraphs.
 */
export function officialText(props: { words: string; language: Language; pageLanguage: Language }): Markup {
  const lang = props.language === props.pageLanguage ? '' : raw(` lang="${props.language}"`)
  const paragraphs = props.words.split(/\n\s*\n/).map((words) => html`<p>${words.trim()}</p>`)
  return html`<div class="official"${lang}>${paragraphs}</div>`
}

export type NoticeKind = 'information' | 'success' | 'warning' | 'error'

const alertClass = { information: 'info', success: 'success', warning: 'warning', error: 'error' } as const

/**
 * A box that stands out. It has a heading of its own or, without one, says its kind in words, so that colour
 * is never all there is. `announce` is for what just happened: a screen reader says it at once.
 */
export function Notice(props: {
  language: Language
  kind: NoticeKind
  heading?: string
  announce?: boolean
  children?: Content
}): Markup {
  const { kind, announce, children, language } = props
  const heading = props.heading ?? text(language)(kind)
  const role = announce ? raw(kind === 'error' ? ' role="alert"' : ' role="status"') : ''
  return html`<div class="alert alert-${alertClass[kind]}"${role}>${icon(kind satisfies IconName, 'alert-icon')}<p class="alert-heading">${heading}</p>${children ? html`<div class="alert-text">${children}</div>` : ''}</div>`
}

/** One or two words about a thing. Not a link, not a button. */
export function Tag(props: { kind?: 'neutral' | 'positive' | 'attention'; children?: Content }): Markup {
  return html`<span class="tag tag-${props.kind ?? 'neutral'}">${props.children}</span>`
}

/** The colours of the charts, told apart also by people who see few colours. */
export type Accent = 1 | 2 | 3 | 4

export interface Card {
  readonly href: string
  readonly title: string
  /** Small words above the title, such as `Tema 2`. */
  readonly eyebrow?: string
  readonly lang?: Language
  readonly content?: Content
  /** One of four colours that go with the words and never stand for them. */
  readonly accent?: Accent
}

/** Several ways on, side by side where there is room. `level` keeps the page's headings in order. */
export function CardList(props: { cards: readonly Card[]; level?: 2 | 3 | 4 }): Markup {
  const tag = raw(`h${props.level ?? 2}`)
  const items = props.cards.map(
    ({ href, title, eyebrow, lang, content, accent }) =>
      html`<li><div class="card${accent ? ` card-accent accent-${accent}` : ''}"><div class="card-content">${eyebrow ? html`<p class="card-subheading">${eyebrow}</p>` : ''}<${tag} class="card-heading"${lang ? raw(` lang="${lang}"`) : ''}><a href="${href}">${title}</a></${tag}>${content ? html`<div>${content}</div>` : ''}</div></div></li>`,
  )
  return html`<ul class="card-list no-max-width">${items}</ul>`
}

/** Names with what they stand for. */
export function DefinitionList(props: { items: readonly { term: Content; description: Content }[] }): Markup {
  const items = props.items.map(
    ({ term, description }) => html`<div><dt>${term}</dt><dd>${description}</dd></div>`,
  )
  return html`<dl class="definitions">${items}</dl>`
}

/** More to read for those who want it. */
export function Details(props: { summary: string; open?: boolean; children?: Content }): Markup {
  return html`<details class="details"${props.open ? raw(' open') : ''}><summary class="details-summary">${props.summary}</summary><div class="details-text">${props.children}</div></details>`
}

export interface Step {
  readonly title: string
  readonly state?: 'done' | 'current' | 'next'
  readonly content?: Content
}

/** What happens in which order, and how far it has come. */
export function StepList(props: { language: Language; steps: readonly Step[] }): Markup {
  const t = text(props.language)
  const items = props.steps.map(({ title, state, content }) => {
    const where = state === 'done' ? t('stepDone') : state === 'current' ? t('currentStep') : ''
    return html`<li${state === 'current' ? raw(' aria-current="step"') : ''}><span class="step-title">${title}</span>${where ? html` (${where})` : ''}${content ? html`<div>${content}</div>` : ''}</li>`
  })
  return html`<ol class="step-list">${items}</ol>`
}

/** The way on and back through a long list. The addresses carry the key to continue from, never a page number. */
export function KeyPages(props: {
  language: Language
  previousHref?: string
  nextHref?: string
}): Markup | '' {
  const { previousHref, nextHref } = props
  if (!previousHref && !nextHref) return ''
  const t = text(props.language)
  const previous = previousHref
    ? html`<a class="key-page" href="${previousHref}" rel="prev">${icon('chevron-left')}${t('previousPage')}</a>`
    : ''
  const next = nextHref
    ? html`<a class="key-page" href="${nextHref}" rel="next">${t('nextPage')}${icon('chevron-right')}</a>`
    : ''
  return html`<nav class="key-pages" aria-label="${t('pages')}">${previous}${next}</nav>`
}

/** Links one below the other. */
export function LinkList(props: { links: readonly Link[] }): Markup {
  return html`<ul class="link-list">${props.links.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>`
}

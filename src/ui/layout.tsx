import { html, raw } from 'hono/html'
import { type Bilingual, type Language, languages, otherLanguage } from '../platform/text/language.ts'
import { icon } from './icons.ts'
import type { Content, Link, Markup } from './markup.ts'
import { text } from './text.ts'

/** The field of every form that carries the session's token; the request's reader takes it out by this name. */
export const csrfField = '_token'

export interface Visitor {
  readonly name: string
  readonly accountHref?: string
  readonly signOutHref: string
  readonly csrfToken: string
}

export interface LayoutProps {
  readonly language: Language
  /** The page's own title; the site's name follows it in the browser's. */
  readonly title: string
  readonly siteName: string
  readonly municipality: string
  readonly description?: string
  /** This page's absolute address in each language; a page without one (an error) is kept out of searches. */
  readonly path?: Bilingual
  /** False for pages that no search engine should keep. */
  readonly searchable?: boolean
  readonly homeHref: string
  readonly assetUrl: (name: string) => string
  readonly breadcrumb?: readonly Link[]
  readonly navigation: readonly Link[]
  /** The doors that a signed-in visitor may use. */
  readonly doors?: readonly Link[]
  readonly visitor?: Visitor
  readonly signInHref?: string
  /** Shown first on every page: a sentence or two each. */
  readonly notices?: readonly Content[]
  /** A line above everything while something unusual goes on, with the way out of it. */
  readonly bar?: Content
  readonly footerLinks: readonly Link[]
  /** Who is responsible, and how they are reached. */
  readonly contact?: Content
  readonly children?: Content
}

const languageNames: Bilingual = { da: 'Dansk', en: 'English' }

/**
 * A whole page, doctype included. Written with the `html` tag and not as JSX: it is on every page, and costs
 * a fraction so. Everything put in is escaped unless it is finished markup.
 */
export function Layout(props: LayoutProps): Markup {
  const t = text(props.language)
  return html`<!DOCTYPE html>
<html lang="${props.language}">${head(props)}<body><a class="skipnav" href="#main-content">${t('skipToContent')}</a>${header(props)}<main id="main-content" class="page-frame" tabindex="-1" data-read-aloud="${t('readAloud')}" data-read-aloud-stop="${t('stopReading')}">${props.children}</main>${footer(props)}</body></html>`
}

function head(props: LayoutProps): Markup {
  const { assetUrl, description, path, searchable = path !== undefined } = props
  return html`<head><meta charset="utf-8"><title>${props.title} – ${props.siteName}</title><meta name="viewport" content="width=device-width, initial-scale=1">${description ? html`<meta name="description" content="${description}">` : ''}${searchable ? '' : noIndex}<meta name="color-scheme" content="light dark"><link rel="preload" href="${assetUrl('IBMPlexSans-Regular-Latin1.woff2')}" as="font" type="font/woff2" crossorigin="anonymous"><link rel="preload" href="${assetUrl('IBMPlexSans-SemiBold-Latin1.woff2')}" as="font" type="font/woff2" crossorigin="anonymous"><link rel="stylesheet" href="${assetUrl('site.css')}"><link rel="icon" href="${assetUrl('favicon.svg')}" type="image/svg+xml"><script src="${assetUrl('site.js')}" defer></script>${path ? alternates(path, props.language) : ''}</head>`
}

const noIndex = raw('<meta name="robots" content="noindex">')

function alternates(path: Bilingual, language: Language): Markup {
  const links = languages.map((each) => html`<link rel="alternate" hreflang="${each}" href="${path[each]}">`)
  return html`<link rel="canonical" href="${path[language]}">${links}<link rel="alternate" hreflang="x-default" href="${path.da}">`
}

function header(props: LayoutProps): Markup {
  const t = text(props.language)
  const { notices = [], doors = [], breadcrumb = [] } = props
  return html`<header class="page-header">${props.bar ? html`<div class="page-notices page-bar"><div class="page-frame">${props.bar}</div></div>` : ''}${notices.length ? html`<div class="page-notices"><div class="page-frame">${notices.map((notice) => html`<p>${notice}</p>`)}</div></div>` : ''}<div class="header-owner"><div class="page-frame"><p class="header-owner-name">${props.municipality}</p><ul class="header-tools no-max-width">${languageSwitch(props)}${session(props)}</ul></div></div><div class="header-site page-frame"><a href="${props.homeHref}">${icon('foothold')}${props.siteName}</a></div>${menu(props.navigation, t('mainMenu'), '')}${menu(doors, t('doorMenu'), 'main-menu-doors')}</header>${breadcrumb.length ? Breadcrumb({ language: props.language, links: breadcrumb, title: props.title }) : ''}`
}

function menu(links: readonly Link[], label: string, className: string): Markup | '' {
  if (links.length === 0) return ''
  const items = links.map(
    ({ href, label: words, current }) =>
      html`<li><a href="${href}"${current ? raw(' aria-current="true"') : ''}>${words}</a></li>`,
  )
  return html`<nav class="main-menu ${className}" aria-label="${label}"><ul class="page-frame no-max-width">${items}</ul></nav>`
}

function languageSwitch({ language, path }: LayoutProps): Markup | '' {
  if (!path) return ''
  const other = otherLanguage(language)
  return html`<li><a href="${path[other]}" lang="${other}" hreflang="${other}">${languageNames[other]}</a></li>`
}

function session({ language, visitor, signInHref }: LayoutProps): Markup | '' {
  const t = text(language)
  if (visitor) {
    const name = t('account', { name: visitor.name })
    return html`<li>${visitor.accountHref ? html`<a href="${visitor.accountHref}">${name}</a>` : name}</li><li><form method="post" action="${visitor.signOutHref}"><input type="hidden" name="${csrfField}" value="${visitor.csrfToken}"><button type="submit">${t('signOut')}</button></form></li>`
  }
  return signInHref ? html`<li><a href="${signInHref}" rel="nofollow">${t('signIn')}</a></li>` : ''
}

/** The way from the front page to here; the last link is the page above this one. */
export function Breadcrumb(props: { language: Language; links: readonly Link[]; title: string }): Markup {
  const items = props.links.map(
    ({ href, label }) =>
      html`<li class="breadcrumbs__list-item"><a class="breadcrumbs__link" href="${href}">${label}</a>${icon('chevron-right')}</li>`,
  )
  // That something is to be put right is said in the window's title, and is no name of the page.
  const title = props.title.slice(
    props.title.startsWith(beforeTitle(props.language)) ? beforeTitle(props.language).length : 0,
  )
  return html`<nav class="breadcrumbs page-frame" aria-label="${text(props.language)('breadcrumb')}"><ol class="breadcrumbs__list no-max-width">${items}<li class="breadcrumbs__list-item" aria-current="page">${title}</li></ol></nav>`
}

const beforeTitle = (language: Language): string => text(language)('errorPrefix', { title: '' })

function footer({ language, municipality, contact, footerLinks }: LayoutProps): Markup {
  const items = footerLinks.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)
  return html`<footer class="page-footer"><div class="page-frame"><p><strong>${municipality}</strong></p>${contact ? html`<div class="footer-contact">${contact}</div>` : ''}<nav aria-label="${text(language)('footer')}"><ul class="no-max-width">${items}</ul></nav></div></footer>`
}

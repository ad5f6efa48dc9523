import { html } from 'hono/html'
import type { FrameContext, Html, View } from '../../platform/http/page.ts'
import { href, type Path } from '../../platform/http/path.ts'
import type { Bilingual, Language } from '../../platform/text/language.ts'
import { Layout, type LayoutProps } from '../../ui/layout.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** What the frame needs from the program: built files, and what somebody signed in may do. */
export interface FrameServices {
  assetUrl(name: string): string
  /** The menu of those signed in: the doors that are theirs. */
  doorsFor(context: FrameContext): NonNullable<LayoutProps['doors']>
  /** What stands above every page for somebody who sees as another. */
  barFor?(context: FrameContext): Html | undefined
  readonly signIn: Path
  readonly signOut: Path
  readonly account: Path
}

/** The frame around every page of every door: whose site it is, the menus, and the words that are always due. */
export function frameWith(services: FrameServices) {
  return (view: View, context: FrameContext): Html => {
    const { language, municipality, actor, origin, pathname } = context
    const t = text(language)
    const addresses = absolute(origin, view.alternates ?? sameIn(language, pathname))
    return Layout({
      language,
      title: view.title,
      siteName: t('siteName'),
      municipality: t('municipality', { name: municipality.name }),
      ...(view.description ? { description: view.description } : {}),
      ...(isError(view) ? {} : { path: addresses }),
      searchable: !view.unlisted,
      homeHref: href(paths.front, language),
      assetUrl: services.assetUrl,
      breadcrumb: view.breadcrumb ?? [],
      navigation: navigation(language, pathname),
      doors: services.doorsFor(context),
      ...(actor.kind === 'person'
        ? {
            visitor: {
              name: actor.name,
              accountHref: href(services.account, language),
              signOutHref: href(services.signOut, language),
              csrfToken: context.formToken,
            },
          }
        : { signInHref: href(services.signIn, language) }),
      notices: context.demonstration ? [t('demonstration', { name: municipality.name })] : [],
      bar: services.barFor?.(context),
      contact: html`${t('footerContact')} <a href="${href(paths.turnTo, language)}">${t('footerContactLink')}</a>`,
      footerLinks: footer(language),
      children: view.main,
    })
  }
}

const isError = (view: View): boolean =>
  view.status !== undefined && view.status >= 400 && view.status !== 422

/** A page whose address is the same word in both languages; the public pages say their own. */
function sameIn(language: Language, pathname: string): Bilingual {
  const danish = language === 'da' ? pathname : pathname.replace(/^\/en/, '') || '/'
  return { da: danish, en: danish === '/' ? '/en/' : `/en${danish}` }
}

const absolute = (origin: string, addresses: Bilingual): Bilingual => ({
  da: origin + addresses.da,
  en: origin + addresses.en,
})

function navigation(language: Language, pathname: string): LayoutProps['navigation'] {
  const t = text(language)
  const entries = [
    [paths.front, t('navFront')],
    [paths.vision, t('navVision')],
    [paths.targets, t('navTargets')],
    [paths.partnership, t('navPartnership')],
    [paths.youthCouncil, t('navYouthCouncil')],
    [paths.turnTo, t('navTurnTo')],
    [paths.search, t('navSearch')],
  ] as const
  return entries.map(([path, label]) => {
    const address = href(path, language)
    return { href: address, label, current: address === pathname }
  })
}

function footer(language: Language): LayoutProps['footerLinks'] {
  const t = text(language)
  const entries = [
    [paths.adoptedText, t('footerAdopted')],
    [paths.aboutFigures, t('footerAboutFigures')],
    [paths.downloads, t('footerDownloads')],
    [paths.accessibility, t('footerAccessibility')],
    [paths.privacy, t('footerPrivacy')],
    [paths.never, t('footerNever')],
  ] as const
  return entries.map(([path, label]) => ({ href: href(path, language), label }))
}

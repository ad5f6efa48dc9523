import { html } from 'hono/html'
import type { Indicator } from '../../features/indicators/index.ts'
import type { Edition, Passage } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Notice } from '../../ui/content.tsx'
import { figureGrid } from './figures.ts'
import { byKind, editionLine, plainHead, provenance, textSections, titleOf, words } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface TargetsProps {
  readonly edition: Edition
  readonly passages: readonly Passage[]
  readonly indicators: readonly Indicator[]
  readonly language: Language
  readonly now: Date
}

export function targetsView({ edition, passages, indicators, language, now }: TargetsProps): View {
  const t = text(language)
  const general = byKind(passages, 'where_are_we').filter((one) => one.theme === null)
  const groups = [
    { id: 'general', heading: t('generalFigures'), members: indicators.filter((one) => one.theme === null) },
    ...byKind(passages, 'theme').map((theme) => ({
      id: theme.code,
      heading: `${t('theme', { number: theme.theme ?? 0 })}: ${titleOf(theme, language, '')}`,
      members: indicators.filter((one) => one.theme === theme.theme),
    })),
  ]
  return {
    title: t('targetsTitle'),
    description: t('targetsDescription'),
    alternates: { da: href(paths.targets, 'da'), en: href(paths.targets, 'en') },
    main: html`<div class="page-head band"><h1>${t('targetsTitle')}</h1><div class="lead"><p>${t('targetsText')}</p></div></div>${editionLine(edition, language, now)}
<div class="two-groups">${byKind(passages, 'target').map((target) => html`<section class="group" aria-labelledby="${target.code}"><h2 id="${target.code}">${titleOf(target, language, t('target'))}</h2>${words(target, edition, language)}${provenance(target, edition, language)}</section>`)}</div>
${Notice({ language, kind: 'warning', heading: t('aboutTwo'), children: t('twoMeasures') })}
${groups.map(
  ({ id, heading, members }) =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${id === 'general' ? general.map((one) => html`${words(one, edition, language)}${provenance(one, edition, language)}`) : ''}${members.length === 0 ? html`<p>${t('noWhereAreWe')}</p>` : figureGrid(members, language)}</section>`,
)}
<p><a class="more" href="${href(paths.quarters, language)}">${t('quartersMore')}</a></p>`,
  }
}

export function aboutFiguresView(language: Language): View {
  const t = text(language)
  const sections = [
    ['source', t('aboutSource'), t('aboutSourceText')],
    ['old', t('aboutOld'), t('aboutOldText')],
    ['missing', t('aboutMissing'), t('aboutMissingText')],
    ['national', t('aboutNational'), t('aboutNationalText')],
    ['other', t('aboutOther'), t('aboutOtherText')],
    ['two', t('aboutTwo'), t('twoMeasures')],
    ['never', t('aboutNever'), t('aboutNeverText')],
  ] as const
  return {
    title: t('aboutFiguresTitle'),
    description: t('aboutFiguresDescription'),
    alternates: { da: href(paths.aboutFigures, 'da'), en: href(paths.aboutFigures, 'en') },
    main: html`${plainHead(t('aboutFiguresTitle'))}${textSections(sections)}<p><a class="more" href="${href(paths.targets, language)}">${t('frontAllFigures')}</a></p>`,
  }
}

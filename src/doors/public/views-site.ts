import { html } from 'hono/html'
import { type Edition, type Passage, wordingOf } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { officialText } from '../../ui/content.tsx'
import { icon } from '../../ui/icons.ts'
import { editionLine, plainHead, textSections } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface AdoptedProps {
  readonly edition: Edition
  readonly passages: readonly Passage[]
  readonly language: Language
  readonly now: Date
}

/** The adopted wording section by section once it is there; before that, where it is found. */
export function adoptedView({ edition, passages, language, now }: AdoptedProps): View {
  const t = text(language)
  const approved = edition.wordingApprovedOn
  const official = approved ? passages.filter((passage) => passage.official !== null) : []
  const sections = [...new Set(official.map((passage) => passage.section))]
  return {
    title: t('adoptedTitle'),
    description: t('adoptedDescription'),
    alternates: { da: href(paths.adoptedText, 'da'), en: href(paths.adoptedText, 'en') },
    main: html`${plainHead(t('adoptedTitle'))}${editionLine(edition, language, now)}
<p>${approved ? t('adoptedShown', { date: longDate(approved, language) }) : t('adoptedMissing')}</p>
<p>${t('adoptedSource', { source: edition.source })}</p>
${sections.length > 0 ? html`<h2>${t('adoptedSections')}</h2>` : ''}${sections.map(
  (section) =>
    html`<section><h3 lang="da">${section}</h3>${official
      .filter((passage) => passage.section === section)
      .map((passage) =>
        officialText({
          words: wordingOf(passage, edition, language).words,
          language: 'da',
          pageLanguage: language,
        }),
      )}</section>`,
)}`,
  }
}

export function downloadsView(edition: Edition, language: Language): View {
  const t = text(language)
  return {
    title: t('downloadsTitle'),
    description: t('downloadsDescription'),
    alternates: { da: href(paths.downloads, 'da'), en: href(paths.downloads, 'en') },
    main: html`${plainHead(t('downloadsTitle'))}<ul class="downloads no-max-width"><li><h2><a href="${href(paths.figuresFile, language)}" download>${icon('download')}${t('downloadFigures')}</a></h2><p>${t('downloadFiguresText')}</p></li><li><h2><a href="${href(paths.strategyFile, language)}" download>${icon('download')}${t('downloadStrategy')}</a></h2><p>${t('downloadStrategyText')}</p></li></ul><p>${t('downloadTerms', { source: edition.source })}</p>`,
  }
}

export function accessibilityView(language: Language, demonstration: boolean): View {
  const t = text(language)
  return {
    title: t('accessibilityTitle'),
    description: t('accessibilityDescription'),
    alternates: { da: href(paths.accessibility, 'da'), en: href(paths.accessibility, 'en') },
    main: html`${plainHead(t('accessibilityTitle'))}${demonstration ? html`<p><strong>${t('accessibilityDemo')}</strong></p>` : ''}${textSections(
      [
        ['goal', t('accessibilityGoal'), t('accessibilityGoalText')],
        ['tested', t('accessibilityTested'), t('accessibilityTestedText')],
        ['report', t('accessibilityReport'), t('accessibilityReportText')],
      ],
    )}`,
  }
}

export function privacyView(language: Language): View {
  const t = text(language)
  return {
    title: t('privacyTitle'),
    description: t('privacyDescription'),
    alternates: { da: href(paths.privacy, 'da'), en: href(paths.privacy, 'en') },
    main: html`${plainHead(t('privacyTitle'))}${textSections([
      ['visitors', t('privacyVisitors'), t('privacyVisitorsText')],
      ['read-aloud', t('privacyReadAloud'), t('privacyReadAloudText')],
      ['signed-in', t('privacySignedIn'), t('privacySignedInText')],
    ])}`,
  }
}

/** What nobody does with data about young people here, in words that can be held against us (L-06). */
export function neverView(language: Language): View {
  const t = text(language)
  return {
    title: t('neverTitle'),
    description: t('neverDescription'),
    alternates: { da: href(paths.never, 'da'), en: href(paths.never, 'en') },
    main: html`${plainHead(t('neverTitle'))}${textSections([
      ['no-points', t('neverPoints'), t('neverPointsText')],
      ['no-guess', t('neverGuess'), t('neverGuessText')],
      ['no-order', t('neverOrder'), t('neverOrderText')],
      ['no-sale', t('neverSale'), t('neverSaleText')],
      ['no-machine', t('neverMachine'), t('neverMachineText')],
      ['people', t('neverPeople'), t('neverPeopleText')],
      ['look', t('neverLook'), t('neverLookText')],
      ['check', t('neverCheck'), t('neverCheckText')],
    ])}`,
  }
}

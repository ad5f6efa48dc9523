import { html } from 'hono/html'
import type { Indicator } from '../../features/indicators/index.ts'
import type { Decision, Edition, Passage } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { figureGrid } from './figures.ts'
import { block, byKind, editionLine, passageList, provenance, words } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface VisionProps {
  readonly edition: Edition
  readonly passages: readonly Passage[]
  readonly indicators: readonly Indicator[]
  readonly decisions: readonly Decision[]
  readonly language: Language
  readonly now: Date
}

/** The strategy's frame: vision, promise, values, foreword, model, mental health, related policies, decisions. */
export function visionView(props: VisionProps): View {
  const { edition, passages, decisions, language, now } = props
  const t = text(language)
  const [vision] = byKind(passages, 'vision')
  const sections = [
    ['commitment', t('commitment')],
    ['value', t('values')],
    ['values_summary', t('valuesSummary')],
    ['foreword', t('foreword')],
    ['challenge', t('challenge')],
    ['model', t('model')],
    ['mental_health', t('mentalHealth')],
    ['related_policy', t('relatedPolicies')],
  ] as const
  return {
    title: t('visionTitle'),
    description: t('visionDescription'),
    alternates: { da: href(paths.vision, 'da'), en: href(paths.vision, 'en') },
    main: html`<div class="page-head band"><h1>${t('visionTitle')}</h1>${vision ? html`<div class="lead">${words(vision, edition, language)}</div>${provenance(vision, edition, language)}` : ''}</div>
${editionLine(edition, language, now)}
${sections.map(([kind, heading]) => section(kind, heading, props))}
${block('decisions', t('decisions'), decisionTable(decisions, language))}`,
  }
}

/** Passages of one kind under one heading: one is a text, several are a list of named texts. */
function section(kind: Passage['kind'], heading: string, props: VisionProps): Markup | '' {
  const { passages, edition, indicators, language } = props
  const members = byKind(passages, kind)
  const [first, ...others] = members
  if (!first) return ''
  const numbered = kind === 'value'
  const body =
    others.length === 0
      ? words(first, edition, language)
      : passageList(members, edition, language, { numbered })
  const figures = kind === 'mental_health' && indicators.length > 0 ? figureGrid(indicators, language) : ''
  return block(kind, heading, html`${body}${provenance(first, edition, language)}${figures}`)
}

function decisionTable(decisions: readonly Decision[], language: Language): Markup {
  const t = text(language)
  return table({
    caption: t('decisions'),
    rows: decisions,
    columns: [
      { heading: t('decisionBody'), cell: (one) => one.body[language] },
      { heading: t('decisionWhat'), cell: (one) => t(one.kind) },
      { heading: t('decisionWhen'), cell: (one) => (one.on ? longDate(one.on, language) : t('notInSource')) },
      { heading: t('decisionCase'), cell: (one) => one.caseNumber ?? t('notInSource') },
    ],
  })
}

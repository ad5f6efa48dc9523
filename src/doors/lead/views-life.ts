import { html } from 'hono/html'
import {
  type Decision,
  type Edition,
  type EditionState,
  editionStateName,
  editionStates,
  isImported,
  mayRearrange,
  missingFor,
  type Passage,
  statesAfter,
} from '../../features/strategy/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { StepList } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** How far an edition has come in its life. What lies behind it is shown only where it was recorded. */
export function lifeOf({ state }: Edition, passed: readonly string[], language: Language): Markup {
  const now = editionStates.indexOf(state)
  const shown = editionStates.filter((one, index) => {
    if (index < now) return one === 'draft' || passed.includes(one)
    return one === state || one !== 'superseded'
  })
  return StepList({
    language,
    steps: shown.map((one) => ({
      title: editionStateName(one, language),
      state: one === state ? 'current' : editionStates.indexOf(one) < now ? 'done' : 'next',
      content: text(language)(`life_${one}`),
    })),
  })
}

export interface StepProps {
  readonly context: PageContext
  readonly edition: Edition
  readonly passages: readonly Passage[]
  readonly decisions: readonly Decision[]
  readonly hasWorking: boolean
  readonly today: string
}

/** The next step as the page's one button; what else may follow stands below it as a link. */
export function nextStep(props: StepProps): Markup {
  const { context, edition, passages, hasWorking } = props
  const { language } = context
  if (edition.state === 'draft' && isImported(passages) && hasWorking)
    return primaryLink(href(paths.takeOver, language, { edition: edition.id }), text(language)('toTakeOver'))
  const steps = statesAfter(edition.state)
  const [primary, ...others] = [...steps].sort((one, other) => rank(props, one) - rank(props, other))
  return html`${primary ? step(props, primary, true) : ''}${others.map((one) => step(props, one, false))}`
}

/** What can be done comes before what cannot, and going on before going back. */
function rank({ edition, decisions, today }: StepProps, to: EditionState): number {
  const ready = missingFor(to, edition, decisions, today).length === 0
  if (to === 'draft') return 3
  if (to === 'consultation') return 1
  return ready ? 0 : 2
}

function step({ context, edition, decisions, today }: StepProps, to: EditionState, primary: boolean): Markup {
  const { language } = context
  const t = text(language)
  const missing = missingFor(to, edition, decisions, today)
  if (missing.length > 0)
    return waiting(
      { context, edition },
      to,
      missing.map((one) => t(`missing_${one}`)),
    )
  const address = href(paths.move, language, { edition: edition.id, to })
  return primary
    ? primaryLink(address, t(`move_${to}`))
    : html`<p><a href="${address}">${t(`move_${to}`)}</a></p>`
}

/** A step that waits is said, with the way to what it waits for. */
function waiting(
  { context, edition }: Pick<StepProps, 'context' | 'edition'>,
  to: EditionState,
  reasons: readonly string[],
): Markup {
  const { language } = context
  const t = text(language)
  const here = { edition: edition.id }
  const way =
    to === 'approved'
      ? html` <a href="${href(paths.newDecision, language, here)}">${t('recordDecision')}</a>`
      : mayRearrange(edition.state)
        ? html` <a href="${href(paths.editEdition, language, here)}">${t('toEdit')}</a>`
        : ''
  return html`<p>${reasons.join(' ')}${way}</p>`
}

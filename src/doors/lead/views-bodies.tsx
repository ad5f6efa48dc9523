import {
  type Decision,
  decisionName,
  type Edition,
  longest,
  mayChangeSeats,
  type Seat,
} from '../../features/strategy/index.ts'
import type { PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { Checkbox, DateInput, Radios, TextArea, TextInput } from '../../ui/forms.tsx'
import type { Filled } from './form-pages.ts'
import { type FieldOf, fieldsOf, formView, versionFor } from './form-view.tsx'
import { editionCrumbs } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface DecisionProps extends Filled {
  readonly context: PageContext
  readonly edition: Edition
  readonly corrected?: Decision
}

/** What a body did. The secretariat records it; nothing else happens by it. */
export function decisionView({ context, edition, corrected, typed, errors }: DecisionProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? (corrected ? stored(corrected) : {}), errors)
  return formView({
    context,
    title: t(corrected ? 'correctDecision' : 'recordDecision'),
    breadcrumb: editionCrumbs(edition, language),
    errors,
    intro: <p>{t(corrected ? 'correctText' : 'recordText')}</p>,
    children: <DecisionFields context={context} field={field} />,
    submit: t(corrected ? 'correctSubmit' : 'recordSubmit'),
    backHref: href(paths.edition, language, { edition: edition.id }),
  })
}

const stored = (decision: Decision): Typed => ({
  kind: decision.kind,
  body_da: decision.body.da,
  body_en: decision.body.en,
  on: decision.on ?? '',
  case_number: decision.caseNumber ?? '',
  statement: decision.statement ?? '',
  response: decision.response ?? '',
})

function DecisionFields({ context, field }: { context: PageContext; field: FieldOf }) {
  const { language } = context
  const t = text(language)
  const kinds = ['consulted', 'treated', 'approved'] as const
  return (
    <>
      <TextInput {...field('body_da')} label={t('bodyDa')} hint={t('bodyHint')} maxLength={longest.body} />
      <TextInput {...field('body_en')} label={t('bodyEn')} maxLength={longest.body} />
      <Radios
        {...field('kind')}
        label={t('whatHappened')}
        choices={kinds.map((kind) => ({ value: kind, label: decisionName(kind, language) }))}
      />
      <DateInput {...field('on')} label={t('date')} max={localDate(context.now)} />
      <TextInput
        {...field('case_number')}
        label={t('caseNumber')}
        maxLength={longest.caseNumber}
        required={false}
      />
      <TextArea
        {...field('statement')}
        label={t('statement')}
        hint={t('statementHint')}
        maxLength={longest.statement}
        required={false}
        lang="da"
      />
      <TextArea
        {...field('response')}
        label={t('response')}
        maxLength={longest.statement}
        required={false}
        lang="da"
      />
    </>
  )
}

interface SeatProps extends Filled {
  readonly context: PageContext
  readonly edition: Edition
  readonly seat?: Seat
}

export function seatView({ context, edition, seat, typed, errors }: SeatProps): View {
  const { language } = context
  const t = text(language)
  const values: Typed = typed ?? { name: seat?.name ?? '', ...(seat?.vacant ? { vacant: 'on' } : {}) }
  const field = fieldsOf(language, values, errors)
  return formView({
    context,
    title: seat ? t('editSeat', { name: seat.name }) : t('addSeat'),
    breadcrumb: editionCrumbs(edition, language),
    errors,
    intro: mayChangeSeats(edition.state) ? null : <p>{t('locked_superseded')}</p>,
    ready: mayChangeSeats(edition.state),
    ...(seat ? { version: versionFor(seat.version, typed, errors) } : {}),
    children: (
      <>
        <TextInput {...field('name')} label={t('seatName')} hint={t('seatHint')} maxLength={longest.seat} />
        <Checkbox language={language} name="vacant" label={t('seatVacant')} checked={'vacant' in values} />
      </>
    ),
    submit: t(seat ? 'save' : 'add'),
    backHref: href(paths.edition, language, { edition: edition.id }),
  })
}

import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { against, type Objection, objectionsBeside } from '../../features/objections/index.ts'
import type { Around, Location, Person } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { TextInput } from '../../ui/forms.tsx'
import type { Filled } from './form-pages.ts'
import { fieldsOf, personForm } from './form-view.tsx'
import { about, link, personCrumbs, personHref } from './parts.ts'
import { text } from './text.ts'
import { aroundTable, locationList } from './views-around.ts'

interface Props {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
}

export function locationQuestionView({
  context,
  standing,
  person,
  filled,
}: Props & { readonly filled: Filled }): View {
  const { language } = context
  const t = text(language)
  return personForm({
    context,
    title: t('locationTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('locationText')}</p>`,
    submit: t('locationSubmit'),
    children: (
      <TextInput
        {...fieldsOf(language, filled)('purpose')}
        label={t('purposeLabel')}
        hint={t('purposeHint')}
        maxLength={300}
        autocomplete="off"
      />
    ),
  })
}

export function locationView(
  props: Props & {
    readonly location: Location
    readonly around: readonly Around[]
    readonly objections: readonly Objection[]
  },
): View {
  const { context, standing, person, location, around, objections } = props
  const { language } = context
  const t = text(language)
  // What says where somebody protected can be found is told with it, and nowhere else.
  const said = (['contact', 'residence', 'school'] as const).flatMap((fact) => against(objections, fact))
  const schools = around.filter(({ kind }) => kind === 'enrolled')
  return {
    title: t('locationTitle'),
    breadcrumb: personCrumbs(person, language),
    unlisted: true,
    main: html`<h1>${t('locationTitle')}</h1>${about(standing, person, language)}<p>${t('locationShown')}</p>
${locationList(location, language)}${objectionsBeside(said, language)}
${schools.length > 0 ? aroundTable(schools, t('schoolsCaption'), language) : ''}<p>${link(personHref(person, language), t('back'))}</p>`,
  }
}

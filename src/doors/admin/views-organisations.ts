import { html } from 'hono/html'
import {
  authorityName,
  isOver,
  type Organisation,
  organisationKindName,
  type Unit,
  unitKindName,
} from '../../features/organisations/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { DefinitionList, LinkList, Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { doneNotice, frontCrumb, organisationsCrumb, period, primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const closedTag = (one: { validUntil: string | null }, today: string, language: Language): Markup | '' =>
  isOver(one, today) ? html` ${Tag({ kind: 'attention', children: text(language)('closedTag') })}` : ''

interface OrganisationsProps {
  readonly context: PageContext
  readonly organisations: readonly Organisation[]
  readonly today: string
}

export function organisationsView({ context, organisations, today }: OrganisationsProps): View {
  const { language } = context
  const t = text(language)
  return {
    title: t('organisations'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${t('organisations')}</h1><p>${t('organisationsIntro')}</p>${
      administers(context.actor)
        ? primaryLink(href(paths.newOrganisation, language), t('addOrganisation'))
        : ''
    }${table({
      caption: t('organisationsCaption'),
      rows: organisations,
      columns: [
        {
          heading: t('columnName'),
          cell: (one) =>
            html`<a href="${href(paths.organisation, language, { organisation: one.id })}">${one.name}</a>${closedTag(one, today, language)}`,
        },
        { heading: t('columnKind'), cell: (one) => organisationKindName(one.kind, language) },
        { heading: t('columnAuthority'), cell: (one) => authorityName(one.municipal, language) },
      ],
    })}`,
  }
}

interface OrganisationProps {
  readonly context: PageContext
  readonly organisation: Organisation
  readonly units: readonly Unit[]
  readonly today: string
}

export function organisationView({ context, organisation, units, today }: OrganisationProps): View {
  const { language } = context
  const t = text(language)
  const at = { organisation: organisation.id }
  const steps = administers(context.actor)
    ? LinkList({
        links: [
          { href: href(paths.newUnit, language, at), label: t('addUnit') },
          { href: href(paths.editOrganisation, language, at), label: t('editOrganisation') },
          ...(organisation.validUntil === null
            ? [{ href: href(paths.closeOrganisation, language, at), label: t('closeOrganisation') }]
            : []),
        ],
      })
    : ''
  return {
    title: organisation.name,
    breadcrumb: organisationsCrumb(language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${organisation.name}${closedTag(organisation, today, language)}</h1>${DefinitionList(
      {
        items: [
          { term: t('columnKind'), description: organisationKindName(organisation.kind, language) },
          {
            term: t('columnAuthority'),
            description: html`${authorityName(organisation.municipal, language)}. ${t(organisation.municipal ? 'municipalMeans' : 'anotherMeans')}`,
          },
          { term: t('columnPeriod'), description: period(organisation, language) },
        ],
      },
    )}${steps}<h2>${t('units')}</h2>${units.length > 0 ? unitTable(units, today, language) : html`<p>${t('noUnits')}</p>`}<p><a href="${href(paths.users, language)}?organisation=${organisation.id}">${t('usersHere')}</a></p>`,
  }
}

const unitTable = (units: readonly Unit[], today: string, language: Language): Markup => {
  const t = text(language)
  return table({
    caption: t('unitsCaption'),
    rows: units,
    columns: [
      {
        heading: t('columnName'),
        cell: (unit) =>
          html`<a href="${href(paths.unit, language, { unit: unit.id })}">${unit.name}</a>${closedTag(unit, today, language)}`,
      },
      { heading: t('columnKind'), cell: (unit) => unitKindName(unit.kind, language) },
      { heading: t('columnPupils'), number: true, cell: (unit) => unit.pupils },
    ],
  })
}

import type { Municipality } from '../../platform/access/actor.ts'
import { type Language, languages } from '../../platform/text/language.ts'
import type { Release } from './queries.ts'
import { type TableCode, tableCodes } from './tables.ts'
import { text } from './text.ts'
import { tableName } from './views.ts'

interface CatalogueProps {
  readonly municipality: Municipality
  readonly origin: string
  /** Newest first. */
  readonly releases: readonly Release[]
  /** The address of a quarter's page, and of a table's file. */
  readonly pageOf: (day: string, language: Language) => string
  readonly fileOf: (day: string, file: string, language: Language) => string
}

const formats = {
  csv: { media: 'text/csv', type: 'CSV' },
  xlsx: { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', type: 'XLSX' },
  json: { media: 'application/json', type: 'JSON' },
} as const

const inBoth = (words: (language: Language) => string) =>
  languages.map((language) => ({ '@language': language, '@value': words(language) }))
const at = (address: string) => ({ '@id': address })
const date = (value: string, type: 'date' | 'dateTime') => ({ '@type': `xsd:${type}`, '@value': value })

/** The published tables as a DCAT-AP-DK catalogue (JSON-LD): one dataset a table, one distribution a quarter and format. */
export function catalogueOf(props: CatalogueProps): string {
  const { municipality, origin, releases } = props
  const publisher = {
    '@id': `${origin}/#publisher`,
    '@type': 'foaf:Agent',
    'foaf:name': `${municipality.name} Kommune`,
  }
  const invented = releases.some((one) => one.invented)
  const noted = (words: string, language: Language) =>
    invented ? `${words} ${text(language)('inventedNote')}.` : words
  return JSON.stringify(
    {
      '@context': {
        dcat: 'http://www.w3.org/ns/dcat#',
        dct: 'http://purl.org/dc/terms/',
        foaf: 'http://xmlns.com/foaf/0.1/',
        xsd: 'http://www.w3.org/2001/XMLSchema#',
      },
      '@id': `${origin}/#catalogue`,
      '@type': 'dcat:Catalog',
      'dct:title': inBoth((language) =>
        text(language)('catalogueTitle', { municipality: municipality.name }),
      ),
      'dct:description': inBoth((language) => noted(text(language)('catalogueText'), language)),
      'dct:publisher': publisher,
      'dct:language': [language('DAN'), language('ENG')],
      'dcat:dataset': tableCodes.map((code) => datasetOf(code, props, publisher['@id'], noted)),
    },
    null,
    2,
  )
}

const language = (code: 'DAN' | 'ENG') =>
  at(`http://publications.europa.eu/resource/authority/language/${code}`)

function datasetOf(
  code: TableCode,
  { origin, releases, pageOf, fileOf }: CatalogueProps,
  publisher: string,
  noted: (words: string, language: Language) => string,
) {
  const [newest] = releases
  const oldest = releases.at(-1)
  return {
    '@id': `${origin}/#${code}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': code,
    'dct:title': inBoth((language) => tableName(code, language)),
    'dct:description': inBoth((language) =>
      noted(text(language)('datasetText', { table: tableName(code, language) }), language),
    ),
    'dct:publisher': at(publisher),
    'dct:accrualPeriodicity': at('http://publications.europa.eu/resource/authority/frequency/QUARTERLY'),
    'dcat:theme': at('http://publications.europa.eu/resource/authority/data-theme/EDUC'),
    ...(newest && oldest
      ? {
          'dcat:landingPage': at(origin + pageOf(newest.day, 'da')),
          'dct:issued': date(oldest.releasedAt.toISOString(), 'dateTime'),
          'dct:modified': date(newest.releasedAt.toISOString(), 'dateTime'),
          'dct:temporal': {
            '@type': 'dct:PeriodOfTime',
            'dcat:startDate': date(oldest.day, 'date'),
            'dcat:endDate': date(newest.day, 'date'),
          },
        }
      : {}),
    'dcat:distribution': releases.flatMap(({ day }) =>
      (['csv', 'xlsx', 'json'] as const).map((format) => ({
        '@type': 'dcat:Distribution',
        'dct:title': `${code} ${day} ${formats[format].type}`,
        'dcat:accessURL': at(origin + fileOf(day, `${code}.${format}`, 'da')),
        'dcat:downloadURL': at(origin + fileOf(day, `${code}.${format}`, 'da')),
        'dcat:mediaType': at(`https://www.iana.org/assignments/media-types/${formats[format].media}`),
        'dct:format': at(
          `http://publications.europa.eu/resource/authority/file-type/${formats[format].type}`,
        ),
        ...(format === 'json' ? { 'dct:conformsTo': at('https://json-stat.org/format/') } : {}),
      })),
    ),
  }
}

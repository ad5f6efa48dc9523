/** Words of published quarters. LIX at most 40. */
export const da = {
  table_status: 'Unge efter det, de er i gang med',
  table_age: 'Efter alder',
  table_sex: 'Efter køn',
  table_area: 'Efter område',
  table_school: 'Efter skole',
  status: 'I gang med',
  group: 'Gruppe',
  withheld: 'Holdt tilbage',
  withheldBecause: 'Holdt tilbage, fordi få står bag',
  protection:
    'Tal fra 1 til under {threshold} er holdt tilbage. Det samme er så mange andre, at ingen kan regne dem ud. En gruppe, der er for lille, er lagt sammen med en anden.',
  absent: 'Holdt helt tilbage, fordi grupperne er for små: {tables}.',
  catalogueTitle: 'Tal om unge i {municipality}',
  catalogueText:
    'Offentliggjorte tabeller om, hvad unge fra 15 til 24 år er i gang med. Små tal er holdt tilbage.',
  datasetText: 'Unge fra 15 til 24 år den sidste dag i hvert kvartal. {table}.',
  inventedNote: 'Opfundne data',
  people: 'Unge',
} as const

/** Letters, digits and hyphens: a name that cannot end the header, leave its quotes or climb out of a folder. */
const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80) || 'fil'

const types = {
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A file to save, under a name that is put together from anything (trust requirement T-41). */
export const download = (
  body: string | Uint8Array<ArrayBuffer>,
  kind: keyof typeof types,
  name: string,
): Response =>
  new Response(body, {
    headers: {
      'Content-Type': types[kind],
      'Content-Disposition': `attachment; filename="${plainName(name)}.${kind}"`,
    },
  })

/** Classes around the cast, and those whom one of the staff looks after. Together about two hundred. */
export const groups = [
  { key: '9.a', size: 21, born: [2010, 2011], unit: '9.a' },
  { key: '9.b', size: 23, born: [2010, 2011], unit: '9.b' },
  { key: '1.x', size: 26, born: [2008, 2010], unit: '1.x' },
  { key: '1.y', size: 27, born: [2008, 2010], unit: '1.y' },
  { key: 'ida', size: 20, born: [2007, 2010], contact: 'ida' },
  { key: 'rasmus', size: 22, born: [2003, 2008], contact: 'rasmus' },
  { key: 'nivi', size: 12, born: [2002, 2007], contact: 'nivi' },
  { key: 'zeynep', size: 25, born: [2002, 2006], contact: 'zeynep' },
  { key: 'goran', size: 8, born: [2003, 2008], contact: 'goran' },
  { key: 'nobody', size: 10, born: [2002, 2009] },
] as const satisfies readonly {
  key: string
  size: number
  born: readonly [number, number]
  unit?: string
  contact?: string
}[]

/** The serials before it are the cast's. */
const firstSerial = 20

/** Each group with the serial of its first. */
export const groupsWithSerials = groups.map((group, index) => ({
  group,
  serial: groups.slice(0, index).reduce((serial, { size }) => serial + size, firstSerial),
}))

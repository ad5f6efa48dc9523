import { combinations, type Dimension, type FrequencyTable } from './tables.ts'

/** A dimension whose first category is everybody. */
export function dimension(name: string, ...parts: readonly string[]): Dimension {
  const whole = 'all'
  return { name, whole, categories: [whole, ...parts], sums: [{ of: whole, parts }] }
}

export interface Person {
  readonly [dimension: string]: string
}

/** A table of invented people, with all its sums. Tables of the same people and measure share their margins. */
export function tableOf(
  people: readonly Person[],
  dimensions: readonly Dimension[],
  named: { readonly id: string; readonly measure: string; readonly sensitive?: boolean },
): FrequencyTable {
  const counts = new Map<string, number>()
  for (const person of people) {
    const choices = dimensions.map(({ name, whole, sums }) => {
      const own = person[name] ?? ''
      return [
        own,
        whole,
        ...sums.filter(({ of, parts }) => of !== whole && parts.includes(own)).map(({ of }) => of),
      ]
    })
    const all = choices.reduce<string[][]>(
      (some, each) => some.flatMap((one) => each.map((next) => [...one, next])),
      [[]],
    )
    for (const one of all) counts.set(one.join('|'), (counts.get(one.join('|')) ?? 0) + 1)
  }
  return {
    ...named,
    dimensions,
    cells: combinations(dimensions).map((categories) => ({
      categories,
      count: counts.get(categories.join('|')) ?? 0,
    })),
  }
}

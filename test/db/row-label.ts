import { actorNames } from '../support/standings.ts'

export interface RowAccess {
  /** In SQL: what a row is called. */
  readonly label: string
  /** What is seen, by whom. Who is not named sees nothing. */
  readonly sees: Readonly<Record<string, string>>
}

/** Whose row it is, by the column that names them. */
export const person = (column: string): string => `whose(${column})`
export const mine = (column: string): string => `case when ${column} = mine() then 'own' else 'other' end`
export const everybodyIn = actorNames.join(' ')

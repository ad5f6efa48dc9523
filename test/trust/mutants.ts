import type { Mutant } from './mutant.ts'
import { databaseMutants } from './mutants-database.ts'
import { ruleMutants } from './mutants-rule.ts'
import { sourceMutants } from './mutants-source.ts'

export const mutants: readonly Mutant[] = [...databaseMutants, ...ruleMutants, ...sourceMutants]

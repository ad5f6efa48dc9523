import { writeFileSync } from 'node:fs'
import type { Conversation } from '../test/support/recorded-statements.ts'

/** What a request of the floor sends, as recorded from the program, and what stands for something else each time. */
export interface FloorPlan {
  readonly connectionString: string
  readonly size: number
  readonly conversations: readonly Conversation[]
  /** Values of the recorded request that are another request's own: each of `each` stands for them, once. */
  readonly varies?: { readonly recorded: readonly string[]; readonly each: readonly (readonly string[])[] }
  /** What an insert into this table gave back, which later statements name. */
  readonly returned?: { readonly table: string; readonly column: string; readonly recorded: string }
}

const isBytes = (value: unknown): value is { readonly type: 'Buffer'; readonly data: number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'

/** Writes a plan where the floor, a process of its own, reads it. */
export function writePlan(file: string, plan: FloorPlan): string {
  writeFileSync(file, JSON.stringify(plan))
  return file
}

/** As it was before it was written; bytes are bytes again. */
export const readPlan = (json: string): FloorPlan =>
  JSON.parse(json, (_key, value: unknown) => (isBytes(value) ? Buffer.from(value.data) : value)) as FloorPlan

/** A recorded value with what stands for something else this time. */
export function replaced(value: unknown, now: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => replaced(one, now))
  if (typeof value !== 'string') return value
  return [...now].reduce((text, [before, after]) => text.replaceAll(before, after), value)
}

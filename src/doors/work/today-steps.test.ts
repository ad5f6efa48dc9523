import { describe, expect, it } from 'vitest'
import type { TodayFilter } from './today-filter.ts'
import { byDay, countSteps, stepsThrough, withSteps } from './today-steps.ts'

const all: TodayFilter = { of: 'team', kind: undefined, lateOnly: false, ownerId: undefined }
const step = (owner: string, isLate = false) => ({ owner: { id: owner, name: owner }, isLate })
const steps = [step('1', true), step('2'), step('1')]

describe('agreed steps on the list of today', () => {
  it('are let through by their kind, by lateness and by whose they are', () => {
    const owners = (filter: Partial<TodayFilter>) =>
      stepsThrough(steps, { ...all, ...filter }).map(({ owner }) => owner.id)
    expect(owners({})).toEqual(['1', '2', '1'])
    expect(owners({ kind: 'step', lateOnly: true })).toEqual(['1'])
    expect(owners({ ownerId: '2' })).toEqual(['2'])
    expect(owners({ kind: 'offer' })).toEqual([])
  })

  it('are counted whatever kind the filter is for', () => {
    expect(countSteps(steps, { ...all, kind: 'offer', lateOnly: true })).toEqual({ open: 3, late: 1 })
    expect(countSteps(steps, { ...all, ownerId: '1' })).toEqual({ open: 2, late: 1 })
  })

  it('belong to what each of a team has', () => {
    const load = (id: string) => ({ id, name: id, open: 4, late: 2 })
    expect(withSteps([load('1'), load('3')], steps)).toEqual([
      { id: '1', name: '1', open: 6, late: 3 },
      { id: '3', name: '3', open: 4, late: 2 },
    ])
  })

  it('stand by their day among what is promised, and after what is promised by the same day', () => {
    const on = (what: string, dueOn: string) => ({ what, dueOn })
    const promised = [on('offer', '2026-11-20'), on('handover', '2026-11-30')]
    const agreed = [on('call', '2026-11-19'), on('write', '2026-11-30')]
    expect(byDay(promised, agreed).map(({ what }) => what)).toEqual(['call', 'offer', 'handover', 'write'])
    expect(byDay(promised, [])).toBe(promised)
  })
})

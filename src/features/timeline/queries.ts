import { sql } from 'kysely'
import { type Question, question } from '../../platform/db/question.ts'
import type { AttemptOutcome } from '../attempts/index.ts'
import type { Note } from '../notes/index.ts'
import type { Channel } from '../service-levels/index.ts'
import type { Happened, NoteKind, PersonEvent } from '../young-people/index.ts'
import { type Cursor, patternOf, type TimelineKind, toldAsItself, writeCursor } from './rules.ts'

/** Something that happened to, with or for a young person. */
export type Entry = { readonly at: Date } & (
  | { readonly source: 'note'; readonly note: Note }
  | {
      readonly source: 'attempt'
      readonly who: string | null
      readonly channel: Channel
      readonly outcome: AttemptOutcome
    }
  | {
      readonly source: 'activity-start' | 'activity-end'
      /** A code of the rules of status. */
      readonly type: string
      readonly activityId: string
    }
  | {
      readonly source: 'share'
      readonly who: string | null
      readonly receiver: string
      readonly purpose: string
    }
  | {
      readonly source: 'event'
      readonly happened: Happened
      /** What it happened to, where that has a page of its own. */
      readonly concern: string | null
      readonly talk: string | null
      readonly handover: string | null
    }
)

export interface TimelinePage {
  /** The newest first. */
  readonly entries: readonly Entry[]
  /** Where the next page begins; nothing on the last one. */
  readonly next: string | undefined
}

interface TimelineWanted {
  readonly kind?: TimelineKind | undefined
  readonly before?: Cursor | undefined
  readonly most: number
}

interface Row {
  at: Date
  moment: string
  source: Entry['source']
  entry_id: string
  type: string
  who: string | null
  data: Readonly<Record<string, unknown>>
}

/**
 * One page of everything that is on record about somebody, as far as the actor may know it: every part of the statement
 * meets the policies of its own table. Of a restricted note there is only that it was written.
 */
export function timelineOf(personId: string, { kind, before, most }: TimelineWanted): Question<TimelinePage> {
  const only = (of: TimelineKind) =>
    sql`(${kind ?? null}::text is null or ${kind ?? null}::text = ${of}::text)`
  const pattern = patternOf(kind)
  const query = sql<Row>`
    select at, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment, source, entry_id, type, who, data
    from (
      select case when (note.written_at at time zone 'Europe/Copenhagen')::date = happened_on then note.written_at
          else (happened_on + time '12:00') at time zone 'Europe/Copenhagen' end as at,
        'note' as source, note.id as entry_id, note.kind as type, writer.name as who, jsonb_build_object(
          'restricted', note.category = 'sensitive', 'happenedOn', happened_on, 'writtenAt', note.written_at,
          'notForGuardiansBecause', not_for_guardians_because, 'tellFrom', tell_from, 'version', versions,
          'words', newest.words, 'revisedAt', newest.written_at, 'because', newest.because, 'revisedBy', reviser.name) as data
      from note left join actor writer on writer.id = note.written_by
      left join note_version newest on newest.note_id = note.id and newest.version = note.versions
      left join actor reviser on reviser.id = newest.written_by
      where note.person_id = ${personId}::uuid and ${only('note')}
    union all
      select contact_attempt.at, 'attempt', contact_attempt.id, outcome, actor.name, jsonb_build_object('channel', channel)
      from contact_attempt left join actor on actor.id = made_by
      where person_id = ${personId}::uuid and ${only('contact')}
    union all
      select day.day::timestamp at time zone 'Europe/Copenhagen', day.source, activity.id, type, null,
        jsonb_build_object('activity', activity_id)
      from activity cross join lateral (values ('activity-start', lower(valid)), ('activity-end', upper(valid) - 1))
        day (source, day)
      where person_id = ${personId}::uuid and upper_inf(believed) and day.day is not null and ${only('activity')}
    union all
      select made_at, 'share', disclosure.id, '', giver.name, jsonb_build_object('purpose', purpose,
        'receiver', coalesce(organisation.name, unit.name || ', ' || home.name, receiver.name))
      from disclosure left join actor giver on giver.id = giver_actor_id
      left join actor receiver on receiver.id = receiver_actor_id
      left join organisation on organisation.id = receiver_organisation_id
      left join unit on unit.id = receiver_unit_id left join organisation home on home.id = unit.organisation_id
      where person_id = ${personId}::uuid and ${only('sharing')}
    union all
      select event.at, 'event', event.id, type, actor.name, data
      from person_event event left join actor on actor.id = event.actor_id
      where person_id = any (known_as(${personId}::uuid)) and type <> all (${[...toldAsItself]}::text[])
        and (${pattern}::text is null or type ~ ${pattern}::text)
    ) entry
    where ${before?.moment ?? null}::timestamptz is null or (at, source, entry_id)
      < (${before?.moment ?? null}::timestamptz, ${before?.source ?? null}::text, ${before?.id ?? null}::bigint)
    order by at desc, source desc, entry_id desc limit ${most + 1}`
  return question(query, (rows) => {
    const shown = rows.slice(0, most)
    const last = shown.at(-1)
    return {
      entries: shown.map(entryOf),
      next:
        last && rows.length > most
          ? writeCursor({ moment: last.moment, source: last.source, id: last.entry_id })
          : undefined,
    }
  })
}

/** What stands in `data` is what the statement above puts there, or what `recordPersonEvent` did. */
function entryOf({ at, source, entry_id: id, type, who, data }: Row): Entry {
  const word = (name: string) => (data[name] === null || data[name] === undefined ? null : String(data[name]))
  switch (source) {
    case 'note':
      return { at, source, note: noteOf({ id, kind: type as NoteKind, who }, data, word) }
    case 'attempt':
      return { at, source, who, channel: word('channel') as Channel, outcome: type as AttemptOutcome }
    case 'activity-start':
    case 'activity-end':
      return { at, source, type, activityId: word('activity') ?? '' }
    case 'share':
      return { at, source, who, receiver: word('receiver') ?? '', purpose: word('purpose') ?? '' }
    case 'event':
      return {
        at,
        source,
        happened: { type: type as PersonEvent['type'], at, who, kind: word('kind') ?? undefined },
        concern: word('concern'),
        talk: word('talk'),
        handover: word('handover'),
      }
  }
}

function noteOf(
  { id, kind, who }: { readonly id: string; readonly kind: NoteKind; readonly who: string | null },
  data: Row['data'],
  word: (name: string) => string | null,
): Note {
  const words = word('words')
  const version = Number(data.version)
  return {
    id,
    kind,
    restricted: data.restricted === true,
    happenedOn: word('happenedOn') ?? '',
    writtenAt: new Date(word('writtenAt') ?? 0),
    writtenBy: who,
    notForGuardiansBecause: word('notForGuardiansBecause'),
    tellFrom: word('tellFrom'),
    version,
    versions:
      words === null
        ? []
        : [
            {
              version,
              words,
              writtenAt: new Date(word('revisedAt') ?? 0),
              writtenBy: word('revisedBy'),
              because: word('because'),
            },
          ],
  }
}

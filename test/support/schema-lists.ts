/* What the schema lint leaves alone, each for a reason. A longer list is a change that somebody reads. */

const both = (...tables: readonly string[]): string[] =>
  tables.flatMap((table) => [`fodfaeste_app ${table}`, `fodfaeste_system ${table}`])
const tasks = (...tables: readonly string[]): string[] => tables.map((table) => `fodfaeste_system ${table}`)

export const committed = {
  /** The strategy and its figures, which anybody may read; settings and counts; what a migration notes down. */
  withoutPeople: [
    'edition',
    'edition_decision',
    'edition_table',
    'passage',
    'seat',
    'strategy_event',
    'indicator',
    'indicator_note',
    'method_break',
    'figure_import',
    'published_observation',
    'manual_duty',
    'manual_value',
    'sub_goal_measure',
    'figure_settings',
    'figure_release',
    'release_cell',
    'release_value',
    'observation',
    'target',
    'place_to_turn',
    'audit_retention',
    'limit_count',
    'migration',
    'migration_checksum',
    'migration_lock',
  ],
  /**
   * Events are written by whoever acts and read by few. Numbers ask which task it is, whichever role it runs as; the
   * key beside a number is of no use without the key that wraps it, which is not in the database.
   */
  alwaysTrue: [
    'person_event.everybody_writes',
    'admin_event.everybody_writes',
    'person_number.person_number_read',
    'person_number.person_number_add',
    'person_number.person_number_change',
    'data_key.data_key_read',
    'data_key.data_key_add',
    'data_key.data_key_change',
    'data_key.data_key_remove',
  ],
  /**
   * Nobody removes an actor, and every page would pay for the index with its row in the log. Copies are asked for now
   * and then: those that are open have an index, and the others are few. A code of
   * an activity is never removed.
   */
  withoutIndex: [
    'access_log.access_log_acting_as_fkey',
    'copy_request.copy_request_person_id_fkey',
    'activity.activity_type_fkey',
  ],
  /**
   * Removing rows of a log is the owner's, by age or with the person they are of; how the logs stand holds no row, and
   * neither does what the planner knows of tables that were loaded. Whose a row is changes by merging alone, row by row.
   */
  ownersRights: [
    'audit_remove',
    'audit_state',
    'erase_history',
    'look_at_loaded_tables',
    'merge_people',
    'preview_merge',
    'reverse_merge',
  ],
  /** Sessions end and sign-ins are over; keys retire; what was asked goes with whom it was about. Erasure erases. */
  removed: [
    ...both('session', 'sign_in_attempt', 'data_key', 'limit_count'),
    ...both('log_request', 'log_request_look', 'log_request_answer', 'log_request_name'),
    ...both('objection', 'objection_answer', 'consent_request'),
    ...tasks(
      'young_person',
      'person_contact',
      'residence',
      'own_words',
      'guardian',
      'relation',
      'statutory_fact',
    ),
    ...tasks('note', 'note_version', 'note_move', 'consent', 'break_glass', 'person_number', 'disclosure'),
    ...tasks('copy_request', 'copy_release', 'retention_hold', 'form_receipt', 'export_request'),
    ...tasks('message', 'notice', 'sampled_look'),
    ...tasks(
      'plan_not_followed',
      'promise',
      'promise_event',
      'promise_escalation',
      'concern',
      'concern_event',
    ),
    ...tasks('signal', 'handover', 'contact_effort', 'contact_attempt', 'guide_effort', 'guide_review'),
    ...tasks(
      'talk',
      'talk_participant',
      'talk_time',
      'talk_answer',
      'talk_event',
      'talk_minutes',
      'talk_step',
    ),
    // A draft is its writer's until it is sent.
    ...both('concern_draft'),
    ...tasks('note_draft'),
    // Gone with whoever has left.
    ...tasks('staff_reach'),
    ...tasks('api_report'),
    // Somebody's own filters, under names of their own.
    ...both('saved_view'),
    ...tasks(
      'activity',
      'activity_agreed',
      'special_focus',
      'status_spell',
      'status_interruption',
      'status_gap',
    ),
    ...tasks(
      'import_fault',
      'import_missing',
      'absence',
      'absence_signal_answer',
      'import_file',
      'import_piece',
      'person_merge',
      'person_merge_row',
    ),
  ],
  appendOnly: [
    'access_log',
    'activity_agreed',
    'activity_code',
    'admin_event',
    'audit_seal',
    'edition_decision',
    'erasure_receipt',
    'log_request',
    'log_request_answer',
    'note_move',
    'note_version',
    'objection',
    'objection_answer',
    'observation',
    'own_words',
    'person_event',
    'promise_escalation',
    'promise_event',
    'promise_kind',
    'concern_event',
    'signal_backtest',
    'school_signal_switch',
    'signal_kind',
    'signal_rule',
    'signal_switch',
    'contact_attempt',
    'contact_capacity',
    'talk_event',
    'talk_time',
    'feedback_level',
    'guide_review',
    'strategy_event',
  ],
  /** `fodfaeste_system` has the app's rights on purpose: a task may what people may, as far as its policies go. */
  becomes: [
    'fodfaeste_login fodfaeste_app',
    'fodfaeste_login fodfaeste_report',
    'fodfaeste_login fodfaeste_system',
    'fodfaeste_system fodfaeste_app',
    'fodfaeste_migrator fodfaeste_rule',
  ],
} as const

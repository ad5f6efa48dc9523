/** Rules in versions, whatever they are about: from when they count, and how a draft becomes one. */
export const da = {
  versionColumn: 'Udgave',
  versionName: 'Udgave {version}',
  versionInForce: 'Gælder',
  versionBecause: 'Hvorfor',
  versionDraft: 'Udkast',
  versionAlways: 'altid',
  versionSince: 'fra {from}',
  versionUntil: 'indtil {until}',
  versionFromUntil: 'fra {from} indtil {until}',
  versionNewSubmit: 'Lav udkastet',
  versionSave: 'Gem i udkastet',
  done_versionDraft: 'Udkastet er lavet.',
  done_versionChanged: 'Udkastet er rettet.',
  done_versionInForce: 'Udkastet er sat i kraft.',
} as const

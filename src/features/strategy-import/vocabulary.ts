/**
 * The words strategies are written with, as data: which words name a section or announce a list, in Danish and in
 * English. A word with `*` stands for everything that begins with it; a phrase matches word by word. To teach the
 * import another way of writing, add its word here.
 */
export const sectionKinds = [
  'foreword',
  'model',
  'vision',
  'values',
  'leadership',
  'tasks',
  'members',
  'themes',
  'where_are_we',
  'sub_goals',
  'initiatives',
  'statements',
  'targets',
  'target_group',
  'related_policy',
  'contact',
  'contents',
  'annex',
  'furniture',
] as const
export type SectionKind = (typeof sectionKinds)[number]

/** A list of words and phrases, separated by commas. */
const terms = (list: string): readonly string[] =>
  list.split(',').map((term) => term.trim().replace(/\s+/g, ' '))

export const sectionWords: Readonly<Record<SectionKind, readonly string[]>> = {
  foreword: terms(`
    forord, indledning, formål*, purpose, introduktion, baggrund, velkommen, velkomst, foreword, preface, introduction,
    background`),
  model: terms(`
    fra vision til, læsevejledning, sådan læser*, sådan hænger, strategiens opbygning, opbygning*, how
    to read, from vision to, structure of`),
  vision: terms(
    'vision*, drøm*, vi drømmer, ledestjerne*, fremtidsbillede*, our dream, guiding star, ambition*',
  ),
  values: terms(`
    værdier*, værdigrundlag*, værdisæt*, kerneværdi*, grundværdi*, princip*, ledeprincip*, grundsyn*,
    menneskesyn*, values, principle*, core value*, what we stand for`),
  leadership: terms(`
    ledergruppe*, styregruppe*, partnerskab*, netværket, følgegruppe*, organisering*, steering group,
    leadership group, partnership*, governance`),
  tasks: ['opgave*', 'til formål', 'ansvarsområde*', 'task*', 'responsib*'],
  members: terms(`
    medlem*, deltagere, deltagerne, deltagerliste*, deltagende organisationer, følgende organisationer,
    disse organisationer, består af, repræsentant*, sammensætning*, members*, member list, seats,
    consists of, these organisations, following organisations`),
  themes: terms(`
    temaer*, indsatsområder*, fokusområder*, spor, sporene, pejlemærker*, strategispor*, themes, focus
    areas, priorities, strands, pillars`),
  where_are_we: terms(`
    hvor er vi i dag, hvor er vi nu, hvor står vi, sådan ser det ud, status, nuværende situation,
    situationen i dag, udgangspunkt*, where are we, where we are, the situation today, current
    situation, baseline`),
  sub_goals: terms(`
    delmål*, mål, målene, målet, målsætning*, vi vil opnå, det vil vi opnå, goal*, sub-goal*,
    objective*, aims, aim, what we want to achieve`),
  initiatives: terms(`
    initiativ*, indsats, indsatser*, indsatsen, handling, handlinger*, handleplan*, tiltag*, aktivitet*,
    det gør vi, det vil vi gøre, sådan gør vi, initiative*, action*, activities, measures, what we will
    do`),
  statements: terms(`
    siger, input fra, stemmer fra, citat*, høringssvar, what they said, voices, voices of,
    in their own words`),
  targets: terms(`
    måltal*, resultatmål*, nøgletal*, succeskriteri*, målepunkt*, pejletal*, target, targets, target
    figure*, key figure*, indicators`),
  target_group: terms(
    'målgruppe*, hvem er strategien for, hvem gælder, target group*, who is it for, whom it concerns',
  ),
  related_policy: terms(`
    sammenhæng til, sammenhæng med, andre politikker, øvrige politikker, andre strategier, relaterede*,
    related polic*, other polic*, other strateg*`),
  contact: terms(`
    kontakt, kontaktoplysninger, kontakt os, vil du vide mere, har du spørgsmål, contact, contact us,
    questions`),
  contents: ['indhold', 'indholdsfortegnelse', 'contents', 'table of contents'],
  annex: ['bilag*', 'appendiks*', 'annex*', 'appendix*'],
  furniture: terms(`
    har du set, læs også, se også, del denne side, del siden, mest læste, genveje, relateret indhold,
    relaterede sider, fandt du det, see also, read also, share this, related pages, most read`),
}

/** Sections that stand inside a theme when a theme is open; the others end it. */
export const insideTheme: ReadonlySet<string> = new Set<SectionKind>([
  'where_are_we',
  'sub_goals',
  'initiatives',
  'statements',
  'targets',
  'target_group',
])

/** One member of a numbered row of themes: *Tema 2*, *Indsatsområde B*, *Spor III*. */
export const themeWords: readonly string[] = terms(`
    tema, indsatsområde, fokusområde, målområde, temaområde, indsatsspor, strategispor, hovedspor, spor,
    pejlemærke, prioritet, søjle, theme, focus area, priority area, priority, strand, pillar`)

/** A document's kind in its title. */
export const strategyWords =
  /(?:strategi|politik|handleplan|strategy|policy|action plan)(?:en|ens|s|erne)?(?![\p{L}])/iu

/** Beginnings of lines that belong to the web page around the text. */
export const furnitureStarts: readonly string[] = [
  'skip til',
  'spring til',
  'gå til indhold',
  'gå til hoved',
  'til indhold',
  'hjem ',
  'forside ',
  'forsiden ',
  'du er her',
  'log ind',
  'let digital adgang',
  'læs op',
  'udskriv',
  'print siden',
  'cookie',
  'tilgængelighedserklæring',
  'cvr',
  'skip to',
  'home ',
  'you are here',
  'accept cookies',
]

/** Labels of a line such as `Vedtaget: …` at the head of a page. */
export const labels: Readonly<Record<'title' | 'adopted' | 'validity' | 'metadata', readonly string[]>> = {
  title: ['titel', 'title', 'navn'],
  adopted: ['vedtaget', 'godkendt', 'vedtagelse', 'adopted', 'approved'],
  validity: terms('gyldig, gælder, periode, strategiperiode, gyldighed, valid, period'),
  metadata: terms(`
    opdateret, senest opdateret, sidst opdateret, sidst ændret, oprettet, forfatter, sagsnummer, sagsnr,
    version, foto, layout, udgivet, udgiver, isbn, updated, last updated, author, published, photo`),
}

/** Who speaks when a paragraph reports what the people concerned said, and the words of saying. */
export const voices: readonly string[] = terms(`
    ungebyråd*, ungeråd*, ungdomsråd*, børneråd*, elevråd*, ældreråd*, seniorråd*, handicapråd*,
    brugerråd*, borgerpanel*, kulturråd*, udsatteråd*, de unge, børnene, eleverne, de ældre, borgerne,
    brugerne, youth council, the youth council, young people, the young people, the children, the
    children's council, the panel, residents`)
export const sayings: readonly string[] = terms(`
    siger, sagde, peger, pegede, pointerer, pointerede, ønsker, ønskede, så gerne, ser gerne, mener,
    mente, foreslår, foreslog, fremhæver, fremhævede, efterlyser, efterlyste, lægger vægt, understreger,
    fortæller, anbefaler, says, said, say, points, pointed, point, wants, wanted, want, suggests,
    suggested, asks, asked, ask, stresses, recommends`)

/** Openings by which a paragraph goes on with what the one before it began. */
export const continuations: readonly string[] = terms(`
    derudover, desuden, herudover, endvidere, ligeledes, samtidig, in addition, they also, furthermore,
    moreover`)
/** Openings of a paragraph that sums up the list above it. */
export const summaries: readonly string[] = terms(`
    samlet set, sammenfattende, alt i alt, kort sagt, til sammen, tilsammen, all in all, in short, taken
    together, together`)

/** What a paragraph is about, where it stands outside lists. */
export const commitmentWords: readonly string[] = [
  'forpligte*',
  'tage hånd om',
  'lover',
  'commit*',
  'pledge*',
]
export const challengeWords: readonly string[] = ['udfordring*', 'challenge*']
export const mentalHealthWords: readonly string[] = terms(`
    mentale helbred, mentalt helbred, mental sundhed, psykiske mistrivsel, psykisk mistrivsel, mental
    health`)
export const relatedWords: readonly string[] = [
  'ses i sammenhæng med',
  'politikker og strategier',
  'strategier og politikker',
  'policies and strategies',
]
export const vacantWords: readonly string[] = terms('vakant, vakante, ledig, ubesat, vacant, unfilled')
export const remainderWords: readonly string[] = terms(
  'øvrige, resterende, andre, sidste, remaining, other, rest',
)
/** Words before a percentage that is where one starts from, not where one wants to go. */
export const baselineWords: readonly string[] = ['fra', 'from']
export const floorWords: readonly string[] = terms(
  'mindst, minimum, højst, maksimalt, halvere*, at least, at most, no more than',
)

/** Headings of other documents: their presence tells a meeting's minutes from a strategy. */
export const minutesWords: readonly string[] = terms(`
    referat*, dagsorden*, mødereferat*, beslutningsreferat*, eventuelt, minutes, agenda, any other
    business`)

import type { TrustPromise } from './promise.ts'

const sessions = 'src/platform/session/sessions.db.test.ts'
const tokens = 'src/platform/http/form-token.test.ts'
const distrust = 'src/features/sign-in/distrust.db.test.ts'

/** What strangers, providers and other machines meet. */
export const surfacePromises: readonly TrustPromise[] = [
  {
    id: 'T-30',
    says: 'There are limits per account, per address and in all; whoever meets one is told how long to wait.',
    tests: ['src/platform/limits/limits.db.test.ts', 'src/platform/http/limit-requests.db.test.ts'],
  },
  {
    id: 'T-31',
    says: 'A form that our own pages did not send is refused and changes nothing.',
    tests: [
      `${tokens} > refused, whatever the environment`,
      `${tokens} > the method`,
      `${distrust} > a forged form`,
      'test/db/asvs-failures.test.ts > what is sent twice',
    ],
  },
  {
    id: 'T-31 writer',
    says: 'What somebody sends after their session or their right ended is shown to them alone, kept nowhere and sent by nobody else.',
    tests: [
      'src/platform/http/kept-form.db.test.ts > a form of somebody whose session is over',
      'src/platform/http/kept-form.db.test.ts > a form that has no place any more',
      'src/doors/work/refused.db.test.ts',
      `${tokens} > a form that names its writer`,
    ],
  },
  {
    id: 'T-32',
    says: 'Every answer carries the headers that keep a browser safe.',
    tests: [
      'test/db/every-route.test.ts > the headers of trust requirement T-32',
      'src/platform/http/security-headers.test.ts',
    ],
  },
  {
    id: 'T-33',
    says: 'Nobody can say that they come from elsewhere, or lead our links elsewhere.',
    tests: [
      'test/db/asvs-surface.test.ts > every answer > is never made by what somebody says',
      'src/platform/limits/client-address.test.ts',
    ],
  },
  {
    id: 'T-34',
    says: 'The log has one whole line for each request, and no number, name or text in it.',
    tests: [
      'test/db/asvs-surface.test.ts > the log',
      'src/platform/log/log.test.ts',
      'test/db/canaries.test.ts',
    ],
  },
  {
    id: 'T-35',
    says: 'A session is opaque, new at each sign-in, over when it is over, and nothing in the database opens one.',
    tests: [
      `${sessions} > a session`,
      `${sessions} > ending`,
      `${sessions} > who is asking`,
      'src/features/sign-in/sign-in.db.test.ts > signing in > gives a new session each time',
    ],
  },
  {
    id: 'T-35 grave',
    says: 'A grave step waits until somebody has shown once more who they are.',
    tests: ['src/features/sign-in/again.db.test.ts', 'test/db/every-route.test.ts > a grave step'],
  },
  {
    id: 'T-36',
    says: 'A provider that misbehaves opens no session, and nobody is led off the site.',
    tests: [distrust, 'src/features/sign-in/backchannel-logout.db.test.ts'],
  },
  {
    id: 'T-37',
    says: 'The program asks outside through one door, and never an address inside.',
    tests: ['src/platform/outbound/outbound.test.ts'],
  },
  {
    id: 'T-38',
    says: 'A file that somebody sends is bounded while it is read, known by its content, and never run.',
    tests: ['src/platform/uploads/uploads.test.ts'],
  },
  {
    id: 'T-39',
    says: 'A spreadsheet that leaves the program holds no formula.',
    tests: ['src/platform/export/export.test.ts'],
  },
  {
    id: 'T-41',
    says: 'Text is shown as text, whatever it would rather be.',
    tests: ['test/db/hostile-text.test.ts'],
  },
  {
    id: 'T-42',
    says: 'No name, number or place stands in an address, a mail, a file or a line of the log where it should not.',
    tests: ['test/db/canaries.test.ts'],
  },
  {
    id: 'L-06',
    says: 'Nobody gets a score, a rank or a weight.',
    tests: ['test/house/checks.test.ts > the check that nobody gets a score'],
  },
  {
    id: 'ASVS',
    says: 'OWASP ASVS 5.0 is answered id by id, and each test that an answer names is there.',
    tests: ['test/house/asvs.test.ts'],
  },
]

/**
 * A ten-digit number for an invented citizen: the day of birth raised by 60, month, year, and a running serial.
 *
 * Such a number exists for nobody: the national register (CPR) never gives a day above 31, and itself advises
 * raising the first digit by 6 where systems need numbers that cannot be taken for real ones
 * (https://www.cpr.dk/cpr-systemet/erstatningspersonnummer-i-eksterne-systemer). The seventh digit is 9, which
 * says the right century for births from 1937 to 2036. The last digit says nothing about sex.
 *
 * @param birthDate `yyyy-mm-dd`
 * @param serial 0 to 999, another one for each citizen
 * @throws RangeError outside those limits
 */
export function inventedPersonNumber(birthDate: string, serial: number): string {
  const [year, month, day] = birthDate.split('-')
  const parsed = new Date(`${birthDate}T00:00:00Z`)
  const wholeDate = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(birthDate)
  if (!year || !month || !day || !wholeDate || Number(year) < 1937 || Number(year) > 2036)
    throw new RangeError('A birth date is yyyy-mm-dd, from 1937 to 2036')
  if (!Number.isInteger(serial) || serial < 0 || serial > 999) throw new RangeError('A serial is 0 to 999')
  return `${Number(day) + 60}${month}${year.slice(2)}9${String(serial).padStart(3, '0')}`
}

import { compileCheck } from '#surveys/answers/compile-check.ts'
import { organizationalCultureV1 } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { answersLike } from '#tests/support/test-database.ts'

/** Milliseconds of one compiled check of a whole response. */
export function checkTime(): number {
  const check = compileCheck(organizationalCultureV1.survey)
  const responses = Array.from({ length: 50 }, (_, person) => answersLike(3, person))
  const rounds = 400
  for (const response of responses) check(response)
  const started = performance.now()
  for (let round = 0; round < rounds; round += 1) for (const response of responses) check(response)
  return (performance.now() - started) / (rounds * responses.length)
}

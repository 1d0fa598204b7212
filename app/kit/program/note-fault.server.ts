import { faultName } from './fault-name.server.ts'

/** The three innermost calls. A stack begins with the message, which may have several lines and quote what was typed. */
function placesOf({ message, stack = '' }: Error): string[] {
  const afterMessage = stack.slice(stack.indexOf(message) + message.length)
  const calls = afterMessage.split('\n').filter((line) => /^ {4}at /.test(line))
  return calls.slice(0, 3).map((line) => line.trim())
}

/** A fault is noted by name and place in our code; its message could hold what a person typed. */
export function noteFault(error: unknown): void {
  if (!(error instanceof Error)) return
  console.error(
    JSON.stringify({
      fault: faultName(error),
      at: placesOf(error),
    }),
  )
}

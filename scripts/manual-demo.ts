// The clock first: what comes after asks it for the day.
import '#tests/support/movable-clock.ts'
import '#scripts/demo/serve.ts'

import { randomInt } from 'node:crypto'
import { sampleDiscreteLaplace, type NoiseSource } from '#surveys/disclosure/noise/discrete-laplace.ts'

/** Noise from the generator of the operating system. Nothing of it is kept: what was drawn cannot be drawn again. */
export const drawNoise: NoiseSource = (epsilon) => sampleDiscreteLaplace(epsilon, (below) => randomInt(below))

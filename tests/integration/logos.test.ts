import { crc32 } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { beforeEach, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { changeLogo } from '#app/features/logos/change-logo.server.ts'
import { redrawLogo } from '#app/features/logos/redraw-logo.server.ts'
import { logoOfEntity, logoOwner, THE_MINISTRY, viewLogo } from '#app/features/logos/view-logo.server.ts'
import { checkLogo, logoHead } from '#app/features/logos/logo-file.ts'
import { pictureHead } from '#app/kit/files/content-shape.ts'
import type { Database } from '#db/client.server.ts'
import { auditLog, entityHistory, logos } from '#db/schema/index.ts'
import { digestOf, JPEG, LONG_QUARTERS, LOGO_PNG, LOW_QUARTERS, pngOf, QUARTERS } from '#tests/support/logos.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const SECRET = 'lat -12.0464 lon -77.0428'

/** A chunk of text behind the head of a PNG, as cameras and programs write it. */
function withText(png: Uint8Array): Buffer {
  const body = Buffer.from(`tEXtGPS\0${SECRET}`)
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.byteLength - 4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([png.subarray(0, 33), length, body, sum, png.subarray(33)])
}

/** A segment of EXIF behind the start of a JPEG. */
function withExif(jpeg: Uint8Array): Buffer {
  const body = Buffer.from(`Exif\0\0${SECRET}`)
  const head = Buffer.from([0xff, 0xe1, 0, body.byteLength + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** A picture that begins and ends as one should, and whose middle cannot be read. */
function broken(png: Uint8Array): Buffer {
  const changed = Buffer.from(png)
  changed.fill(0xaa, changed.indexOf('IDAT') + 4, changed.indexOf('IEND') - 4)
  return changed
}

const redrawn = (bytes: Uint8Array) => {
  const head = logoHead(bytes)
  if (!head) throw new Error('no picture')
  return redrawLogo({ bytes, head })
}

test.each<[string, Uint8Array]>([
  ['PNG', withText(LOGO_PNG)],
  ['JPEG', withExif(JPEG)],
])('of a %s the picture alone is passed on', async (_kind, bytes) => {
  expect(Buffer.from(bytes).includes(SECRET)).toBe(true)
  const made = await redrawn(bytes)
  expect(pictureHead(made)).toMatchObject({ mediaType: 'image/png' })
  for (const words of [SECRET, 'tEXt', 'eXIf', 'Exif', 'iTXt']) expect(made.includes(words), words).toBe(false)
})

/** Behind the start of a JPEG, which side of it is up. */
function turned(jpeg: Uint8Array, side: number): Buffer {
  const exif = Buffer.from(
    'ffe10022457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001' + '00000000' + '00000000',
    'hex',
  )
  exif.writeUInt16BE(side, 28)
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
}

/** What stands in the middle of each quarter of a picture, from left to right and from above. */
function quarters(png: Uint8Array): string[] {
  const { width, height } = pictureHead(png) ?? { width: 0, height: 0 }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/></svg>`
  const { pixels } = new Resvg(svg).render()
  return [0.25, 0.75].flatMap((down) =>
    [0.25, 0.75].map((across) => {
      const at = 4 * (Math.floor(height * down) * width + Math.floor(width * across))
      const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3)
      return red > 150 ? 'red' : green > 90 ? 'green' : blue > 150 ? 'blue' : 'black'
    }),
  )
}

/** Exif 2.3, tag 274: where the first row and the first column of what is stored are seen. */
test.each([
  [1, 'red green blue black'],
  [2, 'green red black blue'],
  [3, 'black blue green red'],
  [4, 'blue black red green'],
  [5, 'red blue green black'],
  [6, 'blue red black green'],
  [7, 'black green blue red'],
  [8, 'green black red blue'],
])('a photo of a telephone that was held so (%i) is drawn as it is seen', async (side, seen) => {
  for (const bytes of [turned(QUARTERS, side), turned(LONG_QUARTERS, side)]) {
    const made = await redrawn(bytes)
    const [width, height] = [logoHead(bytes)?.width ?? 0, logoHead(bytes)?.height ?? 0]
    expect(width > height).toBe(side < 5)
    const size = pictureHead(made)
    expect((size?.width ?? 0) / (size?.height ?? 1)).toBeCloseTo(width / height, 1)
    expect(quarters(made).join(' ')).toBe(seen)
  }
})

test('a picture is as high as it is seen', () => {
  // 64 by 32 points are too low for a logo, and high enough where the telephone was turned.
  expect(checkLogo(LOW_QUARTERS)).toMatchObject({ ok: false, problem: 'too-small' })
  expect(checkLogo(turned(LOW_QUARTERS, 6))).toMatchObject({ ok: true, head: { width: 32, height: 64 } })
})

test('a large picture is made to fit, and what cannot be seen is nothing', async () => {
  expect(pictureHead(await redrawn(pngOf(2000, 1900)))).toMatchObject({ width: 168, height: 160 })
  expect(await redrawn(pngOf(200, 100, '#fff'))).toHaveLength(0)
  expect(await redrawn(broken(LOGO_PNG))).toHaveLength(0)
})

const clock = () => new Date('2026-11-24T17:00:00.000Z')
const COORDINATOR = actorFor({ userId: 'rita', name: 'Rita', role: 'coordinator', entity: { id: 'uno', name: 'Uno' } })
const ADMINISTRATOR = actorFor({ userId: 'ada', name: 'Ada', role: 'administrator', entity: null })

let database: Database
beforeEach(() => {
  const made = createTestDatabase()
  database = made.database
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(made.file) } })
  for (const id of ['uno', 'dos']) insertEntity(database, id)
})

const put = (bytes: Uint8Array, seen = '') =>
  ({ kind: 'put', seen, file: new File([new Uint8Array(bytes)], 'x.png') }) as const
const remove = (seen: string) => ({ kind: 'remove', seen }) as const
const history = () =>
  database
    .select()
    .from(entityHistory)
    .all()
    .map(({ entityId, change, before, after }) => [entityId, change, before, after])
const deeds = () =>
  database
    .select()
    .from(auditLog)
    .all()
    .map(({ action, entityId }) => [action, entityId])

test('a logo is put, replaced and removed, each in the history, and never over what somebody did meanwhile', async () => {
  const owner = logoOwner(COORDINATOR, 'uno')
  const as = (actor: typeof COORDINATOR, order: ReturnType<typeof put> | ReturnType<typeof remove>) =>
    changeLogo(actor, { owner, order }, clock)
  expect(await as(COORDINATOR, put(LOGO_PNG))).toMatchObject({ ok: true })
  const first = viewLogo(owner).seen
  expect(await as(COORDINATOR, put(JPEG))).toMatchObject({ ok: false, moved: true })
  expect(await as(COORDINATOR, remove(''))).toMatchObject({ ok: false, moved: true })
  expect(await as(ADMINISTRATOR, put(JPEG, first))).toMatchObject({ ok: true })
  const second = viewLogo(owner).seen
  expect(database.select().from(logos).all()).toMatchObject([{ owner: 'uno', width: 96, height: 48, sha256: second }])
  expect(logoOfEntity('uno')).toEqual({ address: `/logos/${second}.png`, width: 96, height: 48, alt: 'Entidad uno' })
  expect(await as(COORDINATOR, remove(second))).toMatchObject({ ok: true })
  expect([logoOfEntity('uno'), database.select().from(logos).all()]).toEqual([null, []])
  expect(history()).toEqual([
    ['uno', 'logo', '', first],
    ['uno', 'logo', first, second],
    ['uno', 'logo', second, ''],
  ])
  expect(deeds()).toEqual([1, 2, 3].map(() => ['entity.logo', 'uno']))
})

test('the logo of the Ministry is of no entity, and its change stands in the log', async () => {
  const asked = { owner: THE_MINISTRY, order: put(LOGO_PNG) }
  expect(await changeLogo(ADMINISTRATOR, asked, clock)).toMatchObject({ ok: true })
  expect(database.select().from(logos).all()).toMatchObject([{ owner: '', entityId: null }])
  expect([history(), deeds()]).toEqual([[], [['ministry.logo', null]]])
})

test('what is refused changes nothing and says why', async () => {
  const owner = logoOwner(COORDINATOR, 'uno')
  for (const [bytes, words] of [
    [new Uint8Array(), 'Elija un archivo'],
    [new TextEncoder().encode('<svg/>'), 'PNG o JPG'],
    [pngOf(200, 100, '#fff'), 'no se ve nada'],
    [new Uint8Array(300_000), '200 KB'],
  ] as const) {
    const changed = await changeLogo(COORDINATOR, { owner, order: put(bytes) }, clock)
    expect(changed).toMatchObject({ ok: false, moved: false })
    expect(JSON.stringify(changed)).toContain(words)
  }
  expect([database.select().from(logos).all(), deeds()]).toEqual([[], []])
  expect(() => logoOwner(COORDINATOR, 'dos')).toThrow('not-found')
  expect(() => logoOwner(ADMINISTRATOR, 'nadie')).toThrow('not-found')
})

test('the database refuses what is no PNG of its size, or of another owner than it says', () => {
  const picture = { image: Buffer.from(LOGO_PNG), sha256: digestOf(LOGO_PNG), width: 240, height: 80 }
  const insert = (change: object) => () =>
    database
      .insert(logos)
      .values({ owner: 'uno', entityId: 'uno', savedOn: '2026-11-24', ...picture, ...change })
      .run()
  expect(insert({ image: Buffer.from(JPEG) })).toThrow('a_logo_is_a_png')
  expect(insert({ width: 481 })).toThrow('a_logo_fits_its_box')
  expect(insert({ owner: '' })).toThrow('a_logo_has_its_owner')
  expect(insert({})).not.toThrow()
})

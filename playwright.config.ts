import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

// Another port where several checkouts are tested on one machine.
const PORT = Number(process.env['ESPEJO_E2E_PORT'] ?? 4321)
// Where the server of this run keeps its data, so that a test can read the mails that wait in it; workers inherit it.
process.env['ESPEJO_E2E_DATABASE'] ??= path.join(mkdtempSync(path.join(tmpdir(), 'espejo-e2e-')), 'e2e.db')

/**
 * What Chromium would do beside showing pages. The last two draw its own address bar as a page for each new window, at more
 * than a second of a processor; `Spare…` keeps a process ready that nothing waits for. The others are what Playwright turns
 * off: of two such lists the browser reads the last alone.
 */
const WITHOUT_FEATURES = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'AimEnabled',
  'SpareRendererForSitePerProcess',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
]

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // One more than two cores: a browser waits a third of its time, for the network to be quiet, for a page to be still.
  workers: 3,
  timeout: 90_000,
  // What is looked for comes as soon as the machine has time for it.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.espejo/test/browser.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      // The same letters on every machine.
      env: { ...process.env, FONTCONFIG_FILE: path.resolve('tests/e2e/fonts.conf') },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${WITHOUT_FEATURES.join(',')}`,
      ],
    },
  },
  webServer: {
    command: `${process.execPath} --import tsx tests/support/e2e-server.ts`,
    // As it is served: without, React checks each page for whoever develops.
    env: { NODE_ENV: 'production', PORT: String(PORT), ESPEJO_E2E_DATABASE: process.env['ESPEJO_E2E_DATABASE'] },
    url: `http://127.0.0.1:${PORT}/salud`,
    timeout: 120_000,
  },
})

import { RuleTester } from 'eslint'
import { describe, test } from 'vitest'
import { oneTransaction } from './one-transaction.js'

RuleTester.describe = describe
RuleTester.it = test

const opener = { messageId: 'opener' }
const outer = { messageId: 'outer' }

new RuleTester().run('one-transaction', oneTransaction, {
  valid: [
    'inTransaction(database, (transaction) => transaction.insert(a))',
    'inTransaction(database, (database) => database.insert(a))',
    'inTransaction(database, (transaction) => { save(transaction) }); tell(database)',
    'const save = (transaction) => transaction.insert(a); inTransaction(database, save)',
    'inTransaction(runtime().database, (transaction) => save(transaction))',
    'inTransaction(database, (transaction) => save(transaction, other.database))',
    {
      filename: 'db/unit-of-work.server.ts',
      code: 'function inTransaction(database, work) { return database.transaction(work) }',
    },
  ],
  invalid: [
    {
      code: 'inTransaction(database, (transaction) => save(database))'.replace('inT', 'const database = 1; inT'),
      errors: [outer],
    },
    {
      code: 'function f(database) { inTransaction(database, (transaction) => { rows.forEach(() => database.insert(a)) }) }',
      errors: [outer],
    },
    {
      code: 'function f(database) { inTransaction(database.inner, function (transaction) { a(transaction); b(database) }) }',
      errors: [outer],
    },
    {
      code: 'function f(database) { const save = () => database.insert(a); inTransaction(database, save) }',
      errors: [outer],
    },
    { code: 'inTransaction(runtime().database, () => save(runtime().database))', errors: [outer] },
    { code: 'database.transaction((transaction) => transaction.insert(a))', errors: [opener] },
    {
      code: 'function f(database) { database.$client.transaction(() => database.insert(a))() }',
      errors: [opener, outer],
    },
    { filename: 'db/unit-of-work.server.ts.js', code: 'database.transaction(work)', errors: [opener] },
    {
      filename: 'db/unit-of-work.server.ts',
      code: 'function f(database) { database.transaction(() => database.insert(a)) }',
      errors: [outer],
    },
  ],
})

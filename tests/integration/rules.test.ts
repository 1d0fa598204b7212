import { STANDARD_DOCUMENTS } from '#surveys/adaptation/documents.ts'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Database } from '#db/client.server.ts'
import { RULES, type RuleName } from '#db/rules/index.ts'
import { RuleRefused } from '#db/rules/refusal.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const CAMPAIGN = `INSERT INTO campaigns (id, entity_id, instrument_slug, instrument_version, instrument_hash, status,
  opens_on, closes_on, scope, population_women, population_men, population_source, population_date, k, consent_text)`
const campaign = (id: string, entity: string, status: string, slug = 'organizational-culture') =>
  `${CAMPAIGN} VALUES ('${id}', '${entity}', '${slug}', 1, 'h', '${status}', '2026-11-02', '2026-11-27', '{}', 80, 80,
    'Planilla', '2026-11-01', 10, 'Acepto.');`
const EVIDENCE = `INSERT INTO evidence (id, assessment_id, item_id, entity_id, class, kind, shows, page, reference,
  added_by, added_on, document_type, issued_by, document_date)`
const document = (id: string, type = 'Resolución') =>
  `${EVIDENCE} VALUES ('${id}', 'a', 'man-01', 'muni', 'approved', 'document', 'Lo crea', '1', 'R-1', 'Rosa',
    '2026-10-02', '${type}', 'Alcaldía', '2025-05-04');`
const SCORED = `signature = '{}', submitted_on = '2026-10-15', submitted_scores = '{}'`
const SUBMIT = `UPDATE assessments SET status = 'submitted', ${SCORED} WHERE id = 'a';`
const WAYS = `INSERT INTO campaign_ways (campaign_id, way, people) VALUES`
const SLIPS = `INSERT INTO slip_batches (id, campaign_id, site, slips, printed_on) VALUES ('l', 'c', '', 9, '2026-11-01');`
const ACT = `INSERT INTO slip_destructions VALUES ('c', '2026-12-01', '2026-12-01', 'Rosa', 'Luz')`
const AUDIT = `INSERT INTO audit_log (sequence, at, actor_name, role, action, object_kind, object_id, detail, previous, digest)`
const audited = (sequence: number) =>
  `${AUDIT} VALUES (${sequence}, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'Espejo', 'program', 'a.b', 'a', '1', '{}',
    '${'0'.repeat(64)}', '${'1'.repeat(64)}');`
const frozen = (campaignId: string, day: string) =>
  `INSERT INTO frozen_releases (campaign_id, entity_id, instrument_slug, released_on, content, digest, proposals) SELECT id, entity_id, instrument_slug, '${day}', '{}', 'd', '[]' FROM campaigns WHERE id = '${campaignId}';`
const release = (campaignId: string, day: string, participation = 'shown') =>
  `INSERT INTO releases VALUES ('${campaignId}', 'muni', 'organizational-culture', '${day}', '{"participation":{"kind":"${participation}"}}', 'd');`
const releasedFigure = (entity: string, day: string) =>
  `INSERT INTO released_figures (campaign_id, measure, cut, cell, entity_id, instrument_slug, instrument_version, series,
    year, released_on, kind, reason) VALUES ('c', 'overall', '', '', '${entity}', 'organizational-culture', 1, 1, 2026,
    '${day}', 'suppressed', 'too-few-answers');`
const FIGURE = `${campaign('c', 'muni', 'closed')} ${release('c', '2026-11-28')} ${releasedFigure('muni', '2026-11-28')}`
const GROUP = `${campaign('c', 'muni', 'closed')} ${release('c', '2026-11-28')}
  INSERT INTO released_figures VALUES ('c', 'overall', '', '', 'muni', 'organizational-culture', 1, 1, 2026, '2026-11-28',
    'scored', NULL, 62.3, 'exact', 3, 59.3, 65.3, 'exact', 60, 'advanced', 0);
  INSERT INTO score_groups VALUES ('g', 'organizational-culture', 1, 'local-government', '', '', '2026-T4', '2027-01-04', 'd');`
const groupMember = (value: number) => `INSERT INTO score_group_members VALUES ('c', 'g', 'muni', ${value}, 60);`
const REQUEST = `INSERT INTO account_requests (id, entity_id, name, email, position, role, resolution, requested_at, status,
  resolution_date) VALUES ('s', 'muni', 'Rosa', 'r@muni.pe', 'Jefa'`

const member = (id: string, person: string, role: string) =>
  `INSERT INTO memberships (id, user_id, role, entity_id, starts_on) VALUES ('${id}', '${person}', '${role}', 'muni', '2026-01-01');`
const BATCH = `INSERT INTO paper_batches (id, campaign_id, code, forms_printed, typist, status)
  VALUES ('p', 'c', 'P1', 20, 'RR. HH.', 'printed');`

/** An entity with an assessment on which its team works, and whoever the rules speak of. */
const WORLD = `
  INSERT INTO entities (id, name, government_level, source, source_year)
    VALUES ('muni', 'Municipalidad', 'local-government', 'Prueba', 2026), ('otra', 'Otra', 'ministry', 'Prueba', 2026);
  INSERT INTO user (id, name, email, created_at, updated_at)
    VALUES ('analista', 'Ana', 'a@mimp.pe', 0, 0), ('rosa', 'Rosa', 'r@muni.pe', 0, 0);
  INSERT INTO assessments (id, entity_id, instrument_slug, instrument_version, instrument_hash, year, status, started_on)
    VALUES ('a', 'muni', 'public-budget', 1, 'h', 2026, 'in-progress', '2026-10-01');
  INSERT INTO assessment_items (assessment_id, item_id, level, changed_by, changed_at)
    VALUES ('a', 'man-01', '2', 'Rosa', '2026-10-02T15:00:00Z');`

/** A figure of the staff of `muni`, as it waits; `c` for the campaign that it is for. */
const figure = (id: string, men = 80, campaignId = 'NULL') =>
  `INSERT INTO staff_figures (id, entity_id, scope, women, men, counted_on, source, document_kind, document_number,
    document_date, document_place, campaign_id, proposed_by, proposed_on) VALUES ('${id}', 'muni', '{}', 80, ${men},
    '2026-11-01', 'Planilla', 'report', '1', '2026-11-01', 'RR. HH.', ${campaignId}, 'rosa', '2026-11-01');`
const decided = (id: string, verdict = 'confirmed', by = 'analista') =>
  `INSERT INTO staff_figure_decisions (figure_id, verdict, reason, decided_by, decided_on)
    VALUES ('${id}', '${verdict}', 'Porque sí', '${by}', '2026-11-02');`
/** The draft `c` with a confirmed figure, as it may open. */
const COUNTED = `${figure('f')} ${decided('f')} UPDATE campaigns SET population_figure_id = 'f' WHERE id = 'c';`
/** The campaign `c` with more answers than people, and the figure that its entity proposed for it. */
const HELD = `${campaign('c', 'muni', 'population-review')} ${figure('f', 90, "'c'")}`
const REVIEWED = `INSERT INTO population_reviews (campaign_id, figure_id, decided_by, decided_on)
  VALUES ('c', 'f', 'analista', '2026-12-01');`

/** A fact sheet in which so many women took leave to care for somebody, and one woman was trained for three hours. */
const facts = (women: number) => `INSERT INTO fact_sheets (entity_id, year, counted_on, content, revision, saved_on)
  VALUES ('muni', 2026, '2026-11-10', '{"tables":{},"year":{"care":{"women":${women}},"hours":{"women":3}}}', 1, '2026-11-20');`

/** Figures of MEF, and an objection to a revision of them. */
const MEF = `INSERT INTO mef_pliegos (entity_id, year, source, sourced_on, imported_by, imported_on)
  VALUES ('muni', 2025, 'MEF', '2025-06-30', 'ana', '2025-07-01');`
const mefAnswer = (revision: number) =>
  `INSERT INTO mef_answers (id, entity_id, year, revision, verdict, reason, answered_by, answered_by_name, answered_at)
    VALUES ('m', 'muni', 2025, ${revision}, 'objected', 'No es', 'rosa', 'Rosa', '2025-07-02')`

const OPEN_DATA = `INSERT INTO open_data_acts VALUES (2019, 1, 'published', '2026-01-01', '{}', '', '{"tables":{"cifras":"d"}}', 'e');`
const OPEN_TABLE = "INSERT INTO open_data_tables VALUES (2019, 1, 'cifras', '[]', 0, 'd');"
const EDITION = "INSERT INTO country_reports VALUES (2019, 1, '{}', 'd', '2026-01-01', '{}', '');"
const complaints = (revision: number) =>
  `INSERT INTO complaint_reports VALUES ('muni', 2026, 1, ${revision}, x'00', '2026-07-10');`

/** A sheet of adaptation, ended or not, with one document said adapted and proved. */
const adaptation = (
  ended = 'NULL',
  state = 'no-change',
) => `INSERT INTO adaptation_sheets VALUES ('muni', '2026-02-01', NULL);
  INSERT INTO adaptation_documents (entity_id, id, kind, state, revision, saved_on)
    VALUES ${STANDARD_DOCUMENTS.map((kind) => `('muni', '${kind}', '${kind}', '${state}', 1, '2026-03-01')`).join(', ')};
  INSERT INTO adaptation_proofs (id, entity_id, document_id, kind, reference, added_on)
    VALUES ('p', 'muni', 'pei', 'document', 'R. 1', '2026-03-01');
  UPDATE adaptation_sheets SET ended_on = ${ended};`
/** A communication activity in the record of 2026, in a state. */
const fact = (id: string, state: string, content = "'{}'") =>
  `INSERT INTO record_facts (id, entity_id, year, kind, occurred_on, content, origin, state, recorded_on, submitted_on,
    reviewed_on) VALUES ('${id}', 'muni', 2026, 'communication', '2026-05-01', ${content}, 'entity', '${state}', '2026-05-02',
    ${state === 'draft' ? 'NULL' : "'2026-05-03'"}, ${['observed', 'validated'].includes(state) ? "'2026-05-04'" : 'NULL'});`
const FACT_STEP = `${fact('h', 'submitted')} INSERT INTO record_steps (fact_id, at, user_id, who, event)
  VALUES ('h', '2026', 'rosa', 'Rosa', 'submitted');`
const FACT_PROOF = `${fact('h', 'submitted')} INSERT INTO record_evidence (id, fact_id, kind, shows, reference, added_by, added_on)
  VALUES ('prueba', 'h', 'document', 'El afiche', 'Informe 1', 'Rosa', '2026-05-02');`

const HARASSMENT = `${campaign('c', 'muni', 'draft', 'sexual-harassment')} ${WAYS} ('c', 'slips', 160);`
const ADVISED = `INSERT INTO assistances (user_id, entity_id, since) VALUES ('analista', 'muni', '2026-01-01');`
const HISTORY = `INSERT INTO assessment_history (assessment_id, at, who, event) VALUES ('a', '2026', 'Rosa', 'level');`
const ENTITY_HISTORY = `INSERT INTO entity_history (entity_id, change, effective_on, recorded_by)
  VALUES ('muni', 'renamed', '2026-01-01', 'Rosa');`
const SUBMISSION = `INSERT INTO assessment_submissions VALUES ('a', 1, '2026-10-15', '{}', '{}');`
const REVIEW = `UPDATE assessment_items SET review = 'accepted', verified_level = '2', reviewer_id = 'analista'`

const EXPERIENCE_POOL = "INSERT INTO experience_pools VALUES ('sexual-harassment', 2026, '2027-01-01', '{}', 'd');"
const PLAN = "INSERT INTO plans (entity_id, year, created_on) VALUES ('muni', 2026, '2026-01-01');"
const PLAN_ACTION = `INSERT INTO plan_actions (id, entity_id, year, position, title, rationale, reasons, status, responsible, term_months,
    effort, verification, indicator, norms) VALUES ('accion', 'muni', 2026, 1, 'Acción', '', '[]', 'accepted', 'GM', 3,
    'low', 'Acta', 'Sí', '[]');`
const PLAN_EVENT = `${PLAN} ${PLAN_ACTION}
  INSERT INTO plan_events (action_id, at, user_id, who, event) VALUES ('accion', '2026', 'rosa', 'Rosa', 'accepted');`
const NOVEMBER_DRAFT = (state: string) => `INSERT INTO november_drafts (entity_id, year, texts, state, sent_on, version)
  VALUES ('muni', 2026, '{}', '${state}', '2026-11-20', ${state === 'presented' ? 1 : 0});`
const NOVEMBER_REPORT = `${NOVEMBER_DRAFT('presented')} INSERT INTO november_reports (entity_id, year, version, received_year,
    received_place, received_at, content, signature, digest)
  VALUES ('muni', 2026, 1, 2026, 1, '2026', '{}', '{}', '${'d'.repeat(64)}');`
const NOVEMBER_STEP = `${NOVEMBER_DRAFT('with-head')} INSERT INTO november_steps (entity_id, year, version, at, user_id, who, step)
  VALUES ('muni', 2026, 0, '2026', 'rosa', 'Rosa', 'sent-to-head');`
const INTAKE = `INSERT INTO intake_rules (also_at_desk, document, at, user_id, who) VALUES (0, 'R.M. 1', '2026', 'ana', 'Ana');`
const PLAN_STEP = `${PLAN} INSERT INTO plan_steps (entity_id, year, at, who, step)
  VALUES ('muni', 2026, '2026', 'Rosa', 'submitted');`
const PLAN_VERSION = `${PLAN} INSERT INTO plan_versions (entity_id, year, version, signed_on, content, signature, digest)
  VALUES ('muni', 2026, 1, '2026-03-02', '[]', '{}', '${'d'.repeat(64)}');`
const FOLLOW_UP = `${PLAN} ${PLAN_ACTION} INSERT INTO plan_follow_ups (action_id, cut_off, at, user_id, who, progress)
  VALUES ('accion', '2026-06-30', '2026', 'rosa', 'Rosa', 'under-way');`
const PLAN_PROOF = `${PLAN} ${PLAN_ACTION} INSERT INTO plan_evidence (id, entity_id, year, action_id, kind, shows, reference,
  added_by, added_on) VALUES ('prueba', 'muni', 2026, 'accion', 'document', 'El acta', 'Acta 1', 'Rosa', '2026-06-01');`
const PLAN_COMMENT = `${PLAN_VERSION} INSERT INTO plan_reviews (entity_id, year, version, state, opened_on, due_on)
    VALUES ('muni', 2026, 1, 'waiting', '2026-03-02', '2026-03-23');
  INSERT INTO plan_comments (id, entity_id, year, version, text, user_id, who, at)
    VALUES ('c', 'muni', 2026, 1, 'Falta el indicador', 'analista', 'Ana', '2026');`
const PROMISE = "INSERT INTO commitments (campaign_id, public_id, promised_on) VALUES ('c', 'p', '2026-01-01');"
const PROMISED = `${campaign('c', 'muni', 'draft')} ${PROMISE}`
/** Published with one part that was added. */
const COMMITMENT = `${PROMISED} ${release('c', '2026-03-01', 'shown')}
  UPDATE commitments SET published_on = '2026-06-01', additions = '["scores"]';`

const SETTINGS = "INSERT INTO ministry_settings VALUES (1, '', '', '', '', '', '', '2026-01-01');"

/** How each rule is reached: what was so before, and the statement that it refuses. */
const REACHED: Readonly<Record<RuleName, readonly [before: string, refused: string]>> = {
  requests_are_decided_once: [
    `${REQUEST}, 'head', 'R-1', '2026', 'pending', '2026-01-01'); UPDATE account_requests SET status = 'granted', decided_by = 'Ana';`,
    "UPDATE account_requests SET status = 'refused', reason = 'Otra'",
  ],
  requests_are_for_coordinator_or_head: ['', `${REQUEST}, 'reader', 'R-1', '2026', 'pending', '2026-01-01')`],
  memberships_are_kept: [
    "INSERT INTO memberships (id, user_id, role, entity_id, starts_on) VALUES ('m', 'rosa', 'coordinator', 'muni', '2026-01-01');",
    "UPDATE memberships SET role = 'head'",
  ],
  keepers_read_no_results: [
    member('m', 'rosa', 'coordinator'),
    "INSERT INTO memberships (id, user_id, role, entity_id, starts_on) VALUES ('m2', 'rosa', 'custodian', 'muni', '2026-01-01')",
  ],
  memberships_do_not_come_back: [
    `${member('m', 'rosa', 'custodian')} UPDATE memberships SET ended_at = '2026-02-01T15:00:00Z', ended_by = 'ana';`,
    'UPDATE memberships SET ended_at = NULL, ended_by = NULL',
  ],
  keepers_begin_unconfirmed: [
    '',
    "INSERT INTO memberships (id, user_id, role, entity_id, starts_on, confirmed_at, confirmed_by) VALUES ('m', 'rosa', 'custodian', 'muni', '2026-01-01', '2026-01-01T15:00:00Z', 'analista')",
  ],
  keepers_are_confirmed_by_another: [
    `${member('m', 'rosa', 'custodian')} ${member('j', 'analista', 'coordinator')}`,
    "UPDATE memberships SET confirmed_at = '2026-01-02T15:00:00Z', confirmed_by = 'analista' WHERE id = 'm'",
  ],
  reviewed_assessment_is_final: [
    `UPDATE assessments SET status = 'reviewed', reviewed_scores = '{}', ${SCORED};`,
    "UPDATE assessments SET status = 'returned', reviewed_scores = NULL",
  ],
  levels_change_while_worked_on: [SUBMIT, "UPDATE assessment_items SET level = '3'"],
  not_reviewed_by_who_assists: [`${SUBMIT} ${ADVISED}`, REVIEW],
  submissions_are_frozen: [SUBMISSION, "UPDATE assessment_submissions SET submitted_on = '2026-10-16'"],
  submissions_are_kept: [SUBMISSION, 'DELETE FROM assessment_submissions'],
  history_is_kept: [HISTORY, "UPDATE assessment_history SET who = 'Nadie'"],
  history_is_not_deleted: [HISTORY, 'DELETE FROM assessment_history'],
  assistance_only_ends: [ADVISED, "UPDATE assistances SET since = '2026-02-01'"],
  assistance_lasts_while_assessed: [ADVISED, "UPDATE assistances SET ended_on = '2026-10-20'"],
  assistances_are_kept: [ADVISED, 'DELETE FROM assistances'],
  audit_has_no_gap: [audited(1), audited(3)],
  audit_is_kept_five_years: [audited(1), 'DELETE FROM audit_log'],
  audit_is_not_rewritten: [audited(1), "UPDATE audit_log SET actor_name = 'Nadie'"],
  a_campaign_needs_an_active_entity: [
    "UPDATE entities SET status = 'closed' WHERE id = 'muni';",
    campaign('c', 'muni', 'draft'),
  ],
  campaign_goes_its_way: [campaign('c', 'muni', 'closed'), "UPDATE campaigns SET status = 'open'"],
  campaign_is_fixed_once_scheduled: [campaign('c', 'muni', 'scheduled'), 'UPDATE campaigns SET k = 12'],
  a_fact_sheet_holds_no_small_number: ['', facts(4)],
  a_fact_sheet_gets_no_small_number: [
    facts(5),
    `UPDATE fact_sheets SET revision = 2, content = '{"tables":{"group":[{"rows":["head"],"women":1,"men":9}]}}'`,
  ],
  who_knows_complaints_leads_nothing: [
    member('hoja', 'rosa', 'human-resources'),
    member('coordina', 'rosa', 'coordinator'),
  ],
  complaint_reports_are_kept: [complaints(1), "UPDATE complaint_reports SET saved_on = '2026-08-01'"],
  a_report_of_complaints_follows_the_one_before: [complaints(1), complaints(3)],
  a_document_is_added_while_the_sheet_is_open: [
    adaptation("'2026-04-01'"),
    `INSERT INTO adaptation_documents (entity_id, id, kind, name, state, revision, saved_on)
      VALUES ('muni', 'x', 'other', 'Otro', 'no-change', 1, '2026-05-01')`,
  ],
  a_document_changes_while_the_sheet_is_open: [
    adaptation("'2026-04-01'"),
    "UPDATE adaptation_documents SET state = 'to-adapt'",
  ],
  a_sheet_ends_with_nothing_pending: [
    adaptation('NULL', 'in-process'),
    "UPDATE adaptation_sheets SET ended_on = '2026-04-01'",
  ],
  proof_of_an_adaptation_is_fixed: [adaptation(), "UPDATE adaptation_proofs SET reference = 'R. 2'"],
  proof_of_an_adaptation_is_kept: [adaptation(), 'DELETE FROM adaptation_proofs'],
  a_fact_sheet_stays_of_its_year: [facts(5), 'UPDATE fact_sheets SET revision = 1'],
  a_mef_answer_is_of_the_figures_that_stand: [MEF, mefAnswer(2)],
  mef_answers_are_kept: [`${MEF} ${mefAnswer(1)};`, "UPDATE mef_answers SET reason = 'Otra'"],
  mef_answers_are_not_deleted: [`${MEF} ${mefAnswer(1)};`, 'DELETE FROM mef_answers'],
  mef_revisions_only_rise: [MEF, 'UPDATE mef_pliegos SET revision = 1'],
  a_fact_stays_what_it_is_of: [fact('h', 'draft'), "UPDATE record_facts SET kind = 'norm', revision = 2"],
  a_read_fact_does_not_change: [
    fact('h', 'submitted'),
    "UPDATE record_facts SET occurred_on = '2026-06-01', revision = 2",
  ],
  a_fact_goes_its_way: [
    fact('h', 'validated'),
    "UPDATE record_facts SET state = 'draft', submitted_on = NULL, revision = 2",
  ],
  only_a_draft_of_a_fact_is_deleted: [fact('h', 'submitted'), 'DELETE FROM record_facts'],
  nothing_and_something_exclude_each_other: [fact('h', 'draft'), fact('otro', 'draft', 'NULL')],
  a_step_of_a_fact_is_kept: [FACT_STEP, "UPDATE record_steps SET who = 'Nadie'"],
  a_step_of_a_fact_is_not_deleted: [FACT_STEP, 'DELETE FROM record_steps'],
  proof_of_a_fact_is_fixed: [FACT_PROOF, "UPDATE record_evidence SET shows = 'Otra cosa'"],
  proof_of_a_fact_is_kept: [FACT_PROOF, 'DELETE FROM record_evidence'],
  staff_figures_are_kept: [figure('f'), 'UPDATE staff_figures SET men = 90'],
  staff_figures_are_not_deleted: [figure('f'), 'DELETE FROM staff_figures'],
  a_figure_waits_alone: [figure('f'), figure('g')],
  a_figure_for_a_review_is_of_its_campaign: [campaign('c', 'muni', 'population-review'), figure('f', 80, "'c'")],
  country_reports_are_kept: [EDITION, "UPDATE country_reports SET digest = 'otra'"],
  country_reports_are_not_deleted: [EDITION, 'DELETE FROM country_reports'],
  ministry_settings_are_kept: [SETTINGS, "UPDATE ministry_settings SET office = 'Otra'"],
  ministry_settings_are_not_deleted: [SETTINGS, 'DELETE FROM ministry_settings'],
  open_data_acts_are_kept: [OPEN_DATA, "UPDATE open_data_acts SET digest = 'otra'"],
  open_data_acts_are_not_deleted: [OPEN_DATA, 'DELETE FROM open_data_acts'],
  open_data_acts_follow_each_other: [
    OPEN_DATA,
    "INSERT INTO open_data_acts VALUES (2019, 3, 'withdrawn', '2026-01-02', '{}', 'Porque', NULL, 'f')",
  ],
  only_what_is_published_is_withdrawn: [
    `${OPEN_DATA} INSERT INTO open_data_acts VALUES (2019, 2, 'withdrawn', '2026-01-02', '{}', 'Porque', NULL, 'f');`,
    "INSERT INTO open_data_acts VALUES (2019, 3, 'withdrawn', '2026-01-02', '{}', 'Porque', NULL, 'g')",
  ],
  open_data_tables_are_kept: [OPEN_DATA + OPEN_TABLE, "UPDATE open_data_tables SET rows = '[1]'"],
  open_data_tables_are_not_deleted: [OPEN_DATA + OPEN_TABLE, 'DELETE FROM open_data_tables'],
  a_table_is_of_the_newest_publication: [OPEN_DATA, OPEN_TABLE.replace("'d'", "'otra'")],
  editions_follow_each_other: [
    EDITION,
    EDITION.replace("2019, 1, '{}', 'd', '2026-01-01', '{}', ''", "2019, 3, '{}', 'd', '2026-01-01', '{}', 'Porque'"),
  ],
  a_report_draft_stays_of_its_year: [
    "INSERT INTO country_report_drafts VALUES (2025, '{}', '{}', 1, '2026-01-10', 'Ana');",
    'UPDATE country_report_drafts SET revision = 4',
  ],
  a_figure_is_decided_once: [figure('f') + decided('f', 'refused'), decided('f')],
  nobody_decides_her_own_figure: [figure('f'), decided('f', 'confirmed', 'rosa')],
  figure_decisions_are_kept: [
    figure('f') + decided('f', 'refused'),
    "UPDATE staff_figure_decisions SET reason = 'Otra'",
  ],
  figure_decisions_are_not_deleted: [figure('f') + decided('f', 'refused'), 'DELETE FROM staff_figure_decisions'],
  a_population_is_reviewed_by_document: [HELD, REVIEWED],
  population_reviews_are_kept: [HELD + decided('f') + REVIEWED, "UPDATE population_reviews SET decided_by = 'rosa'"],
  population_reviews_are_not_deleted: [HELD + decided('f') + REVIEWED, 'DELETE FROM population_reviews'],
  campaign_opens_with_a_confirmed_figure: [
    `${campaign('c', 'muni', 'draft')} ${WAYS} ('c', 'slips', 160); ${figure('f')}
      UPDATE campaigns SET population_figure_id = 'f';`,
    "UPDATE campaigns SET status = 'scheduled'",
  ],
  a_second_segment_needs_500_people: [
    `${campaign('c', 'muni', 'draft')} ${COUNTED} ${WAYS} ('c', 'slips', 160);
      UPDATE campaigns SET extra_segment = 'age-band';`,
    "UPDATE campaigns SET status = 'scheduled'",
  ],
  a_held_campaign_closes_after_its_review: [HELD, "UPDATE campaigns SET status = 'closed'"],
  population_is_fixed_once_scheduled: [campaign('c', 'muni', 'open'), 'UPDATE campaigns SET population_men = 90'],
  scheduled_campaign_admits: [campaign('c', 'muni', 'draft') + COUNTED, "UPDATE campaigns SET status = 'scheduled'"],
  harassment_opens_with_care: [HARASSMENT + COUNTED, "UPDATE campaigns SET status = 'scheduled'"],
  ways_suit_the_campaign: [campaign('c', 'muni', 'draft'), `${WAYS} ('c', 'single-link', 160)`],
  ways_are_for_everybody_once: [
    `${campaign('c', 'muni', 'draft')} ${WAYS} ('c', 'slips', 161); ${COUNTED}`,
    "UPDATE campaigns SET status = 'scheduled'",
  ],
  codes_fit_beside_the_link: [
    `${campaign('c', 'muni', 'draft').replace('80, 80', '180, 80')} ${WAYS} ('c', 'single-link', 200), ('c', 'slips', 60);`,
    'UPDATE campaigns SET codes_printed = 61',
  ],
  slips_stay_once_open: [`${campaign('c', 'muni', 'open')} ${SLIPS}`, 'DELETE FROM slip_batches'],
  slips_are_destroyed_after_the_end: [campaign('c', 'muni', 'open'), ACT],
  destruction_is_signed_once: [
    `${campaign('c', 'muni', 'closed')} ${ACT};`,
    "UPDATE slip_destructions SET witness = 'Otra'",
  ],
  ways_are_fixed_once_scheduled: [
    `${campaign('c', 'muni', 'scheduled')} ${WAYS} ('c', 'slips', 160);`,
    'UPDATE campaign_ways SET people = 150',
  ],
  ways_stay_once_scheduled: [
    `${campaign('c', 'muni', 'scheduled')} ${WAYS} ('c', 'slips', 160);`,
    'DELETE FROM campaign_ways',
  ],
  harassment_has_no_paper: [
    HARASSMENT,
    "INSERT INTO paper_batches (id, campaign_id, code, forms_printed, typist, status) VALUES ('p', 'c', 'P1', 20, 'RR. HH.', 'printed')",
  ],
  harassment_is_never_typed: [
    `${campaign('c', 'muni', 'open')} ${BATCH} UPDATE campaigns SET status = 'closed'; ${campaign('d', 'muni', 'open', 'sexual-harassment')}`,
    "UPDATE paper_batches SET campaign_id = 'd', status = 'opened', opened_on = '2026-11-03', opened_by = 'Rosa', witness = 'Ana', forms_counted = 3",
  ],
  a_batch_stays_with_who_opened_it: [
    `${campaign('c', 'muni', 'open')} ${BATCH} UPDATE paper_batches SET status = 'opened', opened_on = '2026-11-03',
      opened_by = 'Rosa', opened_by_account = 'rosa', witness = 'Ana', forms_counted = 3;`,
    "UPDATE paper_batches SET opened_by_account = 'analista'",
  ],
  a_merged_entity_says_into_which: ['', "UPDATE entities SET status = 'merged' WHERE id = 'muni'"],
  an_entity_does_not_end_under_a_campaign: [
    campaign('c', 'muni', 'open'),
    "UPDATE entities SET status = 'closed' WHERE id = 'muni'",
  ],
  an_entity_is_named_by_sound_numbers: ['', "UPDATE entities SET ruc = '10131312955' WHERE id = 'muni'"],
  a_new_entity_is_named_by_sound_numbers: [
    '',
    `INSERT INTO entities (id, name, government_level, source, source_year, ubigeo)
      VALUES ('nueva', 'Nueva', 'ministry', 'Ley', 2026, '10101')`,
  ],
  entity_history_is_kept: [ENTITY_HISTORY, "UPDATE entity_history SET recorded_by = 'Nadie'"],
  entity_history_is_not_deleted: [ENTITY_HISTORY, 'DELETE FROM entity_history'],
  evidence_says_what_it_is: ['', document('d', '')],
  evidence_is_added_while_worked_on: [SUBMIT, document('d')],
  evidence_is_taken_off_while_worked_on: [
    `${document('d')} ${SUBMIT}`,
    "UPDATE evidence SET removed_on = '2026-10-16'",
  ],
  evidence_facts_are_fixed: [document('d'), "UPDATE evidence SET shows = 'Otra cosa'"],
  evidence_is_kept: [document('d'), 'DELETE FROM evidence'],
  certificates_are_frozen: [
    `${campaign('c', 'muni', 'closed')} INSERT INTO certificates VALUES ('C1', 'c', 'muni', '2026-12-01', '{}', 'd');`,
    "UPDATE certificates SET digest = 'e'",
  ],
  pool_releases_are_frozen: [
    "INSERT INTO pool_releases VALUES ('organizational-culture', '2026-T4', '2027-01-04', '{}', 'd');",
    "UPDATE pool_releases SET digest = 'e'",
  ],
  experience_pools_are_frozen: [EXPERIENCE_POOL, "UPDATE experience_pools SET digest = 'e'"],
  experience_pools_are_kept: [EXPERIENCE_POOL, 'DELETE FROM experience_pools'],
  releases_are_kept: [`${campaign('c', 'muni', 'closed')} ${release('c', '2026-11-28')}`, 'DELETE FROM releases'],
  releases_are_frozen: [
    `${campaign('c', 'muni', 'closed')} ${release('c', '2026-11-28')}`,
    "UPDATE releases SET digest = 'e'",
  ],
  released_figures_are_frozen: [FIGURE, 'UPDATE released_figures SET series = 2'],
  released_figures_are_kept: [FIGURE, 'DELETE FROM released_figures'],
  released_figures_are_of_their_release: [
    `${campaign('c', 'muni', 'closed')} ${release('c', '2026-11-28')}`,
    releasedFigure('otra', '2026-11-28'),
  ],
  newest_releases_are_never_older: [
    `${FIGURE} INSERT INTO newest_releases VALUES ('muni', 'organizational-culture', 'c', '2026-11-28', NULL, NULL);`,
    "UPDATE newest_releases SET released_on = '2026-11-28'",
  ],
  score_groups_are_frozen: [GROUP, "UPDATE score_groups SET size = 'from-500'"],
  score_groups_are_kept: [GROUP, 'DELETE FROM score_groups'],
  score_group_members_are_frozen: [`${GROUP} ${groupMember(62.3)}`, 'UPDATE score_group_members SET value = 50'],
  score_group_members_are_kept: [`${GROUP} ${groupMember(62.3)}`, 'DELETE FROM score_group_members'],
  score_group_members_are_results: [GROUP, groupMember(62.4)],
  plan_steps_are_kept: [PLAN_STEP, "UPDATE plan_steps SET who = 'Nadie'"],
  plan_steps_are_not_deleted: [PLAN_STEP, 'DELETE FROM plan_steps'],
  a_presented_report_is_kept: [NOVEMBER_REPORT, 'UPDATE november_reports SET content = \'{"a":1}\''],
  a_presented_report_is_not_deleted: [NOVEMBER_REPORT, 'DELETE FROM november_reports'],
  november_steps_are_kept: [NOVEMBER_STEP, "UPDATE november_steps SET who = 'Otra'"],
  november_steps_are_not_deleted: [NOVEMBER_STEP, 'DELETE FROM november_steps'],
  intake_rules_are_kept: [INTAKE, 'UPDATE intake_rules SET also_at_desk = 1'],
  intake_rules_are_not_deleted: [INTAKE, 'DELETE FROM intake_rules'],
  a_text_with_the_head_stands_still: [
    NOVEMBER_DRAFT('with-head'),
    "UPDATE november_drafts SET letter_number = 'Oficio 2'",
  ],
  a_signed_version_is_kept: [PLAN_VERSION, "UPDATE plan_versions SET content = '[1]'"],
  a_signed_version_is_not_deleted: [PLAN_VERSION, 'DELETE FROM plan_versions'],
  a_plan_that_is_signed_or_handed_in_does_not_change: [
    `${PLAN_EVENT} UPDATE plans SET approval = 'submitted', submitted_on = '2026-03-01';`,
    "UPDATE plan_actions SET title = 'Otra'",
  ],
  plan_actions_stay: [`${PLAN} ${PLAN_ACTION}`, 'DELETE FROM plan_actions'],
  a_follow_up_is_kept: [FOLLOW_UP, "UPDATE plan_follow_ups SET progress = 'done'"],
  a_follow_up_is_not_deleted: [FOLLOW_UP, 'DELETE FROM plan_follow_ups'],
  proof_of_a_plan_is_fixed: [PLAN_PROOF, "UPDATE plan_evidence SET shows = 'Otra cosa'"],
  proof_of_a_plan_is_kept: [PLAN_PROOF, 'DELETE FROM plan_evidence'],
  a_comment_on_a_plan_is_answered_and_nothing_else: [PLAN_COMMENT, "UPDATE plan_comments SET text = 'Otro'"],
  a_plan_is_not_reviewed_by_who_assists: [
    `${PLAN_COMMENT} ${ADVISED}`,
    "UPDATE plan_reviews SET analyst_id = 'analista', revision = 2",
  ],
  a_plan_is_not_commented_by_who_assists: [
    `${PLAN_COMMENT} ${ADVISED}`,
    `INSERT INTO plan_comments (id, entity_id, year, version, text, user_id, who, at)
      VALUES ('d', 'muni', 2026, 1, 'Falta la fecha', 'analista', 'Ana', '2026')`,
  ],
  a_comment_on_a_plan_is_kept: [PLAN_COMMENT, 'DELETE FROM plan_comments'],
  a_promise_is_made_before_the_close: [campaign('c', 'muni', 'closed'), PROMISE],
  a_page_is_published_of_a_shown_result: [
    `${PROMISED} ${release('c', '2026-03-01', 'suppressed')}`,
    "UPDATE commitments SET published_on = '2026-06-01'",
  ],
  what_was_added_to_a_page_stays: [COMMITMENT, 'UPDATE commitments SET additions = \'["due-dates"]\''],
  a_promised_page_is_kept: [COMMITMENT, 'DELETE FROM commitments'],
  a_published_page_stays_published: [COMMITMENT, "UPDATE commitments SET published_on = '2026-07-01'"],
  plan_events_are_kept: [PLAN_EVENT, "UPDATE plan_events SET who = 'Nadie'"],
  plan_events_are_not_deleted: [PLAN_EVENT, 'DELETE FROM plan_events'],
  frozen_releases_nine_months_apart: [
    `${campaign('c', 'muni', 'closed')} ${campaign('e', 'muni', 'closing')} ${release('c', '2026-11-28')}`,
    frozen('e', '2027-08-27'),
  ],
  frozen_releases_are_computed_once: [
    `${campaign('c', 'muni', 'closing')} ${frozen('c', '2026-11-28')}`,
    "UPDATE frozen_releases SET digest = 'e'",
  ],
  releases_nine_months_apart: [
    `${campaign('c', 'muni', 'closed')} ${campaign('e', 'muni', 'closed')} ${release('c', '2026-11-28')}`,
    release('e', '2027-08-27'),
  ],
}

function worldWith(before: string): Database {
  const { database } = createTestDatabase()
  database.$client.exec(WORLD + before)
  return database
}

/** What a statement throws, run as a unit of work. */
function thrownBy(database: Database, statement: string): unknown {
  try {
    inTransaction(database, (transaction) => void transaction.run(sql.raw(statement)))
  } catch (error) {
    return error
  }
  return null
}

test('each rule is reached by a test, and no test is left of a rule that is gone', () => {
  expect(Object.keys(REACHED).sort()).toEqual(RULES.map(({ name }) => name).sort())
})

describe.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const [before, refused] = REACHED[name]

  test('refuses, is known by its name, and leaves nothing behind', () => {
    const database = worldWith(before)
    const rows = () => database.$client.prepare(`SELECT * FROM ${rule.table}`).all()
    const untouched = rows()
    const error = thrownBy(database, refused)
    expect(error).toBeInstanceOf(RuleRefused)
    expect((error as RuleRefused).rule.name).toBe(name)
    expect(rows()).toEqual(untouched)
  })

  test('is what refuses: without its trigger the statement runs', () => {
    const database = worldWith(before)
    database.$client.exec(`DROP TRIGGER ${name}`)
    expect(thrownBy(database, refused)).toBeNull()
  })
})

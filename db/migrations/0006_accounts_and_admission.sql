ALTER TABLE `user` ADD COLUMN `two_factor_enabled` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD COLUMN `active_membership_id` text;--> statement-breakpoint
CREATE TABLE `two_factor` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`user_id` text NOT NULL,
	`verified` integer DEFAULT true NOT NULL,
	`failed_verification_count` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `two_factor_user` ON `two_factor` (`user_id`);--> statement-breakpoint
CREATE TABLE `memberships_new` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`entity_id` text,
	`heads_planning` integer DEFAULT false NOT NULL,
	`is_delegate` integer DEFAULT false NOT NULL,
	`resolution` text DEFAULT '' NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`ended_at` text,
	`ended_by` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_role` CHECK (`role` IN ('coordinator','contributor','reader','transcriber','head','analyst','administrator')),
	CONSTRAINT `national_roles_have_no_entity` CHECK ((`role` IN ('analyst','administrator')) = (`entity_id` IS NULL)),
	CONSTRAINT `only_a_contributor_heads_planning` CHECK (`heads_planning` = 0 OR `role` = 'contributor'),
	CONSTRAINT `a_reader_has_a_last_day` CHECK (`role` <> 'reader' OR `ends_on` IS NOT NULL),
	CONSTRAINT `a_delegate_has_a_resolution_and_a_last_day` CHECK (`is_delegate` = 0 OR (`role` = 'head' AND `ends_on` IS NOT NULL AND length(trim(`resolution`)) > 0)),
	CONSTRAINT `ended_by_somebody` CHECK ((`ended_at` IS NULL) = (`ended_by` IS NULL))
);
--> statement-breakpoint
INSERT INTO `memberships_new` (`id`, `user_id`, `role`, `entity_id`, `heads_planning`, `starts_on`) SELECT `id`, `user_id`, `role`, `entity_id`, `heads_planning`, date('now', '-5 hours') FROM `memberships`;--> statement-breakpoint
DROP TABLE `memberships`;--> statement-breakpoint
ALTER TABLE `memberships_new` RENAME TO `memberships`;--> statement-breakpoint
CREATE INDEX `membership_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE INDEX `membership_entity` ON `memberships` (`entity_id`);--> statement-breakpoint
CREATE TRIGGER `memberships_are_kept` BEFORE UPDATE OF `user_id`, `role`, `entity_id`, `starts_on` ON `memberships`
BEGIN SELECT RAISE(ABORT, 'a membership is ended, not rewritten'); END;--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`entity_id` text,
	`heads_planning` integer DEFAULT false NOT NULL,
	`is_delegate` integer DEFAULT false NOT NULL,
	`resolution` text DEFAULT '' NOT NULL,
	`ends_on` text,
	`replaces_membership_id` text,
	`invited_by` text NOT NULL,
	`invited_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`accepted_at` text,
	`withdrawn_at` text,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaces_membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitation_entity` ON `invitations` (`entity_id`);--> statement-breakpoint
CREATE TABLE `account_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`position` text NOT NULL,
	`role` text NOT NULL,
	`resolution` text NOT NULL,
	`requested_at` text NOT NULL,
	`status` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_request_status` CHECK (`status` IN ('pending','granted','refused')),
	CONSTRAINT `decided_by_somebody` CHECK ((`status` = 'pending') = (`decided_by` IS NULL)),
	CONSTRAINT `refused_with_reason` CHECK (`status` <> 'refused' OR length(trim(`reason`)) > 0)
);
--> statement-breakpoint
CREATE TABLE `shared_releases` (
	`membership_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	PRIMARY KEY(`membership_id`, `campaign_id`),
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `account_confirmations` (
	`entity_id` text NOT NULL,
	`confirmed_on` text NOT NULL,
	`confirmed_by` text NOT NULL,
	PRIMARY KEY(`entity_id`, `confirmed_on`),
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`queued_at` text NOT NULL,
	`next_try_at` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`sent_at` text,
	`fault` text
);
--> statement-breakpoint
CREATE INDEX `mail_waiting` ON `mails` (`next_try_at`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`role` text NOT NULL,
	`entity_id` text,
	`action` text NOT NULL,
	`object_kind` text NOT NULL,
	`object_id` text NOT NULL,
	`detail` text NOT NULL,
	`previous` text NOT NULL,
	`digest` text NOT NULL,
	CONSTRAINT `digests_are_sha256` CHECK (length(`previous`) = 64 AND length(`digest`) = 64)
);
--> statement-breakpoint
CREATE INDEX `audit_object` ON `audit_log` (`object_kind`, `object_id`);--> statement-breakpoint
CREATE INDEX `audit_entity` ON `audit_log` (`entity_id`);--> statement-breakpoint
CREATE TRIGGER `audit_has_no_gap` BEFORE INSERT ON `audit_log`
WHEN NEW.`sequence` <> coalesce((SELECT max(`sequence`) FROM `audit_log`), NEW.`sequence` - 1) + 1
BEGIN SELECT RAISE(ABORT, 'the audit log has no gap'); END;--> statement-breakpoint
CREATE TRIGGER `audit_is_not_rewritten` BEFORE UPDATE ON `audit_log`
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `audit_is_kept_five_years` BEFORE DELETE ON `audit_log`
WHEN OLD.`at` > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-5 years')
BEGIN SELECT RAISE(ABORT, 'the audit log is kept five years'); END;--> statement-breakpoint
ALTER TABLE `entities` ADD COLUMN `status` text DEFAULT 'active' NOT NULL CONSTRAINT `known_entity_status` CHECK (`status` IN ('active','merged','split','closed'));--> statement-breakpoint
ALTER TABLE `entities` ADD COLUMN `parent_id` text REFERENCES `entities`(`id`);--> statement-breakpoint
ALTER TABLE `entities` ADD COLUMN `merged_into_id` text REFERENCES `entities`(`id`);--> statement-breakpoint
ALTER TABLE `entities` ADD COLUMN `privacy_address` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `entities` ADD COLUMN `privacy_contact` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `entities` ADD COLUMN `data_officer` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE TABLE `entity_history` (
	`id` integer PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`change` text NOT NULL,
	`before` text DEFAULT '' NOT NULL,
	`after` text DEFAULT '' NOT NULL,
	`document` text DEFAULT '' NOT NULL,
	`effective_on` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entity_history_entity` ON `entity_history` (`entity_id`);--> statement-breakpoint
CREATE TRIGGER `entity_history_is_kept` BEFORE UPDATE ON `entity_history`
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `entity_history_is_not_deleted` BEFORE DELETE ON `entity_history`
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;--> statement-breakpoint
CREATE TABLE `entity_staff` (
	`entity_id` text NOT NULL,
	`counted_on` text NOT NULL,
	`women` integer NOT NULL,
	`men` integer NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`entity_id`, `counted_on`),
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `staff_is_counted` CHECK (`women` >= 0 AND `men` >= 0 AND `women` + `men` > 0)
);
--> statement-breakpoint
CREATE TABLE `campaign_ways` (
	`campaign_id` text NOT NULL,
	`way` text NOT NULL,
	`people` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `way`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_way` CHECK (`way` IN ('single-link','slips','email-swap')),
	CONSTRAINT `a_way_is_for_somebody` CHECK (`people` > 0)
);
--> statement-breakpoint
INSERT INTO `campaign_ways` (`campaign_id`, `way`, `people`) SELECT `id`, `admission`, `population_women` + `population_men` FROM `campaigns` WHERE `admission` IS NOT NULL;--> statement-breakpoint
DROP TRIGGER `campaign_is_fixed_once_open`;--> statement-breakpoint
DROP TRIGGER `population_is_fixed_once_open`;--> statement-breakpoint
DROP TRIGGER `closed_campaign_stays_closed`;--> statement-breakpoint
DROP TRIGGER `harassment_opens_with_care`;--> statement-breakpoint
DROP TRIGGER `harassment_has_no_paper`;--> statement-breakpoint
CREATE TABLE `campaigns_new` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`instrument_slug` text NOT NULL,
	`instrument_version` integer NOT NULL,
	`instrument_hash` text NOT NULL,
	`status` text NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`self_extended` integer DEFAULT false NOT NULL,
	`link_code` text,
	`codes_printed` integer DEFAULT 0 NOT NULL,
	`scope` text NOT NULL,
	`population_women` integer NOT NULL,
	`population_men` integer NOT NULL,
	`population_source` text NOT NULL,
	`population_date` text NOT NULL,
	`extra_segment` text,
	`k` integer NOT NULL,
	`consent_text` text NOT NULL,
	`complaint_channel` text,
	`channel_tested_on` text,
	`help_lines_checked_on` text,
	`shown_participation` integer DEFAULT 0 NOT NULL,
	`shown_on` text,
	`closed_on` text,
	`closing_reason` text,
	`annulment_reason` text,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_status` CHECK (`status` IN ('draft','scheduled','open','closing','population-review','closed','cancelled','annulled')),
	CONSTRAINT `k_is_at_least_ten` CHECK (`k` >= 10),
	CONSTRAINT `population_is_counted` CHECK (`population_women` >= 0 AND `population_men` >= 0 AND `population_women` + `population_men` > 0),
	CONSTRAINT `term_is_at_least_five_days` CHECK (`closes_on` >= date(`opens_on`, '+4 days')),
	CONSTRAINT `codes_at_most_120_percent` CHECK (`codes_printed` * 5 <= (`population_women` + `population_men`) * 6),
	CONSTRAINT `early_close_after_half_with_reason` CHECK (`closed_on` IS NULL OR `closed_on` > `closes_on` OR (length(trim(coalesce(`closing_reason`, ''))) > 0 AND julianday(`closed_on`) - julianday(`opens_on`) >= (julianday(`closes_on`) - julianday(`opens_on`)) / 2.0)),
	CONSTRAINT `annulled_with_public_reason` CHECK (`status` <> 'annulled' OR length(trim(coalesce(`annulment_reason`, ''))) > 0)
);
--> statement-breakpoint
INSERT INTO `campaigns_new` SELECT `id`, `entity_id`, `instrument_slug`, `instrument_version`, `instrument_hash`, CASE WHEN `status` = 'open' AND `opens_on` > date('now', '-5 hours') THEN 'scheduled' ELSE `status` END, `opens_on`, `closes_on`, `self_extended`, `link_code`, `codes_printed`, `scope`, `population_women`, `population_men`, `population_source`, `population_date`, `extra_segment`, `k`, `consent_text`, `complaint_channel`, `channel_tested_on`, `help_lines_checked_on`, `shown_participation`, `shown_on`, `closed_on`, `closing_reason`, `annulment_reason` FROM `campaigns`;--> statement-breakpoint
DROP TABLE `campaigns`;--> statement-breakpoint
ALTER TABLE `campaigns_new` RENAME TO `campaigns`;--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_link_code_unique` ON `campaigns` (`link_code`);--> statement-breakpoint
CREATE INDEX `campaign_entity` ON `campaigns` (`entity_id`,`instrument_slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_running_campaign` ON `campaigns` (`entity_id`, `instrument_slug`) WHERE `status` IN ('draft','scheduled','open','closing','population-review');--> statement-breakpoint
CREATE TRIGGER `campaign_is_fixed_once_scheduled` BEFORE UPDATE OF `entity_id`, `instrument_slug`, `instrument_version`, `instrument_hash`, `opens_on`, `scope`, `extra_segment`, `k`, `consent_text` ON `campaigns`
WHEN OLD.`status` <> 'draft' AND (
	OLD.`entity_id` <> NEW.`entity_id` OR OLD.`instrument_slug` <> NEW.`instrument_slug`
	OR OLD.`instrument_version` <> NEW.`instrument_version` OR OLD.`instrument_hash` <> NEW.`instrument_hash`
	OR OLD.`opens_on` <> NEW.`opens_on` OR OLD.`scope` <> NEW.`scope`
	OR OLD.`extra_segment` IS NOT NEW.`extra_segment` OR OLD.`k` <> NEW.`k`
	OR OLD.`consent_text` <> NEW.`consent_text`
)
BEGIN SELECT RAISE(ABORT, 'campaign is fixed once scheduled'); END;--> statement-breakpoint
CREATE TRIGGER `population_is_fixed_once_scheduled` BEFORE UPDATE OF `population_women`, `population_men` ON `campaigns`
WHEN OLD.`status` NOT IN ('draft','population-review')
	AND (OLD.`population_women` <> NEW.`population_women` OR OLD.`population_men` <> NEW.`population_men`)
BEGIN SELECT RAISE(ABORT, 'population is fixed once scheduled'); END;--> statement-breakpoint
CREATE TRIGGER `campaign_goes_its_way` BEFORE UPDATE OF `status` ON `campaigns`
WHEN OLD.`status` <> NEW.`status` AND NOT (
	(OLD.`status` = 'draft' AND NEW.`status` IN ('scheduled','open','cancelled'))
	OR (OLD.`status` = 'scheduled' AND NEW.`status` IN ('open','cancelled'))
	OR (OLD.`status` = 'open' AND NEW.`status` IN ('closing','population-review','closed','annulled'))
	OR (OLD.`status` = 'closing' AND NEW.`status` IN ('population-review','closed','annulled'))
	OR (OLD.`status` = 'population-review' AND NEW.`status` IN ('closed','annulled'))
)
BEGIN SELECT RAISE(ABORT, 'a campaign does not go back'); END;--> statement-breakpoint
CREATE TRIGGER `scheduled_campaign_admits` BEFORE UPDATE OF `status` ON `campaigns`
WHEN OLD.`status` = 'draft' AND NEW.`status` IN ('scheduled','open') AND (
	NOT EXISTS (SELECT 1 FROM `campaign_ways` WHERE `campaign_id` = NEW.`id`)
	OR (NEW.`link_code` IS NOT NULL) <> EXISTS (SELECT 1 FROM `campaign_ways` WHERE `campaign_id` = NEW.`id` AND `way` = 'single-link')
	OR (NEW.`population_women` + NEW.`population_men` < 200 AND EXISTS (SELECT 1 FROM `campaign_ways` WHERE `campaign_id` = NEW.`id` AND `way` = 'single-link'))
)
BEGIN SELECT RAISE(ABORT, 'a campaign opens with its ways of admitting'); END;--> statement-breakpoint
CREATE TRIGGER `harassment_opens_with_care` BEFORE UPDATE OF `status` ON `campaigns`
WHEN NEW.`instrument_slug` = 'sexual-harassment' AND OLD.`status` = 'draft' AND NEW.`status` IN ('scheduled','open') AND (
	length(trim(coalesce(NEW.`complaint_channel`, ''))) = 0
	OR coalesce(NEW.`channel_tested_on`, '') < date(NEW.`opens_on`, '-90 days')
	OR coalesce(NEW.`help_lines_checked_on`, '') < date(NEW.`opens_on`, '-90 days')
)
BEGIN SELECT RAISE(ABORT, 'the complaint channel and the help lines must have been checked'); END;--> statement-breakpoint
CREATE TRIGGER `harassment_has_no_paper` BEFORE INSERT ON `paper_batches`
WHEN (SELECT `instrument_slug` FROM `campaigns` WHERE `id` = NEW.`campaign_id`) IN ('sexual-harassment', 'public-budget')
BEGIN SELECT RAISE(ABORT, 'this instrument has no paper'); END;--> statement-breakpoint
CREATE TRIGGER `ways_suit_the_campaign` BEFORE INSERT ON `campaign_ways`
WHEN (NEW.`way` = 'email-swap' AND (SELECT `instrument_slug` FROM `campaigns` WHERE `id` = NEW.`campaign_id`) = 'sexual-harassment')
	OR (NEW.`way` = 'single-link' AND (SELECT `population_women` + `population_men` FROM `campaigns` WHERE `id` = NEW.`campaign_id`) < 200)
BEGIN SELECT RAISE(ABORT, 'this way of admitting is not allowed here'); END;--> statement-breakpoint
CREATE TRIGGER `ways_are_fixed_once_scheduled` BEFORE UPDATE ON `campaign_ways`
WHEN (SELECT `status` FROM `campaigns` WHERE `id` = OLD.`campaign_id`) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'ways are fixed once scheduled'); END;--> statement-breakpoint
CREATE TRIGGER `ways_stay_once_scheduled` BEFORE DELETE ON `campaign_ways`
WHEN (SELECT `status` FROM `campaigns` WHERE `id` = OLD.`campaign_id`) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'ways are fixed once scheduled'); END;--> statement-breakpoint
CREATE TABLE `slip_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`site` text NOT NULL,
	`slips` integer NOT NULL,
	`printed_on` text NOT NULL,
	`shown_spent` integer DEFAULT 0 NOT NULL,
	`shown_on` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `a_batch_has_slips` CHECK (`slips` > 0)
);
--> statement-breakpoint
CREATE INDEX `slip_batch_campaign` ON `slip_batches` (`campaign_id`);--> statement-breakpoint
ALTER TABLE `access_codes` ADD COLUMN `batch_id` text REFERENCES `slip_batches`(`id`);--> statement-breakpoint
CREATE TABLE `swap_links` (
	`mac` blob PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`used` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `swap_link_campaign` ON `swap_links` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `invited_addresses` (
	`campaign_id` text NOT NULL,
	`address` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `address`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `response_buffer_new` (
	`campaign_id` text NOT NULL,
	`id` blob NOT NULL,
	`answers` text NOT NULL,
	`sex` text,
	`extra_segment` text,
	`part` text DEFAULT 'main' NOT NULL,
	`batch_id` text,
	`sheet` integer,
	`entry` integer,
	PRIMARY KEY(`campaign_id`, `id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `paper_batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `random_id` CHECK (length(`id`) = 16),
	CONSTRAINT `known_part` CHECK (`part` IN ('main','experience')),
	CONSTRAINT `sheet_or_none` CHECK ((`batch_id` IS NULL AND `sheet` IS NULL AND `entry` IS NULL) OR (`batch_id` IS NOT NULL AND `sheet` IS NOT NULL AND `entry` IN (1, 2)))
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `response_buffer_new` (`campaign_id`, `id`, `answers`, `batch_id`, `sheet`, `entry`) SELECT (SELECT `campaign_id` FROM `paper_batches` WHERE `id` = `batch_id`), randomblob(16), `answers`, `batch_id`, `sheet`, `entry` FROM `response_buffer`;--> statement-breakpoint
DROP TABLE `response_buffer`;--> statement-breakpoint
ALTER TABLE `response_buffer_new` RENAME TO `response_buffer`;--> statement-breakpoint
CREATE UNIQUE INDEX `typed_sheet` ON `response_buffer` (`batch_id`, `sheet`, `entry`);--> statement-breakpoint
CREATE TABLE `destruction_acts` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`destroyed_on` text NOT NULL,
	`release_digest` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pool_releases` (
	`instrument_slug` text NOT NULL,
	`quarter` text NOT NULL,
	`computed_on` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`instrument_slug`, `quarter`)
);
--> statement-breakpoint
CREATE TRIGGER `pool_releases_are_frozen` BEFORE UPDATE ON `pool_releases`
BEGIN SELECT RAISE(ABORT, 'a pool release is frozen'); END;

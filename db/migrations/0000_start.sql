CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`entity_id` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_role` CHECK (`role` IN ('coordinator','head','analyst','administrator')),
	CONSTRAINT `national_roles_have_no_entity` CHECK ((`role` IN ('analyst','administrator')) = (`entity_id` IS NULL))
);
--> statement-breakpoint
CREATE INDEX `membership_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer,
	`updated_at` integer
);
--> statement-breakpoint
CREATE TABLE `access_codes` (
	`mac` blob PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`spent` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `access_code_campaign` ON `access_codes` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`instrument_slug` text NOT NULL,
	`instrument_version` integer NOT NULL,
	`instrument_hash` text NOT NULL,
	`status` text NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`self_extended` integer DEFAULT false NOT NULL,
	`admission` text,
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
	`shown_participation` integer DEFAULT 0 NOT NULL,
	`shown_on` text,
	`closed_on` text,
	`closing_reason` text,
	`annulment_reason` text,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_status` CHECK (`status` IN ('draft','open','population-review','closed','cancelled','annulled')),
	CONSTRAINT `k_is_at_least_ten` CHECK (`k` >= 10),
	CONSTRAINT `population_is_counted` CHECK (`population_women` >= 0 AND `population_men` >= 0 AND `population_women` + `population_men` > 0),
	CONSTRAINT `term_is_at_least_five_days` CHECK (`closes_on` >= date(`opens_on`, '+4 days')),
	CONSTRAINT `open_campaign_admits` CHECK (`status` IN ('draft','cancelled') OR `admission` IS NOT NULL),
	CONSTRAINT `single_link_from_200` CHECK (`admission` IS NULL OR `admission` <> 'single-link' OR `population_women` + `population_men` >= 200),
	CONSTRAINT `known_admission` CHECK (`admission` IS NULL OR `admission` IN ('single-link','slips')),
	CONSTRAINT `codes_at_most_120_percent` CHECK (`codes_printed` * 5 <= (`population_women` + `population_men`) * 6),
	CONSTRAINT `early_close_after_half_with_reason` CHECK (`closed_on` IS NULL OR `closed_on` > `closes_on` OR (length(trim(coalesce(`closing_reason`, ''))) > 0 AND julianday(`closed_on`) - julianday(`opens_on`) >= (julianday(`closes_on`) - julianday(`opens_on`)) / 2.0)),
	CONSTRAINT `annulled_with_public_reason` CHECK (`status` <> 'annulled' OR length(trim(coalesce(`annulment_reason`, ''))) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_link_code_unique` ON `campaigns` (`link_code`);--> statement-breakpoint
CREATE INDEX `campaign_entity` ON `campaigns` (`entity_id`,`instrument_slug`);--> statement-breakpoint
CREATE TABLE `form_receipts` (
	`campaign_id` text NOT NULL,
	`form_mac` blob NOT NULL,
	`content_mac` blob NOT NULL,
	PRIMARY KEY(`campaign_id`, `form_mac`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `releases` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`instrument_slug` text NOT NULL,
	`released_on` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `responses` (
	`campaign_id` text NOT NULL,
	`id` blob NOT NULL,
	`answers` text NOT NULL,
	`sex` text,
	`extra_segment` text,
	PRIMARY KEY(`campaign_id`, `id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `random_id` CHECK (length(`id`) = 16)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `entities` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`government_level` text NOT NULL,
	`region` text,
	`source` text NOT NULL,
	`source_year` integer NOT NULL,
	`invented` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `plan_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`position` integer NOT NULL,
	`campaign_id` text,
	`template_id` text,
	`dimension` text,
	`title` text NOT NULL,
	`rationale` text NOT NULL,
	`reasons` text NOT NULL,
	`sure` integer DEFAULT false NOT NULL,
	`status` text NOT NULL,
	`responsible` text NOT NULL,
	`term_months` integer NOT NULL,
	`effort` text NOT NULL,
	`verification` text NOT NULL,
	`indicator` text NOT NULL,
	`norms` text NOT NULL,
	`rejection_reason` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`,`year`) REFERENCES `plans`(`entity_id`,`year`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_action_plan` ON `plan_actions` (`entity_id`,`year`,`position`);--> statement-breakpoint
CREATE TABLE `plans` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`created_on` text NOT NULL,
	PRIMARY KEY(`entity_id`, `year`),
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE UNIQUE INDEX `one_running_campaign` ON `campaigns` (`entity_id`, `instrument_slug`) WHERE `status` IN ('draft','open','population-review');--> statement-breakpoint
CREATE UNIQUE INDEX `one_release_a_year` ON `releases` (`entity_id`, `instrument_slug`, substr(`released_on`, 1, 4));--> statement-breakpoint
CREATE TRIGGER `releases_nine_months_apart` BEFORE INSERT ON `releases`
WHEN EXISTS (
	SELECT 1 FROM `releases`
	WHERE `entity_id` = NEW.`entity_id` AND `instrument_slug` = NEW.`instrument_slug`
		AND `released_on` > date(NEW.`released_on`, '-9 months')
		AND `released_on` < date(NEW.`released_on`, '+9 months')
)
BEGIN SELECT RAISE(ABORT, 'release within nine months of another'); END;--> statement-breakpoint
CREATE TRIGGER `releases_are_frozen` BEFORE UPDATE ON `releases`
BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END;--> statement-breakpoint
CREATE TRIGGER `campaign_is_fixed_once_open` BEFORE UPDATE OF `entity_id`, `instrument_slug`, `instrument_version`, `instrument_hash`, `opens_on`, `admission`, `link_code`, `scope`, `extra_segment`, `k`, `consent_text` ON `campaigns`
WHEN OLD.`status` <> 'draft' AND (
	OLD.`entity_id` <> NEW.`entity_id` OR OLD.`instrument_slug` <> NEW.`instrument_slug`
	OR OLD.`instrument_version` <> NEW.`instrument_version` OR OLD.`instrument_hash` <> NEW.`instrument_hash`
	OR OLD.`opens_on` <> NEW.`opens_on` OR OLD.`admission` IS NOT NEW.`admission`
	OR OLD.`link_code` IS NOT NEW.`link_code` OR OLD.`scope` <> NEW.`scope`
	OR OLD.`extra_segment` IS NOT NEW.`extra_segment` OR OLD.`k` <> NEW.`k`
	OR OLD.`consent_text` <> NEW.`consent_text`
)
BEGIN SELECT RAISE(ABORT, 'campaign is fixed once open'); END;--> statement-breakpoint
CREATE TRIGGER `population_is_fixed_once_open` BEFORE UPDATE OF `population_women`, `population_men` ON `campaigns`
WHEN OLD.`status` NOT IN ('draft','population-review')
	AND (OLD.`population_women` <> NEW.`population_women` OR OLD.`population_men` <> NEW.`population_men`)
BEGIN SELECT RAISE(ABORT, 'population is fixed once open'); END;--> statement-breakpoint
CREATE TRIGGER `closed_campaign_stays_closed` BEFORE UPDATE OF `status` ON `campaigns`
WHEN OLD.`status` IN ('closed','cancelled','annulled') AND OLD.`status` <> NEW.`status`
BEGIN SELECT RAISE(ABORT, 'a closed campaign stays closed'); END;

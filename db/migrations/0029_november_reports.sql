CREATE TABLE `intake_rules` (
	`id` integer PRIMARY KEY NOT NULL,
	`also_at_desk` integer NOT NULL,
	`document` text NOT NULL,
	`at` text NOT NULL,
	`user_id` text NOT NULL,
	`who` text NOT NULL,
	CONSTRAINT "an_intake_rule_has_its_document" CHECK(length(trim("intake_rules"."document")) > 0)
);
--> statement-breakpoint
CREATE TABLE `november_drafts` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`texts` text NOT NULL,
	`letter_number` text DEFAULT '' NOT NULL,
	`letter_date` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`sent_on` text,
	`return_reason` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`correction_reason` text,
	`revision` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`entity_id`, `year`),
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_november_state" CHECK("november_drafts"."state" IN ('draft','with-head','returned','presented')),
	CONSTRAINT "a_report_with_the_head_has_its_day" CHECK("november_drafts"."state" <> 'with-head' OR "november_drafts"."sent_on" IS NOT NULL),
	CONSTRAINT "a_returned_report_says_why" CHECK("november_drafts"."state" <> 'returned' OR length(trim("november_drafts"."return_reason")) > 0),
	CONSTRAINT "a_presented_report_has_a_version" CHECK("november_drafts"."state" <> 'presented' OR "november_drafts"."version" > 0),
	CONSTRAINT "a_correction_says_why" CHECK(("november_drafts"."version" > 0 AND "november_drafts"."state" <> 'presented') = ("november_drafts"."correction_reason" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE `november_reports` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`received_year` integer NOT NULL,
	`received_place` integer NOT NULL,
	`received_at` text NOT NULL,
	`correction_reason` text DEFAULT '' NOT NULL,
	`content` text NOT NULL,
	`signature` text NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`entity_id`, `year`, `version`),
	FOREIGN KEY (`entity_id`,`year`) REFERENCES `november_drafts`(`entity_id`,`year`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_are_counted" CHECK("november_reports"."version" >= 1 AND "november_reports"."received_place" >= 1),
	CONSTRAINT "a_corrected_report_says_why" CHECK(("november_reports"."version" = 1) = (length(trim("november_reports"."correction_reason")) = 0)),
	CONSTRAINT "a_report_has_a_digest" CHECK(length("november_reports"."digest") = 64)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_reception_number` ON `november_reports` (`received_year`,`received_place`);--> statement-breakpoint
CREATE INDEX `november_report_queue` ON `november_reports` (`year`,`received_at`);--> statement-breakpoint
CREATE TABLE `november_steps` (
	`id` integer PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`at` text NOT NULL,
	`user_id` text NOT NULL,
	`who` text NOT NULL,
	`step` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`entity_id`,`year`) REFERENCES `november_drafts`(`entity_id`,`year`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_november_step" CHECK("november_steps"."step" IN ('sent-to-head','taken-back','returned','presented','correction-started','correction-dropped','received','observed')),
	CONSTRAINT "an_observation_says_what" CHECK("november_steps"."step" NOT IN ('observed','returned','correction-started') OR length(trim("november_steps"."detail")) > 0)
);
--> statement-breakpoint
CREATE INDEX `november_step_report` ON `november_steps` (`entity_id`,`year`,`version`);
--> statement-breakpoint
CREATE TRIGGER a_presented_report_is_kept BEFORE UPDATE ON november_reports
BEGIN SELECT RAISE(ABORT, 'a presented report is changed by a correction alone'); END;
--> statement-breakpoint
CREATE TRIGGER a_presented_report_is_not_deleted BEFORE DELETE ON november_reports
BEGIN SELECT RAISE(ABORT, 'a presented report is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER november_steps_are_kept BEFORE UPDATE ON november_steps
BEGIN SELECT RAISE(ABORT, 'a step of a report is kept as it was'); END;
--> statement-breakpoint
CREATE TRIGGER november_steps_are_not_deleted BEFORE DELETE ON november_steps
BEGIN SELECT RAISE(ABORT, 'a step of a report is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER intake_rules_are_kept BEFORE UPDATE ON intake_rules
BEGIN SELECT RAISE(ABORT, 'how reports are taken in is said anew, not rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER intake_rules_are_not_deleted BEFORE DELETE ON intake_rules
BEGIN SELECT RAISE(ABORT, 'how reports were taken in is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER a_text_with_the_head_stands_still BEFORE UPDATE OF texts, letter_number, letter_date ON november_drafts
WHEN OLD.state IN ('with-head','presented')
BEGIN SELECT RAISE(ABORT, 'a report that waits for the head or was presented is not written on'); END;

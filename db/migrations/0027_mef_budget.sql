CREATE TABLE `mef_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`revision` integer NOT NULL,
	`verdict` text NOT NULL,
	`programme` text,
	`reason` text DEFAULT '' NOT NULL,
	`answered_by` text NOT NULL,
	`answered_by_name` text NOT NULL,
	`answered_at` text NOT NULL,
	`reply` text,
	`reply_text` text DEFAULT '' NOT NULL,
	`replied_by` text,
	`replied_at` text,
	FOREIGN KEY (`entity_id`,`year`) REFERENCES `mef_pliegos`(`entity_id`,`year`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_mef_verdict" CHECK("mef_answers"."verdict" IN ('confirmed','objected')),
	CONSTRAINT "known_mef_reply" CHECK("mef_answers"."reply" IS NULL OR "mef_answers"."reply" IN ('kept','to-correct')),
	CONSTRAINT "an_objection_says_why" CHECK("mef_answers"."verdict" <> 'objected' OR length(trim("mef_answers"."reason")) > 0),
	CONSTRAINT "only_an_objection_is_replied_to_in_words" CHECK(("mef_answers"."reply" IS NULL AND "mef_answers"."replied_by" IS NULL AND "mef_answers"."replied_at" IS NULL)
        OR ("mef_answers"."verdict" = 'objected' AND "mef_answers"."reply" IS NOT NULL AND "mef_answers"."replied_by" IS NOT NULL
          AND "mef_answers"."replied_at" IS NOT NULL AND length(trim("mef_answers"."reply_text")) > 0))
);
--> statement-breakpoint
CREATE INDEX `mef_answer_pliego` ON `mef_answers` (`entity_id`,`year`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_objection_waits` ON `mef_answers` (`entity_id`,`year`,`revision`) WHERE "mef_answers"."verdict" = 'objected' AND "mef_answers"."reply" IS NULL;--> statement-breakpoint
CREATE TABLE `mef_figures` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`programme` text NOT NULL,
	`programme_name` text NOT NULL,
	`pim` integer NOT NULL,
	`executed` integer NOT NULL,
	PRIMARY KEY(`entity_id`, `year`, `programme`),
	FOREIGN KEY (`entity_id`,`year`) REFERENCES `mef_pliegos`(`entity_id`,`year`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "a_programme_has_a_code" CHECK(length("mef_figures"."programme") = 4 AND "mef_figures"."programme" NOT GLOB '*[^0-9]*'),
	CONSTRAINT "programme_money_is_no_debt" CHECK("mef_figures"."pim" >= 0 AND "mef_figures"."executed" >= 0)
);
--> statement-breakpoint
CREATE TABLE `mef_pliegos` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`total_pim` integer,
	`source` text NOT NULL,
	`sourced_on` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`imported_by` text NOT NULL,
	`imported_on` text NOT NULL,
	PRIMARY KEY(`entity_id`, `year`),
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "a_whole_budget_is_no_debt" CHECK("mef_pliegos"."total_pim" IS NULL OR "mef_pliegos"."total_pim" >= 0),
	CONSTRAINT "mef_figures_have_a_source" CHECK(length(trim("mef_pliegos"."source")) > 0)
);
--> statement-breakpoint
CREATE INDEX `mef_pliego_year` ON `mef_pliegos` (`year`);--> statement-breakpoint
CREATE TRIGGER a_mef_answer_is_of_the_figures_that_stand BEFORE INSERT ON mef_answers
WHEN NEW.revision <> (SELECT revision FROM mef_pliegos WHERE entity_id = NEW.entity_id AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'the figures changed before they were answered'); END;
--> statement-breakpoint
CREATE TRIGGER mef_answers_are_kept BEFORE UPDATE ON mef_answers
WHEN OLD.reply IS NOT NULL OR NEW.id <> OLD.id OR NEW.entity_id <> OLD.entity_id OR NEW.year <> OLD.year
        OR NEW.revision <> OLD.revision OR NEW.verdict <> OLD.verdict OR NEW.programme IS NOT OLD.programme
        OR NEW.reason <> OLD.reason OR NEW.answered_by <> OLD.answered_by
        OR NEW.answered_by_name <> OLD.answered_by_name OR NEW.answered_at <> OLD.answered_at
BEGIN SELECT RAISE(ABORT, 'an answer about figures of MEF is replied to once and kept'); END;
--> statement-breakpoint
CREATE TRIGGER mef_answers_are_not_deleted BEFORE DELETE ON mef_answers
BEGIN SELECT RAISE(ABORT, 'an answer about figures of MEF is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER mef_revisions_only_rise BEFORE UPDATE OF revision ON mef_pliegos
WHEN NEW.revision <= OLD.revision
BEGIN SELECT RAISE(ABORT, 'the revision of figures of MEF rises'); END;

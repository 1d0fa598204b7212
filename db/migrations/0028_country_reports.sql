CREATE TABLE `country_report_drafts` (
	`year` integer PRIMARY KEY NOT NULL,
	`texts` text NOT NULL,
	`explanations` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_on` text NOT NULL,
	`saved_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `country_reports` (
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`published_on` text NOT NULL,
	`signature` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`year`, `version`),
	CONSTRAINT "a_revision_says_why" CHECK(("country_reports"."version" = 1) = ("country_reports"."reason" = ''))
);
--> statement-breakpoint
CREATE TRIGGER country_reports_are_kept BEFORE UPDATE ON country_reports
BEGIN SELECT RAISE(ABORT, 'a published country report is kept as it is'); END;
--> statement-breakpoint
CREATE TRIGGER country_reports_are_not_deleted BEFORE DELETE ON country_reports
BEGIN SELECT RAISE(ABORT, 'a published country report is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER editions_follow_each_other BEFORE INSERT ON country_reports
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM country_reports WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'an edition of a country report follows the one before'); END;
--> statement-breakpoint
CREATE TRIGGER a_report_draft_stays_of_its_year BEFORE UPDATE ON country_report_drafts
WHEN NEW.year <> OLD.year OR NEW.revision <> OLD.revision + 1
BEGIN SELECT RAISE(ABORT, 'a draft of a country report is changed in its own row'); END;

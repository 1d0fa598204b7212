CREATE TABLE `open_data_acts` (
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`acted_on` text NOT NULL,
	`signature` text NOT NULL,
	`reason` text NOT NULL,
	`head` text,
	`digest` text NOT NULL,
	PRIMARY KEY(`year`, `version`),
	CONSTRAINT "an_act_on_open_data_says_why" CHECK(("open_data_acts"."version" = 1) = ("open_data_acts"."reason" = '')),
	CONSTRAINT "a_publication_says_what" CHECK(("open_data_acts"."kind" = 'published') = ("open_data_acts"."head" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE `open_data_tables` (
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`dataset` text NOT NULL,
	`rows` text NOT NULL,
	`row_count` integer NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`year`, `version`, `dataset`),
	FOREIGN KEY (`year`,`version`) REFERENCES `open_data_acts`(`year`,`version`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER open_data_acts_are_kept BEFORE UPDATE ON open_data_acts
BEGIN SELECT RAISE(ABORT, 'an entry of the log of open data is kept as it is'); END;
--> statement-breakpoint
CREATE TRIGGER open_data_acts_are_not_deleted BEFORE DELETE ON open_data_acts
BEGIN SELECT RAISE(ABORT, 'an entry of the log of open data is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER open_data_acts_follow_each_other BEFORE INSERT ON open_data_acts
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM open_data_acts WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'an entry of the log of open data follows the one before'); END;
--> statement-breakpoint
CREATE TRIGGER only_what_is_published_is_withdrawn BEFORE INSERT ON open_data_acts
WHEN NEW.kind = 'withdrawn' AND coalesce((SELECT kind FROM open_data_acts
      WHERE year = NEW.year ORDER BY version DESC LIMIT 1), '') <> 'published'
BEGIN SELECT RAISE(ABORT, 'open data that are not published cannot be withdrawn'); END;
--> statement-breakpoint
CREATE TRIGGER open_data_tables_are_kept BEFORE UPDATE ON open_data_tables
BEGIN SELECT RAISE(ABORT, 'a published table is kept as it is'); END;
--> statement-breakpoint
CREATE TRIGGER open_data_tables_are_not_deleted BEFORE DELETE ON open_data_tables
BEGIN SELECT RAISE(ABORT, 'a published table is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER a_table_is_of_the_newest_publication BEFORE INSERT ON open_data_tables
WHEN NOT EXISTS (SELECT 1 FROM open_data_acts WHERE year = NEW.year AND version = NEW.version AND kind = 'published'
      AND version = (SELECT max(version) FROM open_data_acts WHERE year = NEW.year)
      AND json_extract(head, '$.tables.' || NEW.dataset) = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'a table is added only to the publication that names it'); END;

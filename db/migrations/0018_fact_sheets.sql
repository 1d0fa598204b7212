CREATE TABLE `fact_sheets` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`counted_on` text NOT NULL,
	`content` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_on` text NOT NULL,
	PRIMARY KEY(`entity_id`, `year`),
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "facts_are_counted_in_their_year" CHECK(substr("fact_sheets"."counted_on", 1, 4) = CAST("fact_sheets"."year" AS TEXT))
);
--> statement-breakpoint
CREATE TRIGGER a_fact_sheet_holds_no_small_number BEFORE INSERT ON fact_sheets
WHEN EXISTS (
        SELECT 1 FROM json_tree(NEW.content)
        WHERE key IN ('women','men') AND atom BETWEEN 1 AND 4 AND path <> '$.year.hours'
      )
BEGIN SELECT RAISE(ABORT, 'a fact sheet holds no number of people from 1 to 4'); END;
--> statement-breakpoint
CREATE TRIGGER a_fact_sheet_gets_no_small_number BEFORE UPDATE ON fact_sheets
WHEN EXISTS (
        SELECT 1 FROM json_tree(NEW.content)
        WHERE key IN ('women','men') AND atom BETWEEN 1 AND 4 AND path <> '$.year.hours'
      )
BEGIN SELECT RAISE(ABORT, 'a fact sheet gets no number of people from 1 to 4'); END;
--> statement-breakpoint
CREATE TRIGGER a_fact_sheet_stays_of_its_year BEFORE UPDATE ON fact_sheets
WHEN NEW.entity_id <> OLD.entity_id OR NEW.year <> OLD.year OR NEW.revision <> OLD.revision + 1
BEGIN SELECT RAISE(ABORT, 'a fact sheet is put right in its own row'); END;

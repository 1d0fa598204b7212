CREATE TABLE `record_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`fact_id` text NOT NULL,
	`kind` text NOT NULL,
	`shows` text NOT NULL,
	`reference` text,
	`names_people` integer DEFAULT false NOT NULL,
	`file_name` text,
	`media_type` text,
	`size` integer,
	`sha256` text,
	`added_by` text NOT NULL,
	`added_on` text NOT NULL,
	`removed_on` text,
	`file_deleted_on` text,
	FOREIGN KEY (`fact_id`) REFERENCES `record_facts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_fact_proof" CHECK("record_evidence"."kind" IN ('file','link','document')),
	CONSTRAINT "a_fact_proof_is_a_file_or_a_reference" CHECK(("record_evidence"."kind" = 'file' AND "record_evidence"."file_name" IS NOT NULL AND "record_evidence"."media_type" IS NOT NULL
        AND "record_evidence"."size" BETWEEN 1 AND 10485760 AND length("record_evidence"."sha256") = 64)
        OR ("record_evidence"."kind" IN ('link','document') AND length(trim(coalesce("record_evidence"."reference", ''))) > 0))
);
--> statement-breakpoint
CREATE INDEX `record_evidence_fact` ON `record_evidence` (`fact_id`);--> statement-breakpoint
CREATE TABLE `record_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text,
	`year` integer NOT NULL,
	`kind` text NOT NULL,
	`occurred_on` text NOT NULL,
	`content` text,
	`origin` text NOT NULL,
	`letter_number` text,
	`letter_on` text,
	`state` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`recorded_on` text NOT NULL,
	`submitted_on` text,
	`reviewed_on` text,
	`copied_from_id` text,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`copied_from_id`) REFERENCES `record_facts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_fact" CHECK("record_facts"."kind" IN ('mechanism-act','mechanism-members','equality-officer','activity-plan','instrument-applied','internal-document','training','norm','communication','good-practice','tools-presented','training-given','assistance-given')),
	CONSTRAINT "known_fact_origin" CHECK("record_facts"."origin" IN ('entity','ministry')),
	CONSTRAINT "known_fact_state" CHECK("record_facts"."state" IN ('draft','submitted','observed','validated')),
	CONSTRAINT "a_fact_is_of_who_may_say_it" CHECK(("record_facts"."entity_id" IS NOT NULL AND "record_facts"."kind" IN ('mechanism-act','mechanism-members','equality-officer','activity-plan','instrument-applied','internal-document','training','norm','communication','good-practice'))
        OR ("record_facts"."entity_id" IS NULL AND "record_facts"."kind" IN ('tools-presented','training-given','assistance-given') AND "record_facts"."origin" = 'ministry')),
	CONSTRAINT "a_fact_happens_in_its_year" CHECK(substr("record_facts"."occurred_on", 1, 4) = CAST("record_facts"."year" AS TEXT)
        OR ("record_facts"."kind" IN ('mechanism-act','mechanism-members','equality-officer') AND substr("record_facts"."occurred_on", 1, 4) < CAST("record_facts"."year" AS TEXT))),
	CONSTRAINT "a_letter_has_number_and_day" CHECK(("record_facts"."letter_number" IS NULL) = ("record_facts"."letter_on" IS NULL)),
	CONSTRAINT "the_ministry_records_for_an_entity_by_letter" CHECK("record_facts"."origin" = 'entity' OR "record_facts"."entity_id" IS NULL OR "record_facts"."letter_number" IS NOT NULL),
	CONSTRAINT "a_told_fact_has_a_day" CHECK(("record_facts"."state" = 'draft') = ("record_facts"."submitted_on" IS NULL)),
	CONSTRAINT "a_read_fact_has_a_day" CHECK("record_facts"."state" IN ('draft','submitted') OR "record_facts"."reviewed_on" IS NOT NULL)
);
--> statement-breakpoint
CREATE INDEX `record_fact_entity` ON `record_facts` (`entity_id`,`year`);--> statement-breakpoint
CREATE INDEX `record_fact_year` ON `record_facts` (`year`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `nothing_is_said_once` ON `record_facts` (`entity_id`,`year`,`kind`) WHERE "record_facts"."content" IS NULL;--> statement-breakpoint
CREATE TABLE `record_steps` (
	`id` integer PRIMARY KEY NOT NULL,
	`fact_id` text NOT NULL,
	`at` text NOT NULL,
	`user_id` text NOT NULL,
	`who` text NOT NULL,
	`event` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`fact_id`) REFERENCES `record_facts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_fact_event" CHECK("record_steps"."event" IN ('recorded','changed','submitted','taken-back','observed','answered','validated','evidence-added','evidence-removed')),
	CONSTRAINT "asked_and_answered_in_words" CHECK("record_steps"."event" NOT IN ('observed','answered') OR length(trim("record_steps"."text")) > 0)
);
--> statement-breakpoint
CREATE INDEX `record_step_fact` ON `record_steps` (`fact_id`);
--> statement-breakpoint
CREATE TRIGGER a_fact_stays_what_it_is_of BEFORE UPDATE ON record_facts
WHEN NEW.id <> OLD.id OR NEW.entity_id IS NOT OLD.entity_id OR NEW.year <> OLD.year OR NEW.kind <> OLD.kind
        OR NEW.origin <> OLD.origin OR NEW.recorded_on <> OLD.recorded_on OR NEW.revision <> OLD.revision + 1
        OR (NEW.content IS NULL) <> (OLD.content IS NULL)
BEGIN SELECT RAISE(ABORT, 'a recorded fact is put right in its own row'); END;
--> statement-breakpoint
CREATE TRIGGER a_read_fact_does_not_change BEFORE UPDATE ON record_facts
WHEN OLD.state IN ('submitted','validated') AND NEW.state <> 'draft' AND OLD.origin = 'entity'
        AND (NEW.occurred_on <> OLD.occurred_on OR NEW.content IS NOT OLD.content)
BEGIN SELECT RAISE(ABORT, 'what was told to the Ministry changes only once it is observed or taken back'); END;
--> statement-breakpoint
CREATE TRIGGER a_fact_goes_its_way BEFORE UPDATE ON record_facts
WHEN NEW.state <> OLD.state AND NOT (
        (OLD.state = 'draft' AND NEW.state = 'submitted')
        OR (OLD.state = 'submitted' AND NEW.state IN ('observed','validated'))
        OR (OLD.state = 'submitted' AND NEW.state = 'draft' AND OLD.reviewed_on IS NULL)
        OR (OLD.state = 'observed' AND NEW.state IN ('submitted','validated'))
        OR (OLD.state = 'validated' AND NEW.state = 'observed')
        OR (OLD.origin = 'ministry' AND (OLD.state = 'draft' OR NEW.state = 'draft'))
      )
BEGIN SELECT RAISE(ABORT, 'a fact goes from draft to the Ministry and back'); END;
--> statement-breakpoint
CREATE TRIGGER only_a_draft_of_a_fact_is_deleted BEFORE DELETE ON record_facts
WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'what was told to the Ministry is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER nothing_and_something_exclude_each_other BEFORE INSERT ON record_facts
WHEN EXISTS (
        SELECT 1 FROM record_facts AS other
        WHERE other.entity_id IS NEW.entity_id AND other.year = NEW.year AND other.kind = NEW.kind
          AND (other.content IS NULL OR NEW.content IS NULL)
      )
BEGIN SELECT RAISE(ABORT, 'of a kind there is something in a year, or nothing'); END;
--> statement-breakpoint
CREATE TRIGGER a_step_of_a_fact_is_kept BEFORE UPDATE ON record_steps
BEGIN SELECT RAISE(ABORT, 'what became of a fact is kept as it was'); END;
--> statement-breakpoint
CREATE TRIGGER a_step_of_a_fact_is_not_deleted BEFORE DELETE ON record_steps
WHEN EXISTS (SELECT 1 FROM record_facts WHERE record_facts.id = OLD.fact_id AND record_facts.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'what became of a fact is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER proof_of_a_fact_is_fixed BEFORE UPDATE OF
        id, fact_id, kind, shows, reference, names_people, file_name, media_type, size, sha256, added_by, added_on ON record_evidence
BEGIN SELECT RAISE(ABORT, 'a proof of a fact is taken off and added again, never rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER proof_of_a_fact_is_kept BEFORE DELETE ON record_evidence
WHEN EXISTS (SELECT 1 FROM record_facts WHERE record_facts.id = OLD.fact_id AND record_facts.state <> 'draft')
BEGIN SELECT RAISE(ABORT, 'a proof of a fact that was told stays in the history'); END;

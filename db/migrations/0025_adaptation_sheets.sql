CREATE TABLE `adaptation_documents` (
	`entity_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`planned_on` text,
	`adapted_on` text,
	`unit` text DEFAULT '' NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`revision` integer NOT NULL,
	`saved_on` text NOT NULL,
	PRIMARY KEY(`entity_id`, `id`),
	FOREIGN KEY (`entity_id`) REFERENCES `adaptation_sheets`(`entity_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_document_kind" CHECK("adaptation_documents"."kind" IN ('pei','poi','pdp','ris','pbs','rof','posts','tupa','directives','directive','other')),
	CONSTRAINT "known_adaptation_state" CHECK("adaptation_documents"."state" IN ('not-reviewed','no-change','to-adapt','in-process','adapted','not-held')),
	CONSTRAINT "a_named_document_has_a_name" CHECK(("adaptation_documents"."kind" IN ('directive','other')) = (length(trim("adaptation_documents"."name")) > 0)
        AND ("adaptation_documents"."kind" IN ('directive','other')) = ("adaptation_documents"."id" <> "adaptation_documents"."kind")),
	CONSTRAINT "an_adapted_document_has_its_day" CHECK(("adaptation_documents"."state" = 'adapted') = ("adaptation_documents"."adapted_on" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE `adaptation_proofs` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`document_id` text NOT NULL,
	`kind` text NOT NULL,
	`reference` text,
	`file_name` text,
	`media_type` text,
	`size` integer,
	`sha256` text,
	`added_on` text NOT NULL,
	`replaced_on` text,
	`file_deleted_on` text,
	FOREIGN KEY (`entity_id`,`document_id`) REFERENCES `adaptation_documents`(`entity_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_adaptation_proof" CHECK("adaptation_proofs"."kind" IN ('file','link','document')),
	CONSTRAINT "an_adaptation_proof_is_a_file_or_a_reference" CHECK(("adaptation_proofs"."kind" = 'file' AND "adaptation_proofs"."file_name" IS NOT NULL AND "adaptation_proofs"."media_type" IS NOT NULL
        AND "adaptation_proofs"."size" BETWEEN 1 AND 10485760 AND length("adaptation_proofs"."sha256") = 64)
        OR ("adaptation_proofs"."kind" IN ('link','document') AND length(trim(coalesce("adaptation_proofs"."reference", ''))) > 0))
);
--> statement-breakpoint
CREATE INDEX `adaptation_proof_document` ON `adaptation_proofs` (`entity_id`,`document_id`);--> statement-breakpoint
CREATE TABLE `adaptation_sheets` (
	`entity_id` text PRIMARY KEY NOT NULL,
	`started_on` text NOT NULL,
	`ended_on` text,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE TRIGGER a_document_is_added_while_the_sheet_is_open BEFORE INSERT ON adaptation_documents
WHEN EXISTS (SELECT 1 FROM adaptation_sheets WHERE entity_id = NEW.entity_id AND ended_on IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a sheet of adaptation that has ended gets no document'); END;
--> statement-breakpoint
CREATE TRIGGER a_document_changes_while_the_sheet_is_open BEFORE UPDATE ON adaptation_documents
WHEN EXISTS (SELECT 1 FROM adaptation_sheets WHERE entity_id = NEW.entity_id AND ended_on IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a document of a sheet of adaptation that has ended does not change'); END;
--> statement-breakpoint
CREATE TRIGGER a_sheet_ends_with_nothing_pending BEFORE UPDATE OF ended_on ON adaptation_sheets
WHEN NEW.ended_on IS NOT NULL AND (
        EXISTS (SELECT 1 FROM adaptation_documents WHERE entity_id = NEW.entity_id
          AND state IN ('not-reviewed','to-adapt','in-process'))
        OR (SELECT count(*) FROM adaptation_documents WHERE entity_id = NEW.entity_id AND id = kind) < 9
      )
BEGIN SELECT RAISE(ABORT, 'a sheet of adaptation ends once every document was reviewed and adapted'); END;
--> statement-breakpoint
CREATE TRIGGER proof_of_an_adaptation_is_fixed BEFORE UPDATE OF
        id, entity_id, document_id, kind, reference, file_name, media_type, size, sha256, added_on ON adaptation_proofs
BEGIN SELECT RAISE(ABORT, 'a proof of an adaptation is replaced, never rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER proof_of_an_adaptation_is_kept BEFORE DELETE ON adaptation_proofs
BEGIN SELECT RAISE(ABORT, 'a proof of an adaptation that was replaced stays'); END;

ALTER TABLE `entities` ADD `ruc` text;--> statement-breakpoint
ALTER TABLE `entities` ADD `ubigeo` text;--> statement-breakpoint
ALTER TABLE `entities` ADD `sector` text;--> statement-breakpoint
CREATE UNIQUE INDEX `one_active_entity_of_a_ruc` ON `entities` (`ruc`) WHERE "entities"."status" = 'active';--> statement-breakpoint
CREATE INDEX `entity_parent` ON `entities` (`parent_id`);--> statement-breakpoint
CREATE TRIGGER an_entity_is_named_by_sound_numbers BEFORE UPDATE OF ruc, ubigeo ON entities
WHEN (NEW.ruc IS NOT NULL AND NOT (length(NEW.ruc) = 11 AND NEW.ruc GLOB '20*' AND NEW.ruc NOT GLOB '*[^0-9]*'))
      OR (NEW.ubigeo IS NOT NULL AND NOT (length(NEW.ubigeo) = 6 AND NEW.ubigeo NOT GLOB '*[^0-9]*'))
BEGIN SELECT RAISE(ABORT, 'a tax number has eleven digits and begins with 20, a geographic code has six'); END;
--> statement-breakpoint
CREATE TRIGGER a_new_entity_is_named_by_sound_numbers BEFORE INSERT ON entities
WHEN (NEW.ruc IS NOT NULL AND NOT (length(NEW.ruc) = 11 AND NEW.ruc GLOB '20*' AND NEW.ruc NOT GLOB '*[^0-9]*'))
      OR (NEW.ubigeo IS NOT NULL AND NOT (length(NEW.ubigeo) = 6 AND NEW.ubigeo NOT GLOB '*[^0-9]*'))
BEGIN SELECT RAISE(ABORT, 'a new entity has a tax number of eleven digits that begins with 20, and a geographic code of six, or none'); END;

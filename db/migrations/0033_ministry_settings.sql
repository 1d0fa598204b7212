CREATE TABLE `ministry_settings` (
	`version` integer PRIMARY KEY NOT NULL,
	`office` text NOT NULL,
	`sender_name` text NOT NULL,
	`sender_address` text NOT NULL,
	`contact_mail` text NOT NULL,
	`contact_phone` text NOT NULL,
	`terms` text NOT NULL,
	`saved_on` text NOT NULL,
	CONSTRAINT "settings_are_counted" CHECK("ministry_settings"."version" >= 1),
	CONSTRAINT "a_sender_name_is_one_line" CHECK(instr("ministry_settings"."sender_name", char(10)) = 0 AND instr("ministry_settings"."sender_name", char(13)) = 0),
	CONSTRAINT "settings_fit" CHECK(length("ministry_settings"."office") <= 120 AND length("ministry_settings"."sender_name") <= 60 AND length("ministry_settings"."sender_address") <= 254 AND length("ministry_settings"."contact_mail") <= 254 AND length("ministry_settings"."contact_phone") <= 60 AND length("ministry_settings"."terms") <= 4000)
);
--> statement-breakpoint
CREATE TRIGGER ministry_settings_are_kept BEFORE UPDATE ON ministry_settings
BEGIN SELECT RAISE(ABORT, 'settings of the Ministry are kept as they were'); END;
--> statement-breakpoint
CREATE TRIGGER ministry_settings_are_not_deleted BEFORE DELETE ON ministry_settings
BEGIN SELECT RAISE(ABORT, 'settings of the Ministry are not deleted'); END;

CREATE TABLE "identity"."device_sightings" (
	"user_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"browser" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "device_sightings_user_id_token_hash_pk" PRIMARY KEY("user_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "identity"."network_sightings" (
	"user_id" text NOT NULL,
	"network" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "network_sightings_user_id_network_pk" PRIMARY KEY("user_id","network")
);
--> statement-breakpoint
ALTER TABLE "identity"."challenges" ADD COLUMN "shown_device" text;--> statement-breakpoint
ALTER TABLE "identity"."device_sightings" ADD CONSTRAINT "device_sightings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."network_sightings" ADD CONSTRAINT "network_sightings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_sightings_token_hash_index" ON "identity"."device_sightings" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "device_sightings_last_seen_at_index" ON "identity"."device_sightings" USING btree ("last_seen_at");--> statement-breakpoint
CREATE INDEX "network_sightings_last_seen_at_index" ON "identity"."network_sightings" USING btree ("last_seen_at");